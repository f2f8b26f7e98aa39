# Idea: an override file replaces all nested blocks of a type, dynamic ones too, and keeps the other arguments.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_security_group" "replaced" {
  name        = "replaced"
  description = "original"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 23
    to_port     = 23
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "dynamic" {
  name = "dynamic"
  dynamic "ingress" {
    for_each = [1, 2]
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
      self      = true
    }
  }
}
resource "aws_security_group" "by_dynamic" {
  name = "by-dynamic"
  ingress {
    from_port = 9
    to_port   = 9
    protocol  = "tcp"
    self      = true
  }
}
resource "aws_s3_bucket" "tags" {
  bucket = "original"
  tags   = { a = "1", b = "2" }
}
resource "aws_sqs_queue" "count" {
  count = 2
  name  = "q-${count.index}"
}
data "aws_region" "current" {}
