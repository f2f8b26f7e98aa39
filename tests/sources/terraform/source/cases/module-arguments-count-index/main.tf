# Idea: count.index, each.key and path in a module's arguments, and a module's for_each from another's output.

module "first" {
  source = "./modules/m"
  for_each = {
    a = { replicas = 2 }
    b = { replicas = 0 }
  }
  name     = "${each.key}-${each.value.replicas}"
  replicas = each.value.replicas
}
module "second" {
  source   = "./modules/m"
  for_each = { for k, m in module.first : k => m.names if length(m.names) > 0 }
  name     = join("+", each.value)
}
module "third" {
  source   = "./modules/m"
  count    = length(module.second["a"].names) * 2
  name     = "${path.module}-${count.index}"
  replicas = count.index
}
