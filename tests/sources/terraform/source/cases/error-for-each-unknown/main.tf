# Idea: keys of for_each, and a count, that are only known at apply.

resource "terraform_data" "source" { input = "x" }
resource "terraform_data" "keys" {
  for_each = toset([terraform_data.source.id])
  input    = each.key
}
resource "terraform_data" "count" {
  count = length(terraform_data.source.output)
  input = count.index
}
