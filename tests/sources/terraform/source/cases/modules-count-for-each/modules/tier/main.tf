variable "name" {}
variable "copies" {
  type    = number
  default = 1
}
variable "ports" {
  type    = set(number)
  default = [22]
}

module "copy" {
  source = "../copy"
  count  = var.copies
  name   = "${var.name}/${count.index}"
}

resource "terraform_data" "port" {
  for_each = toset([for p in var.ports : tostring(p)])
  input    = tonumber(each.value)
}

output "names" { value = module.copy[*].name }
output "ports" { value = [for p in terraform_data.port : p.input] }
