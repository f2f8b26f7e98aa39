# Idea: what is unknown spreads: through text, arithmetic, comparison, conditions, collections, and where it stops.

resource "terraform_data" "u" { input = "known" }
resource "terraform_data" "counted" {
  count = 2
  input = terraform_data.u.id
}
locals {
  u    = terraform_data.u.id
  o    = { known = 1, unknown = local.u }
  cond = local.u == "x" ? ["a", "b"] : ["c"]
}
resource "terraform_data" "all" {
  input = {
    text        = "a-${local.u}"
    directive   = "%{ if local.u == "x" }a%{ else }b%{ endif }"
    number      = length(local.u) + 1
    compare     = length(local.u) > 0
    object      = local.o
    values      = values(local.o)
    for         = { for k, v in local.o : k => v }
    for_if      = [for k, v in { a = "x", b = local.u } : k if v == "x"]
    for_key     = { for v in [local.u] : v => 1 }
    list        = [local.u, "known", [local.u]]
    length      = length([local.u, local.u])
    element     = [local.u, "known"][1]
    index       = ["a", "b"][length(local.u)]
    conditional = local.cond
    cond_length = length(local.cond)
    cond_first  = try(local.cond[0], "x")
    lookup      = lookup({ a = 1 }, local.u, 2)
    merge       = merge({ a = 1 }, { b = local.u })
    merge_key   = merge({ a = 1 }, { (local.u) = 1 })
    output      = terraform_data.u.output
    whole       = terraform_data.u
    counted     = terraform_data.counted[*].input
    splat_ids   = terraform_data.counted[*].id
    set         = toset(["a", local.u])
    set_length  = length(toset(["a", local.u]))
    null_test   = local.u == null
    null_not    = local.u != null ? "known branch" : "other"
    and_false   = local.u == "x" && false
    or_true     = local.u == "x" || true
    true_and    = true && local.u == "x"
    not         = !(local.u == "x")
    tostring    = tostring(local.u)
    jsondecode  = try(jsondecode(local.u), "x")
    coalesce    = coalesce(local.u, "b")
    coalesce_2  = coalesce("a", local.u)
    contains    = contains(["a", local.u], "a")
    contains_no = contains(["a", local.u], "b")
    alltrue     = alltrue([false, local.u == "x"])
    anytrue     = anytrue([true, local.u == "x"])
    range       = range(length(local.u))
    splat       = local.u[*]
    type_test   = can(tostring(local.u))
    heredoc     = <<-EOT
      known start ${local.u}
    EOT
    equal_self  = local.u == local.u
    starts      = startswith(local.u, "a")
    max         = max(1, length(local.u))
    same        = local.u == "x" ? "same" : "same"
    same_object = local.u == "x" ? { a = 1 } : { a = 1 }
    nothing     = local.u == "x" ? null : "y"
    zipmap      = zipmap(["a"], [local.u])
    keys        = keys({ a = local.u })
    flatten     = flatten([["a"], [local.u]])
    concat      = concat(["a"], [local.u])
    now         = timestamp() == "" ? 1 : 2
  }
}
