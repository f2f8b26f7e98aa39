variable "name" { type = string }
variable "tags" {
  type    = map(string)
  default = {}
}
locals { tags = merge({ Name = var.name }, var.tags) }

module "middle" {
  source = "../middle"
  config = { name = var.name, tags = local.tags }
}

output "name_out" { value = module.middle.name }
output "deep" { value = module.middle.deep }
