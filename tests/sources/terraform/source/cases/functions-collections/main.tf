# Idea: functions of lists, maps and sets, with their orders.

locals {
  list = ["c", "a", "b", "a"]
  map  = { z = 1, a = 2 }
}

resource "terraform_data" "all" {
  input = {
    sort        = sort(local.list)
    sort_case   = sort(["b", "A", "a", "B", "10", "9", "é", "z"])
    reverse     = reverse(local.list)
    distinct    = distinct(local.list)
    distinct_mixed = distinct([1, "1", 1.0, true, "true"])
    compact     = compact(["a", "", null, "b"])
    chunk       = chunklist(["a", "b", "c", "d", "e"], 2)
    flatten     = flatten([["a", ["b"]], [], "c", [["d"], [["e"]]]])
    flatten_set = flatten([toset(["b", "a"]), ["c"]])
    merge       = merge({ a = 1, b = 2 }, { b = "three" }, null, {})
    merge_maps  = merge(tomap({ a = "1" }), tomap({ b = "2" }))
    merge_mixed = merge({ a = { x = 1 } }, { a = { y = 2 }, b = null })
    merge_expand = merge([{ a = 1 }, { b = 2 }]...)
    zipmap      = zipmap(["b", "a"], [1, "x"])
    zipmap_list = zipmap(tolist(["a", "b"]), tolist([true, false]))
    setproduct  = setproduct(["a", "b"], [1, 2])
    setproduct_sets = setproduct(toset(["b", "a"]), toset(["y", "x"]))
    setproduct_empty = setproduct(["a"], [])
    setintersection = setintersection(["a", "b", "c"], ["c", "b"])
    setsubtract = setsubtract(["a", "b", "c"], ["b"])
    slice       = slice(local.list, 1, 3)
    range       = [range(3), range(1, 4), range(0, 10, 3), range(3, 0, -1), range(0, 1, 0.25), range(0)]
    matchkeys   = matchkeys(["i1", "i2", "i3"], ["a", "b", "a"], ["a"])
    transpose   = transpose({ x = ["1", "2"], y = ["2"] })
    alltrue     = [alltrue([]), alltrue([true, "true"]), alltrue([true, false])]
    anytrue     = [anytrue([]), anytrue([false, "true"])]
    sum         = sum([1, 2.5, 3])
    one         = [one([]), one(["a"]), one(toset(["b"]))]
    length      = [length(local.map), length(local.list), length("tiếng Việt"), length({}), length(toset(["a", "a"]))]
    keys_values = [for k in keys(local.map) : local.map[k]]
    list_index  = index(tolist(["a", "b"]), "b")
    defaults    = { for k, v in { a = null, b = "x" } : k => coalesce(v, "default") }
  }
}
