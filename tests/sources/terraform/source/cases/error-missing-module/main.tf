# Idea: the source of a module does not exist, and another module needs the network.

module "gone" {
  source = "./modules/gone"
  a      = 1
}
resource "terraform_data" "sound" { input = "x" }
resource "terraform_data" "uses" { input = module.gone.value }
