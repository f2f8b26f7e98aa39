# Idea: try and can over missing attributes, failing functions, null, and what is unknown.

variable "object" {
  type    = any
  default = { a = { b = 1 }, nothing = null }
}

resource "terraform_data" "source" {
  input = "x"
}

resource "terraform_data" "all" {
  input = {
    missing      = try(var.object.x.y, "fallback")
    present      = try(var.object.a.b, "fallback")
    second       = try(var.object.x, var.object.y, "third")
    null_value   = try(var.object.nothing, "fallback")
    null_attr    = try(var.object.nothing.x, "fallback")
    null_coalesced = coalesce(try(var.object.nothing, null), "fallback")
    number       = try(tonumber("abc"), -1)
    index        = try(["a"][3], "out")
    key          = try({ a = 1 }["b"], "none")
    can_yes      = can(var.object.a.b)
    can_no       = can(var.object.a.c)
    can_regex    = [can(regex("^[a-z]+$", "abc")), can(regex("^[a-z]+$", "ABC"))]
    can_number   = can(tonumber("1x"))
    can_json     = [can(jsondecode("{")), can(jsondecode("{}"))]
    unknown      = try(terraform_data.source.id, "fallback")
    unknown_can  = can(terraform_data.source.id)
    unknown_attr = try(upper(terraform_data.source.output), "fallback")
    unknown_second = try(var.object.x, terraform_data.source.id)
    known_first  = try("known", terraform_data.source.id)
    wrong_type   = try(length(5), "length of a number")
    can_var      = can(tolist("x"))
    list         = try(tolist(var.object.a), [var.object.a])
    lookup       = lookup(var.object, "zzz", "default")
    nested       = try(try(var.object.x, var.object.y), "inner failed")
  }
}
