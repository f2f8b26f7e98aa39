# Idea: types after functions: list or tuple, object or map, seen by what they convert.

resource "terraform_data" "all" {
  input = {
    merge_types   = [for v in merge(tomap({ a = "1" }), { b = 2 }) : v]
    concat_types  = concat(tolist(["1"]), tolist([2]))
    concat_tuple  = concat(["1"], [2])
    cond_map      = (true ? tomap({ a = "1" }) : tomap({ b = 2 }))
    cond_list     = [true ? tolist([1]) : tolist(["a"]), true ? [1] : tolist(["a"])]
    element_tuple = element([1, "a"], 0)
    flatten_tuple = flatten([[1], ["a"]])
    reverse_tuple = reverse([1, "a"])
    slice_tuple   = slice([1, "a", true], 0, 2)
    values_object = values({ a = 1, b = "x" })
    values_map    = values(tomap({ a = 1, b = "x" }))
    zip_tuple     = zipmap(["a", "b"], [1, "x"])
    zip_list      = zipmap(["a", "b"], tolist([1, "x"]))
    setproduct_mixed = setproduct([1, "a"], [true])
    coalescelist_mixed = coalescelist([], [1, "a"])
    try_mixed     = [try(1, "a"), try({}.a, "a")]
    lookup_mixed  = lookup({ a = 1, b = "x" }, "c", true)
    lookup_map    = lookup(tomap({ a = 1 }), "c", "2")
    for_tuple     = [for v in [1, "a"] : v]
    for_map       = { for k, v in tomap({ a = 1 }) : k => v }
    distinct_list = distinct(["1", 1])
    tolist_empty  = concat(tolist([]), ["a"])
    chunk         = chunklist([1, "a", 2], 2)
    matchkeys     = matchkeys([1, 2], ["a", "b"], ["b"])
    tomap_nested  = tomap({ a = { x = 1 }, b = { x = "2" } })
    tolist_nested = tolist([[1], ["a"]])
    coalesce_mixed = coalesce(null, 1, "a")
    max_text      = max("10", 9)
    one_of        = one([1])
    transpose_num = transpose({ a = [1, 2] })
    range_types   = [for r in range(2) : "${r}"]
    keys_number   = keys({ 1 = "a", 10 = "b", 9 = "c" })
    contains_text = contains(tolist(["1"]), 1)
    setunion_mix  = setunion([1], ["a"])
  }
}
