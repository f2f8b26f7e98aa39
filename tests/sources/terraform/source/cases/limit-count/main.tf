# Idea: a count that no plan should have (a reader must stop).

resource "terraform_data" "many" {
  count = 1000000000
  input = count.index
}
resource "terraform_data" "sound" { input = "x" }
