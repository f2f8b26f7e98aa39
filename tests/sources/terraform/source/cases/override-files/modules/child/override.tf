output "value" { value = "${var.first}/${var.second}" }
