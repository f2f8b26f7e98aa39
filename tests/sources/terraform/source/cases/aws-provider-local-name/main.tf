# Idea: required_providers may give a provider another local name; resources choose it.
terraform {
  required_version = ">= 1.3"
  required_providers {
    amazon = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 6.0"
    }
  }
}

provider "amazon" {
  region = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}
resource "aws_s3_bucket" "b" {
  provider = amazon
  bucket   = "by-another-name"
}
data "aws_region" "current" {
  provider = amazon
}
