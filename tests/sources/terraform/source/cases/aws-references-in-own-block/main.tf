# Idea: resources refer to blocks of others: by index, by splat, to sets by one() and for expressions.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_security_group" "source" {
  name = "source"
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
resource "aws_s3_bucket_versioning" "v" {
  bucket = "b"
  versioning_configuration {
    status = "Enabled"
  }
}
resource "terraform_data" "all" {
  input = {
    status      = aws_s3_bucket_versioning.v.versioning_configuration[0].status
    status_dot  = aws_s3_bucket_versioning.v.versioning_configuration.0.status
    statuses    = aws_s3_bucket_versioning.v.versioning_configuration[*].status
    mfa         = aws_s3_bucket_versioning.v.versioning_configuration[0].mfa_delete
    from_set    = one(aws_security_group.source.ingress).from_port
    ports       = [for r in aws_security_group.source.ingress : r.to_port]
    cidrs       = flatten([for r in aws_security_group.source.ingress : r.cidr_blocks])
    set_length  = length(aws_security_group.source.ingress)
    egress      = aws_security_group.source.egress
    description = aws_security_group.source.description
    self        = [for r in aws_security_group.source.ingress : r.self]
  }
}
