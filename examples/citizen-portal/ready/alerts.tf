# What somebody must know about, now. Everything goes to one topic, and from there to
# the people who watch the ministry's systems day and night.

resource "aws_sns_topic" "alerts" {
  name              = "${var.name}-alerts"
  kms_master_key_id = aws_kms_key.logs.arn

  tags = { Zone = "mgmt" }
}

resource "aws_sns_topic_subscription" "soc" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.soc_email
}

resource "aws_sns_topic_policy" "alerts" {
  arn    = aws_sns_topic.alerts.arn
  policy = data.aws_iam_policy_document.alerts.json
}

data "aws_iam_policy_document" "alerts" {
  statement {
    sid       = "Alarms"
    actions   = ["sns:Publish"]
    resources = [local.alerts_arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid       = "Events"
    actions   = ["sns:Publish"]
    resources = [local.alerts_arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["${local.rule_arns}/${var.name}-*"]
    }
  }
}

# ---- Security ---------------------------------------------------------------------

# Medium (4) and worse; what is below, the SIEM keeps.
resource "aws_cloudwatch_event_rule" "attacks" {
  name        = "${var.name}-attacks"
  description = "GuardDuty saw an attack, or malware"

  event_pattern = jsonencode({
    source      = ["aws.guardduty"]
    detail-type = ["GuardDuty Finding"]
    detail      = { severity = [{ numeric = [">=", 4] }] }
  })
}

resource "aws_cloudwatch_event_target" "attacks" {
  rule = aws_cloudwatch_event_rule.attacks.name
  arn  = aws_sns_topic.alerts.arn
}

resource "aws_cloudwatch_event_rule" "weaknesses" {
  name        = "${var.name}-weaknesses"
  description = "Inspector found a serious weakness on a server"

  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail      = { severity = ["HIGH", "CRITICAL"], status = ["ACTIVE"] }
  })
}

resource "aws_cloudwatch_event_target" "weaknesses" {
  rule = aws_cloudwatch_event_rule.weaknesses.name
  arn  = aws_sns_topic.alerts.arn
}

# Who wants to stay unseen switches off what watches, first.
resource "aws_cloudwatch_event_rule" "blinding" {
  name        = "${var.name}-blinding"
  description = "Somebody switched off a log, a detector or a recorder"

  event_pattern = jsonencode({
    detail-type = ["AWS API Call via CloudTrail"]
    detail = {
      eventName = [
        "DeleteDetector",
        "DeleteFlowLogs",
        "DeleteLogGroup",
        "DeleteLoggingConfiguration",
        "DeleteSubscriptionFilter",
        "DeleteTrail",
        "DisassociateWebACL",
        "StopConfigurationRecorder",
        "StopLogging",
        "UpdateDetector",
      ]
    }
  })
}

resource "aws_cloudwatch_event_target" "blinding" {
  rule = aws_cloudwatch_event_rule.blinding.name
  arn  = aws_sns_topic.alerts.arn
}

# A backup, a copy or a test of a restore that did not end well.
resource "aws_cloudwatch_event_rule" "backups" {
  name        = "${var.name}-backups"
  description = "A backup, its copy or the test of a restore failed"

  event_pattern = jsonencode({
    source      = ["aws.backup"]
    detail-type = ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"]
    detail      = { "$or" = [{ state = ["ABORTED", "EXPIRED", "FAILED"] }, { status = ["ABORTED", "FAILED"] }] }
  })
}

resource "aws_cloudwatch_event_target" "backups" {
  rule = aws_cloudwatch_event_rule.backups.name
  arn  = aws_sns_topic.alerts.arn
}

# ---- Operation --------------------------------------------------------------------

# The scaling group adds servers at 60 percent. This means that it could not.
resource "aws_cloudwatch_metric_alarm" "app_cpu" {
  alarm_name          = "${var.name}-app-cpu"
  alarm_description   = "The application servers are overloaded"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 85
  period              = 300
  evaluation_periods  = 3
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.app.name }
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  tags = { Zone = "mgmt" }
}

resource "aws_cloudwatch_metric_alarm" "app_unhealthy" {
  alarm_name          = "${var.name}-app-unhealthy"
  alarm_description   = "An application server does not answer"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "UnHealthyHostCount"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 5
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  dimensions = {
    LoadBalancer = aws_lb.portal.arn_suffix
    TargetGroup  = aws_lb_target_group.app.arn_suffix
  }

  tags = { Zone = "mgmt" }
}

resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  alarm_name          = "${var.name}-database-cpu"
  alarm_description   = "The database is overloaded"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  period              = 300
  evaluation_periods  = 3
  dimensions          = { DBInstanceIdentifier = module.database.identifier }
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  tags = { Zone = "mgmt" }
}

resource "aws_cloudwatch_metric_alarm" "database_space" {
  alarm_name          = "${var.name}-database-space"
  alarm_description   = "The database has less than 10 GiB left"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 10 * 1024 * 1024 * 1024
  period              = 300
  evaluation_periods  = 1
  dimensions          = { DBInstanceIdentifier = module.database.identifier }
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]

  tags = { Zone = "mgmt" }
}
