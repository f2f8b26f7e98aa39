# Idea: a byte order mark and CRLF ends of lines, also in heredocs.
variable "a" {
  default = "x"
}

resource "terraform_data" "all" {
  input = {
    heredoc = <<EOT
one
  two ${var.a}
EOT
    indented = <<-EOT
      three
        four
    EOT
    list = [
      "a", # comment
      "b",
    ]
    file = file("${path.module}/text.txt")
    conditional = (var.a == "x"
      ? 1
    : 2)
  }
}
