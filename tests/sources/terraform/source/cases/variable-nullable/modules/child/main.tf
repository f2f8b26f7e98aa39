variable "nullable" {
  default = "default"
}
variable "not_nullable" {
  default  = "default"
  nullable = false
}
variable "typed" {
  type     = list(string)
  default  = ["x"]
  nullable = false
}
variable "object" {
  type = object({ a = optional(string, "fallback") })
}

output "all" {
  value = [
    { v = var.nullable, is_null = var.nullable == null },
    var.not_nullable,
    var.typed,
    var.object,
  ]
}
