# Idea: null in lists, objects, text conditions, functions, for expressions and defaults of modules.

variable "n" {
  type    = string
  default = null
}
variable "untyped" { default = null }
module "child" {
  source = "./modules/child"
  a      = var.n
  b      = var.untyped
}
resource "terraform_data" "all" {
  input = {
    null       = null
    variable   = var.n
    list       = [null, var.n, "a"]
    typed_list = tolist([null, "a"])
    object     = { a = null, b = { c = null } }
    coalesce   = coalesce(var.n, var.untyped, "x")
    compact    = compact([var.n, "", "a"])
    for        = [for v in [null, "a"] : v == null ? "null" : v]
    for_if     = [for v in [null, 1] : v if v != null]
    splat      = var.n[*]
    merge      = merge({ a = 1 }, null, { a = null })
    json       = jsonencode({ a = null, b = var.n })
    cond       = var.n == null ? "is null" : "is not"
    cond_value = true ? null : "x"
    equal      = [null == null, var.n == var.untyped, null == "", null == false]
    module     = module.child.out
    try        = [try(var.n, "x"), try(var.n.a, "x"), can(var.n)]
    contains   = contains([null, "a"], "a")
    length     = length([null, null])
    tostring   = tostring(null)
    one        = one([])
    flatten    = flatten([null, ["a"]])
    lookup     = lookup({ a = null }, "a", "default")
    concat     = concat([null], ["a"])
    not_unset  = var.n != null && var.n != ""
  }
  triggers_replace = var.n
}
