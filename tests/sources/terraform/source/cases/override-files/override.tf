locals {
  a = "overridden a"
}
variable "size" {
  default = 10
}
module "child" {
  first = "overridden"
}
