# Idea: a dynamic block over what is unknown, and one over known items with unknown parts.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_security_group" "unknown_set" {
  name   = "unknown"
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = toset([aws_vpc.main.id])
    content {
      from_port   = 1
      to_port     = 1
      protocol    = "tcp"
      description = ingress.value
    }
  }
}
resource "aws_security_group" "unknown_part" {
  name = "part"
  dynamic "ingress" {
    for_each = { a = aws_vpc.main.id, b = aws_vpc.main.cidr_block }
    content {
      from_port   = 1
      to_port     = 1
      protocol    = "tcp"
      cidr_blocks = [aws_vpc.main.cidr_block]
      description = "${ingress.key} ${ingress.value}"
    }
  }
}
resource "aws_lb" "unknown_list" {
  name    = "lb"
  subnets = ["subnet-1", "subnet-2"]
  dynamic "subnet_mapping" {
    for_each = []
    content {
      subnet_id = subnet_mapping.value
    }
  }
  dynamic "access_logs" {
    for_each = aws_vpc.main.arn == "x" ? [1] : []
    content {
      bucket = "b"
    }
  }
}
