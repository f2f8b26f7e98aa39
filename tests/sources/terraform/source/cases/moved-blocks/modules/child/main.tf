resource "terraform_data" "inside" { input = "inside" }
