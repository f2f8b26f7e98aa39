# What a plan says about values that are not known yet, and about references.
# The names of the resources say which case they are. terraform_data.late stands
# for anything that only exists after apply.

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# The skip_ lines let it plan without an account.
provider "aws" {
  region                      = "ap-southeast-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

provider "aws" {
  alias                       = "copy"
  region                      = var.copy_region
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "copy_region" {
  type    = string
  default = "ap-southeast-3"
}

variable "on" {
  type    = bool
  default = true
}

variable "off" {
  type    = bool
  default = false
}

variable "nothing" {
  type    = string
  default = null
}

variable "secret" {
  type      = string
  sensitive = true
  default   = "example-only-not-a-secret"
}

resource "terraform_data" "late" {
  input = {
    encrypted = true
    ports     = [443, 8443]
    cidr      = "10.0.0.0/8"
    logs      = [{ bucket = "logs" }]
    rules = [{
      description      = ""
      from_port        = 22
      to_port          = 22
      protocol         = "tcp"
      cidr_blocks      = ["0.0.0.0/0"]
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
    }]
    vault = ["arn:aws:backup:ap-southeast-3:111122223333:backup-vault:copy"]
  }
}

locals {
  key_arn     = aws_kms_key.one.arn
  bucket_ids  = [aws_s3_bucket.single.id, aws_s3_bucket.counted[0].id]
  known_ports = [443, 8443]
}

resource "aws_kms_key" "one" {
  enable_key_rotation = true
}

resource "aws_kms_key" "copy" {
  provider            = aws.copy
  enable_key_rotation = true
}

resource "aws_kms_key" "maybe_on" {
  count               = var.on ? 1 : 0
  enable_key_rotation = true
}

resource "aws_kms_key" "maybe_off" {
  count               = var.off ? 1 : 0
  enable_key_rotation = true
}
