# Idea: precedence of operators, equality across types, null comparisons, and, or, not.

variable "t" { default = true }
variable "f" { default = false }
variable "nothing" { default = null }

resource "terraform_data" "all" {
  input = {
    and_or        = var.t || var.f && var.f
    or_and        = (var.t || var.f) && var.f
    not           = !var.t || var.t
    not_equal     = !(1 == 2) && 1 != 2
    not_not       = !!var.t
    compare_chain = 1 + 1 == 2 && 3 > 2 || var.f
    equal_bool    = var.t == (2 > 1)
    conditional   = var.f || var.f ? "a" : "b"
    in_condition  = 1 + 1 > 1 ? 1 + 1 : 2 * 2
    text_number   = "1" == 1
    text_bool     = "true" == true
    null_text     = var.nothing == ""
    null_null     = var.nothing == null
    null_not      = var.nothing != null
    null_zero     = var.nothing == 0
    null_list     = null == []
    lists         = [[] == [], ["a"] == ["a"], ["a"] == tolist(["a"]), [1] == ["1"], tolist([]) == tolist([])]
    objects       = [{ a = 1 } == { a = 1 }, { a = 1 } == { a = "1" }, { a = 1 } == {}, tomap({ a = 1 }) == { a = 1 }]
    sets          = [toset(["a", "b"]) == toset(["b", "a"]), toset(["a"]) == ["a"]]
    text_and      = "true" && true
    text_not      = !"false"
    minus_in      = 1 - -1
    no_spaces     = 1+2*3-4
    call_minus    = length("abc")-1
    name_minus    = local.with-dash
    long          = 1 + (
      2 *
      3
    ) - 4
    case          = "A" == "a"
    unicode_equal = "\u00e9" == "e\u0301"
  }
}

locals {
  with-dash = "dash"
}
