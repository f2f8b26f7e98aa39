# Idea: whole resources, lists of resources and modules are passed to modules and come out of them.

resource "terraform_data" "one" {
  input = { name = "one", port = 443 }
}
resource "terraform_data" "many" {
  for_each = toset(["a", "b"])
  input    = each.key
}

module "uses" {
  source   = "./modules/uses"
  resource = terraform_data.one
  many     = terraform_data.many
}
module "uses_module" {
  source   = "./modules/uses"
  resource = module.uses.resource
  many     = module.uses.many
}

resource "terraform_data" "all" {
  input = {
    direct  = module.uses.port
    through = module.uses_module.port
    many    = module.uses_module.many["b"].input
    object  = module.uses.summary
  }
}
