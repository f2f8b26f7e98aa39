# Idea: locals that need each other.

locals {
  a = local.b
  b = upper(local.c)
  c = "${local.a}"
}
resource "terraform_data" "x" { input = local.a }
resource "terraform_data" "y" { input = "fine" }
