# Idea: the provider rewrites JSON that it is given: white space, order of keys, one and the same policy in many forms.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

locals {
  heredoc = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [ { "Effect": "Allow", "Resource": "*", "Action": "s3:*" } ]
    }
  EOT
  object = { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:<*>", Resource = ["*"] }] }
}
resource "aws_iam_policy" "heredoc" {
  name   = "heredoc"
  policy = local.heredoc
}
resource "aws_iam_policy" "encoded" {
  name   = "encoded"
  policy = jsonencode(local.object)
}
resource "aws_s3_bucket_policy" "heredoc" {
  bucket = "b"
  policy = local.heredoc
}
resource "aws_sqs_queue" "heredoc" {
  name           = "q"
  policy         = local.heredoc
  redrive_policy = " {\"maxReceiveCount\": 4, \"deadLetterTargetArn\": \"arn:aws:sqs:ap-southeast-1:111111111111:dlq\"} "
}
resource "aws_sns_topic" "heredoc" {
  name   = "t"
  policy = local.heredoc
}
resource "aws_iam_role" "role" {
  name               = "role"
  assume_role_policy = <<EOT
{
  "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
  "Version": "2012-10-17"
}
EOT
}
resource "aws_kms_key" "key" {
  policy = local.heredoc
}
