# Idea: aws_iam_policy_document: statements, principals, conditions, single and list values, order, policy variables.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "accounts" { default = ["222222222222", "111111111111"] }

data "aws_iam_policy_document" "all" {
  policy_id = "the-policy"
  version   = "2012-10-17"

  statement {
    sid       = "One"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::logs/&{aws:username}/*"]
  }
  statement {
    sid           = "Many"
    effect        = "Deny"
    not_actions   = ["s3:PutObject", "s3:DeleteObject", "s3:PutObject"]
    not_resources = ["b", "a"]
  }
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = [for a in var.accounts : "arn:aws:iam::${a}:root"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
  statement {
    sid     = "Everyone"
    actions = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
  statement {
    sid = "NotPrincipals"
    effect = "Deny"
    actions = ["s3:*"]
    resources = ["*"]
    not_principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
  statement {
    sid       = "Conditions"
    actions   = ["b:*", "a:*"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-b", "vpc-a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-c"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }
    condition {
      test     = "NumericLessThan"
      variable = "aws:MultiFactorAuthAge"
      values   = [3600]
    }
  }
}

data "aws_iam_policy_document" "empty_statement" {
  statement {
    effect = "Allow"
  }
}
data "aws_iam_policy_document" "empty" {}
data "aws_iam_policy_document" "old_version" {
  version = "2008-10-17"
  statement {
    actions   = []
    resources = []
  }
}

resource "aws_iam_policy" "all" {
  name   = "all"
  policy = data.aws_iam_policy_document.all.json
}
resource "terraform_data" "minified" {
  input = [data.aws_iam_policy_document.old_version.minified_json, jsondecode(data.aws_iam_policy_document.all.json).Statement[0].Sid]
}
