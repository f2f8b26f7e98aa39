# Idea: for over maps, objects and sets goes by key; grouping collects values of a key.

locals {
  object = { zeta = 1, alpha = "two", Mid = true }
  map    = tomap({ b = "2", a = "1", c = "3" })
  set    = toset(["z", "a", "m", "a"])
  people = [
    { name = "an", team = "x", age = 30 },
    { name = "binh", team = "y", age = 20 },
    { name = "chi", team = "x", age = 40 },
  ]
}

resource "terraform_data" "all" {
  input = {
    object_values = [for v in local.object : v]
    object_pairs  = [for k, v in local.object : "${k}=${v}"]
    map_pairs     = [for k, v in local.map : "${k}=${v}"]
    set_values    = [for v in local.set : v]
    set_pairs     = [for k, v in local.set : "${k}:${v}"]
    swapped       = { for k, v in local.map : v => k }
    grouped       = { for p in local.people : p.team => p.name... }
    grouped_if    = { for p in local.people : p.team => p... if p.age > 25 }
    grouped_keys  = keys({ for p in local.people : p.team => p... })
    filtered      = { for k, v in local.object : k => v if k != "Mid" }
    upper_keys    = { for k, v in local.map : upper(k) => "${v}!" }
    by_index      = { for i, p in local.people : tostring(i) => p.age }
    sorted_keys   = keys({ for p in local.people : p.name => true })
    object_of_for = { list = [for p in local.people : p.age], max = max([for p in local.people : p.age]...) }
  }
}
