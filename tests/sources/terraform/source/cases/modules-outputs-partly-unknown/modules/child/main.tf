resource "terraform_data" "source" {
  input = "known"
}
output "object" { value = { name = "child", id = terraform_data.source.id, input = terraform_data.source.input } }
output "list" { value = ["known", terraform_data.source.id] }
output "from_unknown" { value = length([terraform_data.source.id, terraform_data.source.output]) }
