# Idea: optional variables left out, conversions at the border, validation, sensitive variables, descriptions.

module "few" {
  source = "./modules/child"
  port   = "443"
}
module "all" {
  source  = "./modules/child"
  port    = 80.0
  names   = ["b", "a", "b"]
  secret  = "hidden"
  rules   = [{ port = "22" }, { port = 53, protocol = "udp", extra = true }]
  enabled = "false"
}

resource "terraform_data" "all" {
  input = [module.few.all, module.all.all, module.all.is_list]
}
