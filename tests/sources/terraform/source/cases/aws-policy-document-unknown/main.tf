# Idea: a policy document with something unknown is read at apply, and so unknown to whatever uses it.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_s3_bucket" "b" {
  bucket = "known-name"
}
data "aws_iam_policy_document" "deferred" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.b.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "by_name" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${aws_s3_bucket.b.bucket}/*"]
  }
}
data "aws_iam_policy_document" "depends_on" {
  depends_on = [aws_s3_bucket.b]
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_s3_bucket_policy" "deferred" {
  bucket = aws_s3_bucket.b.bucket
  policy = data.aws_iam_policy_document.deferred.json
}
resource "aws_s3_bucket_policy" "by_name" {
  bucket = aws_s3_bucket.b.bucket
  policy = data.aws_iam_policy_document.by_name.json
}
resource "aws_sqs_queue" "depends_on" {
  name   = "q"
  policy = data.aws_iam_policy_document.depends_on.json
}
