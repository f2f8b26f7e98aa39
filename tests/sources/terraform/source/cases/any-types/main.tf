# Idea: any, list(any), map(any), set(any), and what one type Terraform finds for their elements.

variable "any_object" {
  type    = any
  default = { a = 1, b = ["x"] }
}
variable "list_any" {
  type    = list(any)
  default = [{ a = 1 }, { a = "x" }]
}
variable "list_lists" {
  type    = list(any)
  default = [[1], ["x", 2], []]
}
variable "map_any_objects" {
  type    = map(any)
  default = { x = { p = 1, q = "a" }, y = { p = "2", q = "b" } }
}
variable "set_any" {
  type    = set(any)
  default = ["b", 1, true]
}
variable "object_any" {
  type    = object({ a = any, b = optional(any), c = optional(any, [1]) })
  default = { a = [1, "x"] }
}
variable "map_bool_text" {
  type    = map(any)
  default = { a = true, b = "x" }
}
variable "tuple_any" {
  type    = tuple([any, list(any)])
  default = [{ a = 1 }, [1, "2", true]]
}
variable "list_null" {
  type    = list(any)
  default = [null, 1]
}
resource "terraform_data" "all" {
  input = [
    var.any_object, var.list_any, var.list_lists, var.map_any_objects, var.set_any, var.object_any,
    var.map_bool_text, var.tuple_any, var.list_null,
  ]
}
