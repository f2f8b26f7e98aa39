# Idea: a data source within a check block is read beside the others.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_s3_bucket" "b" { bucket = "b" }
check "policy" {
  data "aws_iam_policy_document" "scoped" {
    statement {
      actions   = ["s3:*"]
      resources = ["*"]
    }
  }
  assert {
    condition     = length(data.aws_iam_policy_document.scoped.json) > 0
    error_message = "The policy is empty."
  }
}
