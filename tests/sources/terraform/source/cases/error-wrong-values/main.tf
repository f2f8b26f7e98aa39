# Idea: values that do not convert, indices out of range, attributes that are missing, division by zero.

variable "port" {
  type    = number
  default = 80
}
locals { list = ["a"] }
resource "terraform_data" "index" { input = local.list[3] }
resource "terraform_data" "attribute" { input = { a = 1 }.b }
resource "terraform_data" "division" { input = 1 / (var.port - 80) }
resource "terraform_data" "text" { input = 1 + "x" }
resource "terraform_data" "null_in_text" { input = "a${null}" }
resource "terraform_data" "function" { input = nothing("x") }
resource "terraform_data" "duplicate_key" { input = { for v in ["a", "a"] : v => 1 } }
resource "terraform_data" "bool" { input = "yes" ? 1 : 2 }
resource "terraform_data" "coalesce" { input = coalesce(null, "") }
resource "terraform_data" "json" { input = jsondecode("{") }
