# Idea: a small text that would make a very long list (a reader must stop).

locals { many = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : "${a}${b}${c}"]]] }
resource "terraform_data" "x" { input = length(local.many) }
resource "terraform_data" "sound" { input = "x" }
