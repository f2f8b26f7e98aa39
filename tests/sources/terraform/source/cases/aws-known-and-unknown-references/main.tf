# Idea: what a resource says itself is known to others; what the provider computes is unknown in all that uses it.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs-bucket"
  tags   = { Level = "3" }
}
resource "aws_s3_bucket" "generated" {
  bucket_prefix = "generated-"
}
resource "aws_kms_key" "key" {
  description             = "key"
  deletion_window_in_days = 7
}
resource "terraform_data" "all" {
  input = {
    known_bucket   = aws_s3_bucket.logs.bucket
    known_tag      = aws_s3_bucket.logs.tags["Level"]
    known_default  = aws_s3_bucket.logs.force_destroy
    arn_by_name    = "arn:aws:s3:::${aws_s3_bucket.logs.bucket}/*"
    unknown        = aws_s3_bucket.logs.arn
    unknown_id     = aws_s3_bucket.logs.id
    unknown_text   = "${aws_s3_bucket.logs.arn}/*"
    generated      = aws_s3_bucket.generated.bucket
    null_argument  = aws_s3_bucket.generated.tags
    computed_block = aws_s3_bucket.logs.versioning
    tags_all       = aws_s3_bucket.logs.tags_all
    list           = [aws_s3_bucket.logs.bucket, aws_s3_bucket.logs.arn]
    object         = { arn = aws_kms_key.key.arn, days = aws_kms_key.key.deletion_window_in_days }
    json           = jsonencode({ arn = aws_kms_key.key.arn })
    conditional    = aws_kms_key.key.arn != "" ? aws_s3_bucket.logs.bucket : "none"
    condition_known = aws_kms_key.key.description == "key" ? "yes" : "no"
    enabled        = aws_kms_key.key.is_enabled
    rotation       = aws_kms_key.key.enable_key_rotation
    length         = length(aws_s3_bucket.logs.tags)
    keys           = keys(aws_s3_bucket.logs.tags)
    split          = split(":", aws_kms_key.key.arn)[0]
    whole          = aws_kms_key.key
  }
}
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id
  rule {
    bucket_key_enabled = "true"
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.key.arn
    }
  }
}
resource "aws_s3_bucket_logging" "logs" {
  bucket        = aws_s3_bucket.generated.bucket
  target_bucket = aws_s3_bucket.logs.bucket
  target_prefix = "${aws_s3_bucket.logs.bucket}/"
}
