# Idea: default_tags of a provider come into tags_all, and a resource's own tags win.
variable "level" { default = 3 }

provider "aws" {
  region = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
  default_tags {
    tags = {
      Level = var.level
      Owner = "default"
    }
  }
}
provider "aws" {
  alias  = "plain"
  region = "us-east-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}
resource "aws_s3_bucket" "defaults" {
  bucket = "a"
}
resource "aws_s3_bucket" "own" {
  bucket = "b"
  tags   = { Owner = "own", Name = "b" }
}
resource "aws_s3_bucket" "plain" {
  provider = aws.plain
  bucket   = "c"
  tags     = { Name = "c" }
}
resource "terraform_data" "tags" {
  input = [aws_s3_bucket.own.tags, aws_s3_bucket.own.tags_all, aws_s3_bucket.defaults.tags]
}
