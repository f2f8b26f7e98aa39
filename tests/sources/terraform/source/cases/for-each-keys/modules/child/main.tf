variable "key" {}
resource "terraform_data" "inner" {
  for_each = toset(["${var.key}.x"])
  input    = each.value
}
