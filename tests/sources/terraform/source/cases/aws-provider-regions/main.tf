# Idea: regions of providers from text, variables, locals and conditionals, chosen by alias, given to modules.
variable "region" {
  default = "ap-southeast-1"
}
variable "recovery" {
  default = { region = "ap-southeast-2", on = true }
}
locals {
  far = var.recovery.on ? var.recovery.region : var.region
}

provider "aws" {
  region = var.region
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}
provider "aws" {
  alias  = "recovery"
  region = local.far
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}
provider "aws" {
  alias  = "global"
  region = "us-east-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

data "aws_region" "default" {}
data "aws_region" "recovery" {
  provider = aws.recovery
}
data "aws_partition" "current" {}

resource "aws_s3_bucket" "default" {
  bucket = "b-${data.aws_region.default.name}"
}
resource "aws_s3_bucket" "recovery" {
  provider = aws.recovery
  bucket   = "b-${data.aws_region.recovery.name}"
}

module "inherits" {
  source = "./modules/child"
}
module "given" {
  source = "./modules/child"
  providers = {
    aws = aws.recovery
  }
}
module "two" {
  source = "./modules/two"
  providers = {
    aws.first  = aws
    aws.second = aws.global
  }
}
