# Every log group is copied to the ministry's SIEM as it is written. The groups
# themselves stay: they are the archive, the SIEM is where people look.

resource "aws_kinesis_firehose_delivery_stream" "siem" {
  name        = "${var.name}-siem"
  destination = "http_endpoint"

  http_endpoint_configuration {
    name               = "SIEM of the ministry"
    url                = var.siem_url
    role_arn           = aws_iam_role.siem.arn
    buffering_interval = 60
    buffering_size     = 1
    retry_duration     = 300
    s3_backup_mode     = "FailedDataOnly"

    secrets_manager_configuration {
      enabled    = true
      role_arn   = aws_iam_role.siem.arn
      secret_arn = aws_secretsmanager_secret.siem.arn
    }

    # What the SIEM did not take waits here.
    s3_configuration {
      role_arn           = aws_iam_role.siem.arn
      bucket_arn         = "arn:aws:s3:::${local.backlog_bucket}"
      kms_key_arn        = aws_kms_key.logs.arn
      compression_format = "GZIP"
    }
  }

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.logs.arn
  }

  tags = { Zone = "mgmt" }
}

# The access key that the SIEM gave us; it is put in by hand and never passes
# through Terraform.
resource "aws_secretsmanager_secret" "siem" {
  name       = "${var.name}/siem"
  kms_key_id = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

module "siem_backlog" {
  source = "./modules/private-bucket"

  name        = local.backlog_bucket
  kms_key_arn = aws_kms_key.logs.arn
  expire_days = local.log_days
  tags        = { Zone = "mgmt", Backup = "daily" }
}

resource "aws_cloudwatch_log_subscription_filter" "siem" {
  for_each = {
    app      = aws_cloudwatch_log_group.app.name
    database = module.database.log_group
    dns      = aws_cloudwatch_log_group.dns.name
    firewall = aws_cloudwatch_log_group.firewall.name
    flow     = aws_cloudwatch_log_group.flow.name
    servers  = aws_cloudwatch_log_group.servers.name
    sessions = aws_cloudwatch_log_group.sessions.name
    trail    = aws_cloudwatch_log_group.trail.name
    waf      = aws_cloudwatch_log_group.waf.name
  }

  name            = "siem"
  log_group_name  = each.value
  filter_pattern  = "" # everything
  destination_arn = aws_kinesis_firehose_delivery_stream.siem.arn
  role_arn        = aws_iam_role.subscription.arn
}

# ---- Roles ------------------------------------------------------------------------

resource "aws_iam_role" "siem" {
  name               = "${var.name}-siem"
  description        = "Delivers logs to the SIEM"
  assume_role_policy = data.aws_iam_policy_document.assume["firehose"].json
}

resource "aws_iam_role_policy" "siem" {
  name   = "deliver"
  role   = aws_iam_role.siem.id
  policy = data.aws_iam_policy_document.siem.json
}

data "aws_iam_policy_document" "siem" {
  statement {
    sid       = "KeepWhatWasNotTaken"
    actions   = ["s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:ListBucket", "s3:PutObject"]
    resources = ["arn:aws:s3:::${local.backlog_bucket}", "arn:aws:s3:::${local.backlog_bucket}/*"]
  }

  statement {
    sid       = "AccessKeyOfTheSiem"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:${var.name}/siem-*"]
  }
}

resource "aws_iam_role" "subscription" {
  name               = "${var.name}-log-subscription"
  description        = "Hands log entries to the delivery stream"
  assume_role_policy = data.aws_iam_policy_document.assume["logs"].json
}

resource "aws_iam_role_policy" "subscription" {
  name   = "hand-over"
  role   = aws_iam_role.subscription.id
  policy = data.aws_iam_policy_document.subscription.json
}

data "aws_iam_policy_document" "subscription" {
  statement {
    sid       = "HandOver"
    actions   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
    resources = [local.siem_arn]
  }
}
