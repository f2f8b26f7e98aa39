terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "key_arn" {
  type = string
}

locals {
  bucket_id = aws_s3_bucket.this.id
}

resource "aws_s3_bucket" "this" {
  bucket_prefix = "module-"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = local.bucket_id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.key_arn
    }
  }
}

output "id" {
  value = local.bucket_id
}

output "all" {
  value = { id = aws_s3_bucket.this.id, arn = aws_s3_bucket.this.arn }
}
