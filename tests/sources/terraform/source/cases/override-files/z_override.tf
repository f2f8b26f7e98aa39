resource "terraform_data" "all" {
  triggers_replace = { by = "z_override" }
}
variable "kept" {
  type    = list(string)
  default = [1]
}
