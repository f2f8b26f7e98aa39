# Idea: .tofu files, hidden ones, backups, texts and folders below are not read; a file named .auto.tfvars is.

resource "terraform_data" "read" { input = [local.a, var.a] }
locals { a = "main" }
variable "a" { default = "default" }
