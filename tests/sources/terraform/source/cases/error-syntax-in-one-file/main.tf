# Idea: one of two files has a syntax error; the other is sound.

resource "terraform_data" "sound" { input = local.a }
