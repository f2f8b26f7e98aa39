# Idea: files outside the root module (a reader must not read them).

resource "terraform_data" "x" { input = try(file("/etc/hostname"), "none") }
resource "terraform_data" "y" { input = try(file("${path.module}/../../../../../../../../../etc/hostname"), "none") }
resource "terraform_data" "z" { input = fileexists("~/.ssh/config") }
