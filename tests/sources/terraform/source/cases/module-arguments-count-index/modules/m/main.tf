variable "name" { type = string }
variable "replicas" {
  type    = number
  default = 1
}
resource "terraform_data" "r" {
  count = var.replicas
  input = "${var.name}/${count.index}"
}
output "names" { value = terraform_data.r[*].input }
