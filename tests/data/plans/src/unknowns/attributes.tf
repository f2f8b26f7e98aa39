# One attribute, written in every way there is. encrypted and kms_key_id of a
# volume are optional and computed: not written means that the account decides.

resource "aws_ebs_volume" "unset" {
  availability_zone = "ap-southeast-1a"
  size              = 10
}

resource "aws_ebs_volume" "literal" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
}

resource "aws_ebs_volume" "literal_null" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = null
  kms_key_id        = null
}

resource "aws_ebs_volume" "variable_null" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = var.nothing
}

resource "aws_ebs_volume" "unknown" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = terraform_data.late.output.encrypted
}

resource "aws_ebs_volume" "reference" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = aws_kms_key.one.arn
}

resource "aws_ebs_volume" "through_local" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = local.key_arn
}

resource "aws_ebs_volume" "conditional_on" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = var.on ? aws_kms_key.one.arn : null
}

resource "aws_ebs_volume" "conditional_off" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = var.off ? aws_kms_key.one.arn : null
}

resource "aws_ebs_volume" "conditional_unknown" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = terraform_data.late.output.encrypted ? aws_kms_key.one.arn : null
}

resource "aws_ebs_volume" "one_of_count_on" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = one(aws_kms_key.maybe_on[*].arn)
}

resource "aws_ebs_volume" "one_of_count_off" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = one(aws_kms_key.maybe_off[*].arn)
}

resource "aws_ebs_volume" "try_of_count_off" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = try(aws_kms_key.maybe_off[0].arn, null)
}

# multi_az is optional, not computed, and has a fixed default.
resource "aws_db_instance" "unset" {
  identifier          = "unset"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  allocated_storage   = 20
  username            = "portal_admin"
  password            = var.secret
  skip_final_snapshot = true
}

resource "aws_db_instance" "unknown" {
  identifier              = "unknown"
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 20
  username                = "portal_admin"
  password                = "${var.secret}-2"
  skip_final_snapshot     = true
  multi_az                = terraform_data.late.output.encrypted
  storage_encrypted       = terraform_data.late.output.encrypted
  backup_retention_period = terraform_data.late.output.ports[0]
}

# Text with an unknown part is unknown as a whole; a data source with one is
# read during apply.
resource "aws_iam_policy" "jsonencode_unknown" {
  name = "jsonencode-unknown"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "${aws_s3_bucket.single.arn}/*"
    }]
  })
}

data "aws_iam_policy_document" "deferred" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.single.arn}/*"]
  }
}

data "aws_iam_policy_document" "read_now" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "document_deferred" {
  name   = "document-deferred"
  policy = data.aws_iam_policy_document.deferred.json
}

resource "aws_iam_policy" "document_read_now" {
  name   = "document-read-now"
  policy = data.aws_iam_policy_document.read_now.json
}
