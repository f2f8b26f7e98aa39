# Idea: a resource, a local and a variable are defined twice.

variable "a" { default = 1 }
variable "a" { default = 2 }
locals { b = 1 }
locals { b = 2 }
resource "terraform_data" "x" { input = var.a }
resource "terraform_data" "x" { input = local.b }
