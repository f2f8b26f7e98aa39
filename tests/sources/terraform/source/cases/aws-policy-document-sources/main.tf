# Idea: aws_iam_policy_document with source and override documents: statements merge by sid, later ones win.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

data "aws_iam_policy_document" "base" {
  statement {
    sid       = "A"
    actions   = ["a:base"]
    resources = ["*"]
  }
  statement {
    sid       = "B"
    actions   = ["b:base"]
    resources = ["*"]
  }
  statement {
    actions   = ["nosid:base"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "second" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    sid       = "C"
    actions   = ["c:second"]
    resources = ["*"]
  }
  statement {
    actions   = ["nosid:second"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "override" {
  source_policy_documents = [data.aws_iam_policy_document.second.json]
  override_policy_documents = [
    jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Sid = "B", Effect = "Deny", Action = "b:override", Resource = ["*"] }]
    }),
    <<-EOT
      {"Version": "2012-10-17", "Id": "given", "Statement": [{"Sid": "D", "Effect": "Allow", "Action": ["d:1", "d:2"], "Resource": "*",
       "Condition": {"Bool": {"aws:SecureTransport": "false"}}, "Principal": {"AWS": ["x", "y"], "Service": "z"}}]}
    EOT
    ,
  ]
  statement {
    sid       = "A"
    effect    = "Deny"
    actions   = ["a:own"]
    resources = ["own"]
  }
}
resource "terraform_data" "documents" {
  input = { override = data.aws_iam_policy_document.override.json }
}
