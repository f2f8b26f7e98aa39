# Idea: modules three deep, outputs going up, variables going down, paths of modules, and the same module twice.

variable "name" { default = "portal" }

module "first" {
  source = "./modules/outer"
  name   = "${var.name}-first"
  tags   = { Level = 3 }
}
module "second" {
  source = "./modules/outer"
  name   = module.first.name_out
}

resource "terraform_data" "all" {
  input = {
    first  = module.first
    second = module.second.deep
    whole  = module.second["name_out"]
    keys   = keys(module.first)
  }
}
