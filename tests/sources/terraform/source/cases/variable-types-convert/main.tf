# Idea: a typed variable converts its default: text to number, bool to text, list elements to one type.

variable "port" {
  type    = number
  default = "0443"
}
variable "flag" {
  type    = bool
  default = "true"
}
variable "name" {
  type    = string
  default = 1.50
}
variable "truth" {
  type    = string
  default = true
}
variable "ports" {
  type    = list(number)
  default = ["80", 443, "8080"]
}
variable "texts" {
  type    = list(string)
  default = [1, true, "x", null]
}
variable "any_list" {
  type    = list(any)
  default = ["a", 1, true]
}
variable "any_numbers" {
  type    = list(any)
  default = [1, "2"]
}
variable "any_map" {
  type    = map(any)
  default = { a = 1, b = "x", c = false }
}
variable "map_of_lists" {
  type    = map(list(string))
  default = { a = [1, 2], b = [] }
}
variable "set" {
  type    = set(string)
  default = ["b", "a", "b", 1]
}
variable "numbers_set" {
  type    = set(number)
  default = ["10", 9, "9", 10.0, 1]
}
variable "tuple" {
  type    = tuple([string, number, bool])
  default = [1, "2", "false"]
}
variable "anything" {
  type    = any
  default = { a = [1, "x", { b = null }] }
}

resource "terraform_data" "all" {
  input = {
    port         = var.port
    flag         = var.flag
    name         = var.name
    truth        = var.truth
    ports        = var.ports
    texts        = var.texts
    any_list     = var.any_list
    any_numbers  = var.any_numbers
    any_map      = var.any_map
    map_of_lists = var.map_of_lists
    set          = var.set
    numbers_set  = var.numbers_set
    tuple        = var.tuple
    anything     = var.anything
    sum          = sum(var.ports)
  }
}
