# Idea: outputs with unknown parts keep what is known: objects, lists, lengths, conditionals over them.

module "child" {
  source = "./modules/child"
}

resource "terraform_data" "all" {
  input = {
    object   = module.child.object
    known    = module.child.object.name
    list     = module.child.list
    first    = module.child.list[0]
    length   = length(module.child.list)
    keys     = keys(module.child.object)
    for      = [for v in module.child.list : "x-${v}"]
    for_if   = [for i, v in module.child.list : v if i == 0]
    text     = "${module.child.list[0]} ${module.child.list[1]}"
    joined   = join(",", module.child.list)
    json     = jsonencode(module.child.object)
    null     = module.child.object.id == null
    equal    = module.child.object.id == "x"
    count    = module.child.from_unknown
    cond     = module.child.object.id != "" ? "a" : "b"
    same     = module.child.object.id != "" ? "same" : "same"
    merge    = merge(module.child.object, { id = "known" })
    set      = toset(module.child.list)
    concat   = concat(module.child.list, ["z"])
    contains = contains(module.child.list, "known")
    coalesce = coalesce("x", module.child.object.id)
    and      = false && module.child.object.id == "x"
    or       = true || module.child.object.id == "x"
    prefix   = startswith("pre-${module.child.object.id}", "pre-")
    prefix_no = startswith("pre-${module.child.object.id}", "other")
    map      = { (module.child.object.name) = module.child.object.id }
    zip      = zipmap(["a", "b"], module.child.list)
    lookup   = lookup({ a = module.child.object.id, b = "y" }, "b", "z")
    sort     = sort(module.child.list)
    splat    = module.child.list[*]
    format   = format("%s-%s", "a", module.child.object.id)
    flatten  = flatten([["a"], module.child.list])
    distinct = distinct(module.child.list)
    slice    = slice(module.child.list, 0, 1)
    compact  = compact(module.child.list)
    reverse  = reverse(module.child.list)
    max      = max(1, length(module.child.list))
  }
}
