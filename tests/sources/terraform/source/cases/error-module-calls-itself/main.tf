# Idea: a module whose source is itself.

module "again" { source = "./" }
resource "terraform_data" "x" { input = "x" }
