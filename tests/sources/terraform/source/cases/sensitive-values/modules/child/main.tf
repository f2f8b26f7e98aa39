variable "secret" { sensitive = true }
output "secret" {
  value     = upper(var.secret)
  sensitive = true
}
