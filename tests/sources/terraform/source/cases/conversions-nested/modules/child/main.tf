variable "deep" {
  type = set(map(object({ n = string, s = list(string), t = optional(list(string), ["none"]) })))
}
output "out" { value = var.deep }
