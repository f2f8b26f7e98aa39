# Idea: keys of objects: bare, quoted, in parentheses, numbers, templates, keywords, separators, and one key twice.

variable "name" { default = "computed" }
locals { name = "of-local" }

resource "terraform_data" "all" {
  input = {
    bare         = { name = 1 }
    quoted       = { "name" = 1, "with space" = 2, "" = 3 }
    parentheses  = { (var.name) = 1, ("${var.name}-x") = 2, (local.name) = 3 }
    template     = { "${var.name}" = 1, "a${1 + 1}" = 2 }
    number       = { 1 = "one", 2.5 = "two and a half", 1e2 = "hundred" }
    keywords     = { "for" = 1, if = 2, true = 3, null = 4, in = 5, var = 6, each = 7, self = 8, path = 9 }
    dash         = { a-b = 1, a_b = 2 }
    colon        = { a : 1, "b" : 2 }
    commas       = { a = 1, b = 2, }
    unicode      = { tiếng = 1, "Việt" = 2 }
    empty        = {}
    nested       = { a = { b = { c = {} } } }
    conversion   = { (1 == 1) = "true", (1 + 1) = "two" }
    attribute    = { (local.keys.a) = 1 }
    call         = { (upper("x")) = 1 }
  }
}
locals { keys = { a = "from-attribute" } }
