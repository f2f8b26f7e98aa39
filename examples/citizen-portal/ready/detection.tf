# What watches the system: GuardDuty for attacks, Inspector for known weaknesses, AWS
# Config for changes. What they find reaches somebody through alerts.tf.

resource "aws_guardduty_detector" "main" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"

  tags = { Zone = "mgmt" }
}

# On every server, also on those that the scaling group starts tomorrow: an agent
# that sees processes, files and connections. GuardDuty installs and updates it.
resource "aws_guardduty_detector_feature" "runtime" {
  detector_id = aws_guardduty_detector.main.id
  name        = "RUNTIME_MONITORING"
  status      = "ENABLED"

  additional_configuration {
    name   = "EC2_AGENT_MANAGEMENT"
    status = "ENABLED"
  }
}

# When a server behaves strangely its disks are searched for malware.
resource "aws_guardduty_detector_feature" "disks" {
  detector_id = aws_guardduty_detector.main.id
  name        = "EBS_MALWARE_PROTECTION"
  status      = "ENABLED"
}

resource "aws_guardduty_detector_feature" "buckets" {
  detector_id = aws_guardduty_detector.main.id
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}

resource "aws_guardduty_detector_feature" "database" {
  detector_id = aws_guardduty_detector.main.id
  name        = "RDS_LOGIN_EVENTS"
  status      = "ENABLED"
}

resource "aws_inspector2_enabler" "main" {
  account_ids    = [var.account_id]
  resource_types = ["EC2"]
}

# ---- Changes ----------------------------------------------------------------------

resource "aws_config_configuration_recorder" "main" {
  name     = var.name
  role_arn = aws_iam_role.config.arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "main" {
  name           = var.name
  s3_bucket_name = module.history.name
  s3_kms_key_arn = aws_kms_key.logs.arn

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }

  depends_on = [aws_config_configuration_recorder.main]
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true

  depends_on = [aws_config_delivery_channel.main]
}

# A bucket of its own: AWS Config cannot deliver into one that locks its objects, as
# the bucket of the audit trail does.
module "history" {
  source = "./modules/private-bucket"

  name        = local.history_bucket
  kms_key_arn = aws_kms_key.logs.arn
  expire_days = local.log_days
  tags        = { Zone = "mgmt", Backup = "daily" }
}

resource "aws_iam_role" "config" {
  name               = "${var.name}-config"
  description        = "Records how every resource is configured"
  assume_role_policy = data.aws_iam_policy_document.assume["config"].json
}

resource "aws_iam_role_policy_attachment" "config" {
  role       = aws_iam_role.config.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"
}

resource "aws_iam_role_policy" "config" {
  name   = "deliver"
  role   = aws_iam_role.config.id
  policy = data.aws_iam_policy_document.config.json
}

data "aws_iam_policy_document" "config" {
  statement {
    sid       = "Find"
    actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
    resources = ["arn:aws:s3:::${local.history_bucket}"]
  }

  statement {
    sid       = "Deliver"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::${local.history_bucket}/AWSLogs/${var.account_id}/Config/*"]
  }
}
