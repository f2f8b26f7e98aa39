variable "input" {
  type = string
}

resource "terraform_data" "inner" {
  input = var.input
}

output "value" {
  value = terraform_data.inner.output
}
