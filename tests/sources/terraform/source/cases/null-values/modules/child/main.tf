variable "a" {
  type    = string
  default = "default of a"
}
variable "b" { default = "default of b" }
output "out" { value = [var.a, var.b, var.a == null] }
