# Idea: both results of a conditional take one type: number and text, tuples, objects, null.

variable "yes" { default = true }
variable "no" { default = false }
variable "text_true" { default = "true" }

locals {
  lists = var.yes ? ["a", "b"] : []
  maps  = var.yes ? { a = 1 } : {}
}

resource "terraform_data" "all" {
  input = {
    number_or_text  = var.yes ? 1 : "x"
    text_or_bool    = var.no ? "x" : true
    bool_or_text    = var.yes ? true : "x"
    number_or_null  = var.yes ? 1 : null
    null_or_number  = var.no ? 1 : null
    null_both       = var.yes ? null : null
    tuple_lengths   = var.yes ? [1] : [1, 2]
    tuple_types     = var.yes ? [1, "a"] : ["b"]
    tuple_empty     = local.lists
    object_same     = var.yes ? { a = 1 } : { a = "x" }
    object_empty    = local.maps
    object_keys     = var.no ? { a = 1 } : { b = "x" }
    object_null     = var.yes ? { a = 1, b = null } : { a = "2", b = [1] }
    list_or_tuple   = var.yes ? tolist(["a"]) : []
    text_condition  = var.text_true ? "yes" : "no"
    nested          = var.no ? 1 : var.yes ? "2" : 3
    of_index        = (var.yes ? ["a"] : ["b"])[0]
    in_parentheses = (
      var.yes
      ? "first"
      : "second"
    )
  }
}
