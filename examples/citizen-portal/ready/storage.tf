# Documents that citizens attach to their applications.
module "uploads" {
  source = "./modules/private-bucket"

  name        = local.uploads_bucket
  kms_key_arn = aws_kms_key.data.arn
  tags        = { Zone = "data" }
}

# Disks and snapshots that somebody creates by hand are encrypted as well.
resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

resource "aws_ebs_default_kms_key" "this" {
  key_arn = aws_kms_key.data.arn
}

# Whatever a bucket's own settings say, nothing in this account becomes public.
resource "aws_s3_account_public_access_block" "this" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
