# Idea: a regular expression that takes exponential time in an engine that goes back (Terraform's does not).

resource "terraform_data" "x" { input = can(regex("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")) }
