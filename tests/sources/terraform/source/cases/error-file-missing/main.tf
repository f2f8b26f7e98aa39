# Idea: a file that does not exist, and one that is no text.

resource "terraform_data" "x" { input = file("${path.module}/gone.txt") }
resource "terraform_data" "template" { input = templatefile("gone.tftpl", {}) }
resource "terraform_data" "sound" { input = "x" }
