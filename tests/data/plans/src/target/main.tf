# Planned with -target=terraform_data.wanted: what it needs is planned with it,
# the rest is in the configuration only.

terraform {
  required_version = ">= 1.11"
}

resource "terraform_data" "needed" {
  input = "needed by wanted"
}

resource "terraform_data" "wanted" {
  input = terraform_data.needed.output
}

resource "terraform_data" "left_out" {
  input = "not planned"
}
