variable "resource" {}
variable "many" { type = map(object({ input = string })) }

output "port" { value = var.resource.input.port }
output "resource" { value = var.resource }
output "many" { value = var.many }
output "summary" {
  value = {
    names   = [for k, r in var.many : "${k}:${r.input}"]
    unknown = var.resource.id
    known   = var.resource.input
  }
}
