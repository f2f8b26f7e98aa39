resource "terraform_data" "below" { input = "below" }
