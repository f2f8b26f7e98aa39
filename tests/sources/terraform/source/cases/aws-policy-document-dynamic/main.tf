# Idea: policy documents with dynamic statements, for_each and in a module with depends_on.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "grants" {
  default = {
    readers = { actions = ["s3:GetObject"], ids = ["arn:aws:iam::111111111111:root"] }
    all     = { actions = ["s3:*"], ids = [] }
  }
}

data "aws_iam_policy_document" "each" {
  for_each = var.grants
  dynamic "statement" {
    for_each = each.value.actions
    content {
      sid       = title(replace(statement.value, "/\\W/", ""))
      actions   = [statement.value]
      resources = ["*"]
      dynamic "principals" {
        for_each = length(each.value.ids) > 0 ? [each.value.ids] : []
        content {
          type        = "AWS"
          identifiers = principals.value
        }
      }
    }
  }
}
resource "aws_iam_policy" "each" {
  for_each = data.aws_iam_policy_document.each
  name     = each.key
  policy   = each.value.json
}
resource "aws_kms_key" "key" {
  policy = data.aws_iam_policy_document.each["all"].json
}
module "child" {
  source     = "./modules/child"
  depends_on = [aws_kms_key.key]
}
