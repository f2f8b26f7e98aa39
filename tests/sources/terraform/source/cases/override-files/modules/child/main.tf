variable "first" {}
variable "second" {}
output "value" { value = "unseen" }
