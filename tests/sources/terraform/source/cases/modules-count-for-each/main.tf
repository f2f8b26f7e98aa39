# Idea: modules with count and for_each, one within another, and the addresses and outputs that they give.

variable "tiers" {
  default = {
    web = { count = 2, ports = [80, 443] }
    db  = { count = 0, ports = [] }
    app = { count = 1, ports = [8080] }
  }
}

module "tier" {
  source   = "./modules/tier"
  for_each = var.tiers
  name     = each.key
  copies   = each.value.count
  ports    = each.value.ports
}
module "repeated" {
  source = "./modules/tier"
  count  = 2
  name   = "r${count.index}"
}
module "off" {
  source = "./modules/tier"
  count  = 0
  name   = "off"
}

resource "terraform_data" "all" {
  input = {
    names    = { for k, m in module.tier : k => m.names }
    web      = module.tier["web"].names[1]
    repeated = module.repeated[*].names
    second   = module.repeated[1].ports
    off      = module.off[*].names
    off_one  = one(module.off[*].names)
    off_try  = try(module.off[0].names, "none")
    length   = [length(module.tier), length(module.repeated), length(module.off)]
    flat     = flatten(values(module.tier)[*].ports)
  }
}
