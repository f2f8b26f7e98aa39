variable "size" {}
variable "name" {}

resource "terraform_data" "inner" {
  count = 2
  input = "${var.name}-${var.size + count.index} ${path.module} ${file("${path.module}/text.txt")}"
}

output "text" { value = join(",", terraform_data.inner[*].input) }
output "list" { value = terraform_data.inner[*].input }
