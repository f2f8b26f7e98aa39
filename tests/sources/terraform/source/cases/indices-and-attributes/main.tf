# Idea: indices: text to number, expressions, attributes by text, chains, on literals, calls and parentheses.

locals {
  list   = ["a", "b", "c"]
  object = { "key with space" = 1, "dotted.key" = 2, plain = { inner = [10, { deep = "x" }] }, "0" = "zero", null_key = null }
  map    = tomap({ a = "1", "true" = "yes", "1" = "one" })
}
resource "terraform_data" "all" {
  input = {
    text_index   = local.list["1"]
    expression   = local.list[length(local.list) - 1]
    conditional  = local.list[true ? 0 : 1]
    by_text      = local.object["key with space"]
    dotted       = local.object["dotted.key"]
    chain        = local.object.plain.inner[1].deep
    chain_text   = local.object["plain"]["inner"][0]
    template_key = local.object["pl${"ain"}"].inner[0]
    number_key   = local.object[0]
    map_bool     = local.map[true]
    map_number   = local.map[1]
    map_dot      = local.map.a
    call         = split("/", "a/b/c")[2]
    literal      = [1, 2, 3][0]
    literal_obj  = { a = { b = "c" } }.a.b
    parentheses  = (local.list)[0]
    for_result   = [for v in local.list : upper(v)][1]
    for_object   = { for v in local.list : v => "${v}!" }["b"]
    legacy       = local.list.0
    legacy_chain = local.object.plain.inner.1.deep
    null_key     = local.object.null_key
    of_text      = jsondecode("{\"a\":[1,2]}").a[1]
    negative     = try(local.list[-1], "no negative index")
    fraction     = try(local.list[1.5], "no fraction")
    set          = try(toset(local.list)[0], "no index of a set")
    null_index   = try(local.list[null], "no null index")
  }
}
