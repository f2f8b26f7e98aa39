# Nothing to judge: no resource at all, one that count switches off, one output.

terraform {
  required_version = ">= 1.11"
}

variable "enabled" {
  type    = bool
  default = false
}

resource "terraform_data" "off" {
  count = var.enabled ? 1 : 0
}

output "greeting" {
  value = "no resources"
}
