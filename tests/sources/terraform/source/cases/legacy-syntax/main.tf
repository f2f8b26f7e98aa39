# Idea: what old configurations still say: bare list and map types, quoted references, interpolation only, map().

variable "l" {
  type    = list
  default = [1, "a"]
}
variable "m" {
  type    = map
  default = { a = 1, b = "x" }
}
variable "s" {
  type    = set(string)
  default = ["${"a"}"]
}
resource "terraform_data" "a" {
  input = "${var.l}"
  lifecycle {
    ignore_changes = ["input"]
  }
}
resource "terraform_data" "b" {
  depends_on = ["terraform_data.a"]
  input      = ["${element(var.l, 0)}", "${var.m["a"]}", "${lookup(var.m, "b")}", "${terraform_data.a.*.input}"]
  count      = "${length(var.l)}"
}
output "o" {
  value = "${terraform_data.b.0.input}"
}
