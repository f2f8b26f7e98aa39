# Who may do what. Every statement names its actions and its resources.

resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length        = 14
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  max_password_age               = 60
  password_reuse_prevention      = 24
  allow_users_to_change_password = true
}

# ---- The application servers ------------------------------------------------------

resource "aws_iam_role" "app" {
  name               = "${var.name}-app"
  description        = "Application servers of the citizen portal"
  assume_role_policy = data.aws_iam_policy_document.assume["ec2"].json
}

resource "aws_iam_instance_profile" "app" {
  name = "${var.name}-app"
  role = aws_iam_role.app.name
}

resource "aws_iam_policy" "app" {
  name        = "${var.name}-app"
  description = "What the citizen portal needs, and no more"
  policy      = data.aws_iam_policy_document.app.json
}

resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.app.arn
}

# What Session Manager (admin.tf) asks of a server.
resource "aws_iam_role_policy_attachment" "app_sessions" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

data "aws_iam_policy_document" "app" {
  statement {
    sid       = "Documents"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::${local.uploads_bucket}/*"]
  }

  statement {
    sid       = "ListDocuments"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::${local.uploads_bucket}"]
  }

  statement {
    sid     = "Logs"
    actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]

    resources = [
      "${local.log_group_arns}:/${var.name}/app:*",
      "${local.log_group_arns}:/${var.name}/admin-sessions:*",
      "${local.log_group_arns}:/${var.name}/servers:*",
    ]
  }

  # The database service invents the secret's name. The tag that it sets on the
  # secret narrows this down to the secret of this one database.
  statement {
    sid       = "DatabasePassword"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:rds!db-*"]

    condition {
      test     = "StringEquals"
      variable = "secretsmanager:ResourceTag/aws:rds:primaryDBInstanceArn"
      values   = [local.database_arn]
    }
  }
}

# ---- Services that work for us ----------------------------------------------------

data "aws_iam_policy_document" "assume" {
  for_each = toset(["backup", "cloudtrail", "config", "ec2", "firehose", "logs", "vpc-flow-logs"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "flow_logs" {
  name               = "${var.name}-flow-logs"
  description        = "Writes the network's flow logs"
  assume_role_policy = data.aws_iam_policy_document.assume["vpc-flow-logs"].json
}

resource "aws_iam_role_policy" "flow_logs" {
  name   = "write"
  role   = aws_iam_role.flow_logs.id
  policy = data.aws_iam_policy_document.flow_logs.json
}

data "aws_iam_policy_document" "flow_logs" {
  statement {
    sid       = "Write"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${local.log_group_arns}:/${var.name}/network-flows:*"]
  }

  statement {
    sid       = "Find"
    actions   = ["logs:DescribeLogGroups"]
    resources = ["${local.log_group_arns}:*"]
  }
}

resource "aws_iam_role" "trail" {
  name               = "${var.name}-trail"
  description        = "Writes the audit trail to its log group"
  assume_role_policy = data.aws_iam_policy_document.assume["cloudtrail"].json
}

resource "aws_iam_role_policy" "trail" {
  name   = "write"
  role   = aws_iam_role.trail.id
  policy = data.aws_iam_policy_document.trail.json
}

data "aws_iam_policy_document" "trail" {
  statement {
    sid       = "Write"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.log_group_arns}:/${var.name}/cloudtrail:log-stream:${var.account_id}_CloudTrail_*"]
  }
}

resource "aws_iam_role" "backup" {
  name               = "${var.name}-backup"
  description        = "Takes the backups, and restores them to test them"
  assume_role_policy = data.aws_iam_policy_document.assume["backup"].json
}

resource "aws_iam_role_policy_attachment" "backup" {
  for_each = toset([
    "service-role/AWSBackupServiceRolePolicyForBackup",
    "service-role/AWSBackupServiceRolePolicyForRestores",
    "AWSBackupServiceRolePolicyForS3Backup",
  ])

  role       = aws_iam_role.backup.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}
