# Idea: arguments of functions are converted as their parameters ask, and results have their own types.

variable "map_of_any" {
  type    = map(any)
  default = { a = 1, b = "2" }
}

resource "terraform_data" "all" {
  input = {
    upper_number   = upper(12)
    join_numbers   = join("-", [1, 2, true])
    substr         = substr("hello", "1", 3.0)
    tostring       = [tostring(true), tostring(1), tostring(null), tostring("x")]
    tobool         = [tobool("true"), tobool("false"), tobool(null), tobool(false)]
    tonumber       = [tonumber("12"), tonumber(null)]
    tolist_mixed   = tolist(["a", 1, true])
    tolist_set     = tolist(toset(["b", "a"]))
    toset_mixed    = toset([1, "1", "b", true])
    toset_numbers  = toset([3, 20, 100, 3])
    toset_bools    = toset([true, false, true])
    toset_tuples   = toset([["b", "c"], ["a"]])
    toset_objects  = toset([{ n = "b" }, { n = "a" }, { n = "b" }])
    tomap          = tomap({ a = 1, b = "x" })
    tomap_bool     = tomap({ a = true, b = "x" })
    map_any        = var.map_of_any
    concat_mixed   = concat(["a"], [1], tolist([true]))
    concat_lists   = concat(tolist(["a"]), tolist([1]))
    setunion       = setunion(["b"], ["a", "b"], [1])
    contains       = [contains(["1", "2"], 1), contains([1, 2], "1"), contains(["a"], "b")]
    index_of       = index(["a", "b"], "b")
    keys           = keys({ b = 1, a = 2 })
    values         = values({ b = 1, a = "x" })
    lookup         = [lookup({ a = 1 }, "a", 0), lookup({ a = 1 }, "b", "default"), lookup(tomap({ a = 1 }), "b", 7)]
    element        = [element(["a", "b", "c"], 4), element(["a", "b", "c"], 0), element(tolist([1, 2]), 3)]
    coalesce       = [coalesce("", "x"), coalesce(null, 1), coalesce(1, "a"), coalesce(null, "", "b")]
    coalescelist   = coalescelist([], ["a"])
    expand         = max([1, 5, 3]...)
    expand_mixed   = format("%s-%s-%s", "a", ["b", "c"]...)
    list_type      = length(tolist([]))
  }
}
