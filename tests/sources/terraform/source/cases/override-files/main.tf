# Idea: override.tf and *_override.tf replace arguments and whole nested blocks, locals, variables, outputs.

variable "size" {
  type    = string
  default = "small"
}
variable "kept" { default = "kept" }

locals {
  a = "original a"
  b = "original b"
}

resource "terraform_data" "all" {
  input            = [local.a, local.b, var.size, var.kept, module.child.value]
  triggers_replace = "original"
}

module "child" {
  source = "./modules/child"
  first  = "original"
  second = "original"
}
