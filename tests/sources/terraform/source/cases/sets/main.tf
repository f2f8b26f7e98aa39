# Idea: sets order their values: texts by code point, numbers by size, booleans, objects; and what they become.

locals {
  texts   = toset(["b", "a", "B", "é", "e", "10", "9", "", "Z", "~", "_", "ế", "z"])
  numbers = toset([10, 9, 100, 1.5, -1, 0])
}
resource "terraform_data" "all" {
  input = {
    texts      = local.texts
    list       = tolist(local.texts)
    numbers    = local.numbers
    number_list = [for n in local.numbers : n * 2]
    as_text    = join(",", local.texts)
    objects    = toset([{ a = 2, b = "x" }, { a = 1, b = "z" }, { a = 10, b = "y" }])
    lists      = toset([[2, 1], [1, 2], [1]])
    json       = jsonencode(local.numbers)
    union      = setunion(local.texts, ["new"])
    symmetric  = setsubtract(toset(["a", "b"]), toset(["b", "c"]))
    contains   = contains(local.texts, "é")
    length     = length(local.texts)
    one        = one(toset(["only"]))
    for_set    = toset([for t in local.texts : lower(t)])
    to_map     = { for t in local.texts : t => length(t) if t != "" }
    keys_of    = toset(keys({ z = 1, a = 2 }))
    nested     = { set = toset(["x"]) }
    nulls      = toset([null, "a"])
    concat     = concat(tolist(local.numbers), [7])
    sorted     = sort(local.texts)
    splat      = local.numbers[*]
    cond       = true ? toset(["a"]) : []
    normalized = toset(["\u00e9", "e\u0301"])
  }
}
