# Idea: untyped variables take the type of their default.

variable "text" { default = "a" }
variable "number" { default = 443 }
variable "bool" { default = true }
variable "list" { default = ["a", 1, true] }
variable "map" { default = { a = 1, b = "two" } }
variable "empty_list" { default = [] }
variable "empty_map" { default = {} }
variable "nothing" { default = null }
variable "nested" {
  default = {
    ports = [80, 443]
    tags  = { Name = "x", Level = 3 }
  }
}

resource "terraform_data" "all" {
  input = {
    text       = var.text
    number     = var.number
    bool       = var.bool
    list       = var.list
    map        = var.map
    empty_list = var.empty_list
    empty_map  = var.empty_map
    nothing    = var.nothing
    nested     = var.nested
    level      = "${var.nested.tags.Level}"
  }
}
