# Idea: two resources and an output of a module that need each other.

resource "terraform_data" "a" { input = module.m.out }
module "m" {
  source = "./modules/m"
  in     = terraform_data.b.input
}
resource "terraform_data" "b" { input = terraform_data.a.input }
