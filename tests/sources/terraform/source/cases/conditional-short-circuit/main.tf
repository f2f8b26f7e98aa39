# Idea: only the result that is chosen is evaluated to a value, but both have to have types.

variable "list" {
  type    = list(string)
  default = []
}
variable "object" {
  type    = object({ a = optional(string) })
  default = {}
}
variable "nothing" {
  type    = string
  default = null
}

resource "terraform_data" "all" {
  input = {
    index    = length(var.list) > 0 ? var.list[0] : "none"
    null_len = var.nothing == null ? 0 : length(var.nothing)
    attr     = var.object.a == null ? "unset" : "a=${var.object.a}"
    try      = try(var.list[0], "none")
    both     = can(var.list[0]) && true
    division = length(var.list) == 0 ? 0 : 10 / length(var.list)
  }
}
