variable "port" {
  description = "A port"
  type        = number
  validation {
    condition     = var.port > 0 && var.port < 65536
    error_message = "No port is ${var.port}."
  }
}
variable "names" {
  type    = set(string)
  default = []
}
variable "secret" {
  type      = string
  default   = null
  sensitive = true
}
variable "rules" {
  type = list(object({ port = number, protocol = optional(string, "tcp") }))
  default = []
  validation {
    condition     = alltrue([for r in var.rules : contains(["tcp", "udp"], r.protocol)])
    error_message = "Only tcp and udp."
  }
}
variable "enabled" {
  type    = bool
  default = true
}

resource "terraform_data" "child" {
  input = { enabled = var.enabled, port = var.port, secret = var.secret, names = var.names }
}

output "all" {
  value = { port = var.port + 1, names = var.names, rules = var.rules, enabled = !var.enabled }
}
output "is_list" {
  value = can(var.names[0])
}
