# Idea: for_each over a list, over null, over a set of numbers.

resource "terraform_data" "list" {
  for_each = ["a", "b"]
  input    = each.key
}
resource "terraform_data" "null" {
  for_each = null
  input    = each.key
}
resource "terraform_data" "numbers" {
  for_each = toset([1, 2])
  input    = each.key
}
