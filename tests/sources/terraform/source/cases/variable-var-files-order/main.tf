# Idea: of two -var-file the later wins, a map is replaced as a whole, and a file may be elsewhere and in JSON.

variable "region" {
  type = string
}
variable "tags" {
  type    = map(string)
  default = { a = "1" }
}
variable "sizes" {
  type = object({ min = number, max = optional(number, 10) })
}

resource "terraform_data" "all" {
  input = { region = var.region, tags = var.tags, sizes = var.sizes }
}
