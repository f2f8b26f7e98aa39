# Idea: count of 0, 1 and n, from length() and conditions, text and numbers, with count.index in many places.

variable "zones" { default = ["a", "b", "c"] }
variable "create" { default = false }
variable "text_count" { default = "2" }

resource "terraform_data" "none" {
  count = 0
  input = "never"
}
resource "terraform_data" "one" {
  count = 1
  input = count.index
}
resource "terraform_data" "zones" {
  count = length(var.zones)
  input = { zone = var.zones[count.index], name = format("zone-%02d", count.index + 1), last = count.index == length(var.zones) - 1 }
}
resource "terraform_data" "condition" {
  count = var.create ? 1 : 0
  input = "never"
}
resource "terraform_data" "not_condition" {
  count = !var.create ? 1 : 0
  input = "here"
}
resource "terraform_data" "text" {
  count = var.text_count
  input = "${count.index}"
}
resource "terraform_data" "chained" {
  count = length(terraform_data.zones) - 1
  input = terraform_data.zones[count.index + 1].input.name
}
resource "terraform_data" "eleven" {
  count = 11
  input = count.index % 2 == 0 ? "even" : "odd"
}
