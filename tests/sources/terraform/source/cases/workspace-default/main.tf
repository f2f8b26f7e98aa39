# Idea: terraform.workspace is default where none is chosen.

resource "terraform_data" "all" {
  input = terraform.workspace == "default" ? "bucket" : "bucket-${terraform.workspace}"
}
resource "terraform_data" "lookup" {
  input = lookup({ default = "small", production = "large" }, terraform.workspace, "none")
}
