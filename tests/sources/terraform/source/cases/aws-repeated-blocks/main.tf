# Idea: blocks that repeat: a list keeps its order, a set sorts and takes equal ones once.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_security_group" "set" {
  name = "set"
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    protocol    = "tcp"
    from_port   = "443"
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "TCP"
    cidr_blocks = ["10.0.0.0/8", "172.16.0.0/12"]
    self        = true
  }
}
resource "aws_s3_bucket_lifecycle_configuration" "list" {
  bucket = "b"
  rule {
    id     = "z"
    status = "Enabled"
    filter {}
    transition {
      days          = 90
      storage_class = "GLACIER"
    }
    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }
    expiration { days = 400 }
  }
  rule {
    id     = "a"
    status = "Disabled"
    filter {
      and {
        prefix = "x/"
        tags   = { b = "2", a = "1" }
      }
    }
    noncurrent_version_expiration { noncurrent_days = "7" }
  }
}
resource "aws_dynamodb_table" "set" {
  name         = "table"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "other"
    type = "N"
  }
  attribute {
    name = "id"
    type = "S"
  }
  global_secondary_index {
    name            = "by_other"
    hash_key        = "other"
    projection_type = "ALL"
  }
  point_in_time_recovery { enabled = true }
  server_side_encryption { enabled = true }
}
