# Every log of the system and how long it is kept. Level 3 asks for at least
# three months; local.log_days keeps thirteen.

# ---- Log groups -----------------------------------------------------------------

# Sixty days only, for now: the job that exports older entries to the archive of
# the ministry is being built, and the archive bills by the day. Accepted until
# then by a signed waiver; back to local.log_days when the job runs.
resource "aws_cloudwatch_log_group" "app" {
  name              = "/${var.name}/app"
  retention_in_days = 60
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "app" }
}

# What happens on the servers themselves: log-ins, processes, system messages.
resource "aws_cloudwatch_log_group" "servers" {
  name              = "/${var.name}/servers"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "/${var.name}/network-flows"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/${var.name}/cloudtrail"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

resource "aws_cloudwatch_log_group" "sessions" {
  name              = "/${var.name}/admin-sessions"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

# The firewall insists on names that begin with aws-waf-logs-.
resource "aws_cloudwatch_log_group" "waf" {
  name              = "aws-waf-logs-${var.name}"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

# What the network firewall stopped or noticed.
resource "aws_cloudwatch_log_group" "firewall" {
  name              = "/${var.name}/network-firewall"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

# Which names the servers look up.
resource "aws_cloudwatch_log_group" "dns" {
  name              = "/${var.name}/name-lookups"
  retention_in_days = local.log_days
  kms_key_id        = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

# ---- What goes over the network ---------------------------------------------------

resource "aws_flow_log" "vpc" {
  vpc_id                   = aws_vpc.main.id
  traffic_type             = "ALL"
  log_destination_type     = "cloud-watch-logs"
  log_destination          = aws_cloudwatch_log_group.flow.arn
  iam_role_arn             = aws_iam_role.flow_logs.arn
  max_aggregation_interval = 60

  tags = { Name = var.name }
}

resource "aws_route53_resolver_query_log_config" "main" {
  name            = var.name
  destination_arn = aws_cloudwatch_log_group.dns.arn

  tags = { Zone = "mgmt" }
}

resource "aws_route53_resolver_query_log_config_association" "main" {
  resolver_query_log_config_id = aws_route53_resolver_query_log_config.main.id
  resource_id                  = aws_vpc.main.id
}

# ---- Who did what in the account --------------------------------------------------

resource "aws_cloudtrail" "main" {
  name                          = var.name
  s3_bucket_name                = module.audit.name
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail.arn
  kms_key_id                    = aws_kms_key.logs.arn
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_logging                = true
  enable_log_file_validation    = true

  advanced_event_selector {
    name = "Every administrative action"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }

  advanced_event_selector {
    name = "Every access to a citizen's document"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }

    field_selector {
      field       = "resources.ARN"
      starts_with = ["arn:aws:s3:::${local.uploads_bucket}/"]
    }
  }

  tags = { Zone = "mgmt" }
}

# ---- Log buckets ------------------------------------------------------------------

# The audit trail. Object lock: nobody deletes or changes an entry before its time.
module "audit" {
  source = "./modules/private-bucket"

  name           = local.audit_bucket
  kms_key_arn    = aws_kms_key.logs.arn
  lock_days      = local.log_days
  expire_days    = local.log_days + 30
  policy_to_join = data.aws_iam_policy_document.audit_bucket.json
  tags           = { Zone = "mgmt", Backup = "daily" }
}

data "aws_iam_policy_document" "audit_bucket" {
  statement {
    sid       = "CloudTrailLooks"
    actions   = ["s3:GetBucketAcl"]
    resources = ["arn:aws:s3:::${local.audit_bucket}"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }

  statement {
    sid       = "CloudTrailWrites"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::${local.audit_bucket}/AWSLogs/${var.account_id}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }
}

# Access logs of the load balancer. Load balancers cannot write to a bucket that
# is encrypted with a key of one's own, hence S3's key (AES256) here.
module "access_logs" {
  source = "./modules/private-bucket"

  name           = local.access_bucket
  sse_algorithm  = "AES256"
  expire_days    = local.log_days
  policy_to_join = data.aws_iam_policy_document.access_bucket.json
  tags           = { Zone = "mgmt", Backup = "daily" }
}

data "aws_iam_policy_document" "access_bucket" {
  statement {
    sid     = "LoadBalancerWrites"
    actions = ["s3:PutObject"]

    resources = [
      "arn:aws:s3:::${local.access_bucket}/access/AWSLogs/${var.account_id}/*",
      "arn:aws:s3:::${local.access_bucket}/connections/AWSLogs/${var.account_id}/*",
    ]

    principals {
      type        = "Service"
      identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
    }
  }
}
