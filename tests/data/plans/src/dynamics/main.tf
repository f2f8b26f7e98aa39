# `dynamic` blocks beside and inside written ones.

terraform {
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

# terraform_data.late stands for anything that only exists after apply. The names of
# the resources say which case they are.
resource "terraform_data" "late" {
  input = { ports = [1], cidr = "10.0.0.0/8", arn = "arn:aws:backup:ap-southeast-3:111122223333:backup-vault:copy" }
}

resource "aws_backup_plan" "static_and_dynamic_unknown" {
  name = "example"
  rule {
    rule_name         = "daily"
    target_vault_name = "main"
  }
  dynamic "rule" {
    for_each = terraform_data.late.output.ports
    content {
      rule_name         = "x"
      target_vault_name = "main"
    }
  }
}

resource "aws_backup_plan" "static_and_dynamic_known" {
  name = "example"
  rule {
    rule_name         = "daily"
    target_vault_name = "main"
  }
  dynamic "rule" {
    for_each = ["x"]
    content {
      rule_name         = "x"
      target_vault_name = "main"
      schedule          = terraform_data.late.output.cidr
    }
  }
}

resource "aws_launch_template" "static_unknown_leaf" {
  metadata_options {
    http_tokens = terraform_data.late.output.cidr
  }
  block_device_mappings {
    device_name = "/dev/xvda"
  }
  dynamic "block_device_mappings" {
    for_each = terraform_data.late.output.ports
    content {
      device_name = "x"
    }
  }
}

resource "aws_launch_template" "dynamic_known_unknown_content" {
  dynamic "block_device_mappings" {
    for_each = ["x"]
    content {
      device_name = block_device_mappings.value
      dynamic "ebs" {
        for_each = ["x"]
        content {
          kms_key_id = terraform_data.late.output.arn
        }
      }
    }
  }
}

resource "aws_route_table" "dynamic_unknown" {
  vpc_id = "vpc-1"
  dynamic "route" {
    for_each = terraform_data.late.output.ports
    content {
      cidr_block = "0.0.0.0/0"
      gateway_id = "igw-1"
    }
  }
}

resource "aws_security_group" "dynamic_unknown_with_defaults" {
  name = "example"
  dynamic "ingress" {
    for_each = terraform_data.late.output.ports
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      self        = true
      description = "text"
    }
  }
}

resource "aws_network_acl" "static_and_dynamic_unknown" {
  vpc_id = "vpc-1"
  ingress {
    protocol   = "tcp"
    rule_no    = 100
    action     = "allow"
    cidr_block = "10.3.0.0/18"
    from_port  = 80
    to_port    = 80
  }
  dynamic "ingress" {
    for_each = terraform_data.late.output.ports
    content {
      protocol   = "tcp"
      rule_no    = 100
      action     = "allow"
      cidr_block = "0.0.0.0/0"
      from_port  = 80
      to_port    = 80
    }
  }
}

resource "aws_wafv2_web_acl" "deep" {
  name  = "example"
  scope = "REGIONAL"
  default_action {
    dynamic "allow" {
      for_each = terraform_data.late.output.ports
      content {}
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "x"
    sampled_requests_enabled   = true
  }
  dynamic "rule" {
    for_each = ["x"]
    content {
      name     = "x"
      priority = 1
      statement {
        dynamic "managed_rule_group_statement" {
          for_each = terraform_data.late.output.ports
          content {
            name        = "x"
            vendor_name = "y"
          }
        }
      }
      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "x"
        sampled_requests_enabled   = true
      }
    }
  }
}

resource "aws_s3_bucket" "dynamic_unknown" {
  dynamic "server_side_encryption_configuration" {
    for_each = terraform_data.late.output.ports
    content {
      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm = "AES256"
        }
      }
    }
  }
}
