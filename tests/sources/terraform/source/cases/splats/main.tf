# Idea: [*] and .* over lists, null, one object, sets and nested lists; the attribute-only splat and indices differ.

locals {
  list    = [{ id = "a", tags = ["x"], n = { d = 1 } }, { id = "b", tags = [], n = { d = 2 } }]
  one     = { id = "single" }
  nothing = null
  set     = toset([{ id = "s2" }, { id = "s1" }])
}

resource "terraform_data" "all" {
  input = {
    full        = local.list[*].id
    attribute   = local.list.*.id
    deep        = local.list[*].n.d
    whole       = local.list[*]
    one         = local.one[*].id
    one_whole   = local.one[*]
    text        = "text"[*]
    null        = local.nothing[*]
    null_length = length(local.nothing[*])
    set         = [for v in local.set[*].id : v]
    nested      = local.list[*].tags
    nested_splat = [[{ v = 1 }, { v = 2 }], [{ v = 3 }]][*][*].v
    legacy_index = local.list.*.id[1]
    full_index   = [["a"], ["b"]][*][0]
    empty        = [][*].id
    dot_index    = local.list.0.id
    dot_tags     = local.list.0.tags.0
    after_for    = [for v in local.list : v][*].id
    map_is_one   = { a = { id = 1 } }[*]
  }
}
