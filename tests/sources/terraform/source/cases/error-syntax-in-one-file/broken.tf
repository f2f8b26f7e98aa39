locals {
  a = "fine"
  b = [1, 2
}
resource "terraform_data" "broken" {
