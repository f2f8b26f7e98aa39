# Idea: for over lists: with an index, a condition, over tuples of several types, and nested.

locals {
  names = ["web", "app", "db"]
  mixed = [1, "two", true, null, [3]]
}

resource "terraform_data" "all" {
  input = {
    plain     = [for n in local.names : upper(n)]
    index     = [for i, n in local.names : "${i}-${n}"]
    condition = [for n in local.names : n if n != "app"]
    none      = [for n in local.names : n if false]
    mixed     = [for v in local.mixed : v]
    objects   = [for i, n in local.names : { name = n, port = 8000 + i }]
    nested    = [for a in local.names : [for b in local.names : "${a}/${b}" if a != b]]
    flat      = flatten([for a in local.names : [for b in ["x", "y"] : "${a}${b}"]])
    to_map    = { for i, n in local.names : n => i }
    key_is_expression = { for i, n in local.names : "${n}-${i}" => substr(n, 0, 1) }
    number_keys = { for i, n in local.names : i => n }
    bool_keys   = { for n in ["a", "b"] : n == "a" => n }
    nested_maps = { for n in local.names : n => { for m in local.names : m => "${n}${m}" if n == m } }
    shadow      = [for v in local.names : [for v in [v, "inner"] : v]]
    over_empty  = [for v in [] : v]
    over_null_safe = [for v in coalesce(null, ["x"]) : v]
    index_type  = [for i, n in local.names : i + 1]
    multi_line = [
      for n in local.names :
      n
      if length(n) == 3
    ]
  }
}
