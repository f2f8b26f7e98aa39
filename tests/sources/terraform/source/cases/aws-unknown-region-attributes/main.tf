# Idea: data sources without a call: region, partition, arn, service principal; all known while planning.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

data "aws_region" "current" {}
data "aws_partition" "current" {}
data "aws_arn" "parsed" {
  arn = "arn:aws:rds:eu-west-1:123456789012:db:mysql-db"
}
resource "aws_iam_role" "r" {
  name = "role-${data.aws_region.current.name}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.${data.aws_partition.current.dns_suffix}" }
    }]
  })
  managed_policy_arns = ["arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"]
}
resource "terraform_data" "arn" {
  input = [data.aws_arn.parsed.account, data.aws_arn.parsed.resource]
}
