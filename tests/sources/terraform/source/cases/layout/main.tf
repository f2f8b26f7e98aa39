# Idea: expressions over several lines in parentheses and brackets, blocks on one line, odd spaces and separators.

variable "a" { default = "x" }
variable b { default = "bare label" }
locals { one = "line" }
locals {
  sum = (
    1
    +
    2
  )
  call = join(
    ",",
    [
      "a",
      "b",
    ],
  )
  object = { a = 1, b = 2
    c : 3
    "d" = 4, (join("", ["e"])) = 5
    f = 6
  }
  attribute = local.object . a
  index     = local.list [ 0 ]
  list = [
    1, 2,
    3
  ]
  conditional = (var.a == "x" &&
    true ?
  "yes" : "no")
  chain    = {a={b={c="tight"}}}.a.b.c
  function = upper  ("spaced")
  in_call = merge({
    a = 1
    }, {
    b = 2
  })
}

resource terraform_data "all" {
  input = {
    a = var.a, b = var.b, one = local.one, sum = local.sum, call = local.call, object = local.object
    rest = [local.attribute, local.index, local.conditional, local.chain, local.function, local.in_call]
  }
}
