# Idea: arguments of a provider convert what they get: "true" to bool, "443" to number, 1 to text, and null is unset.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_security_group_rule" "texts" {
  type              = "ingress"
  from_port         = "443"
  to_port           = "443"
  protocol          = 6
  cidr_blocks       = ["10.0.0.0/8"]
  ipv6_cidr_blocks  = null
  self              = null
  security_group_id = "sg-0123456789abcdef0"
}
resource "aws_s3_bucket" "bool" {
  bucket        = 12345
  force_destroy = "true"
  tags          = { Level = 3, Public = false, Name = null, Empty = "" }
}
resource "aws_sqs_queue" "numbers" {
  name                       = "queue"
  delay_seconds              = "10"
  message_retention_seconds  = 60 * 60 * 24
  visibility_timeout_seconds = 1e2
  fifo_queue                 = "false"
  kms_master_key_id          = ""
}
resource "aws_db_instance" "mixed" {
  identifier          = "db"
  allocated_storage   = "20"
  engine              = "postgres"
  engine_version      = 16
  instance_class      = "db.t3.micro"
  username            = "admin_user"
  password            = "example-not-a-password"
  skip_final_snapshot = "true"
  storage_encrypted   = "false"
  multi_az            = null
  port                = "5432"
  backup_retention_period = "0"
}
resource "aws_vpc" "flags" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = tostring(true)
  enable_dns_support   = 1 == 1
}
