# Idea: a variable without a default and without a value.

variable "needed" { type = string }
variable "given" { default = "given" }

resource "terraform_data" "uses" { input = "x-${var.needed}" }
resource "terraform_data" "sound" { input = var.given }
