# Idea: a value in tfvars that does not convert.

variable "a" { type = number }
resource "terraform_data" "x" { input = var.a }
