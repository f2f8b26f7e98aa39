# The system's own keys: one for data, one for logs, one for backups in each of
# the two regions. Each turns over once a year, and takes thirty days to die.

resource "aws_kms_key" "data" {
  description             = "Database, volumes and uploads of the citizen portal"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.data_key.json

  tags = { Zone = "data" }

  # The policy names these roles; KMS refuses names that do not exist yet.
  depends_on = [aws_iam_role.app, aws_iam_role.backup]
}

resource "aws_kms_key" "logs" {
  description             = "Logs of the citizen portal"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.logs_key.json

  tags = { Zone = "mgmt" }

  depends_on = [aws_iam_role.backup, aws_iam_role.config, aws_iam_role.siem]
}

resource "aws_kms_key" "backup" {
  description             = "Backups of the citizen portal"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.backup_key.json

  tags = { Zone = "data" }

  depends_on = [aws_iam_role.backup]
}

resource "aws_kms_key" "backup_copy" {
  provider = aws.copy

  description             = "Copies of the backups of the citizen portal"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.backup_key.json

  tags = { Zone = "data" }

  depends_on = [aws_iam_role.backup]
}

# ---- Who may use them -------------------------------------------------------------
# In the policy of a key, the resource "*" means: this key.

data "aws_iam_policy_document" "key_administration" {
  statement {
    sid       = "Administration"
    resources = ["*"]

    # Looking after the key, not encrypting with it.
    actions = [
      "kms:CancelKeyDeletion",
      "kms:DescribeKey",
      "kms:DisableKey",
      "kms:EnableKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListGrants",
      "kms:ListKeyPolicies",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
      "kms:RevokeGrant",
      "kms:ScheduleKeyDeletion",
      "kms:TagResource",
      "kms:UntagResource",
      "kms:UpdateKeyDescription",
    ]

    principals {
      type        = "AWS"
      identifiers = [local.account_arn]
    }
  }
}

data "aws_iam_policy_document" "data_key" {
  source_policy_documents = [data.aws_iam_policy_document.key_administration.json]

  statement {
    sid       = "Use"
    resources = ["*"]

    actions = [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ]

    principals {
      type = "AWS"

      identifiers = [
        "${local.role_arns}/${var.name}-app",
        "${local.role_arns}/${var.name}-backup",
        "${local.role_arns}/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
      ]
    }
  }

  # RDS and Secrets Manager use the key for whoever creates the database.
  statement {
    sid       = "ThroughServices"
    actions   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [local.account_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["rds.${var.region}.amazonaws.com", "secretsmanager.${var.region}.amazonaws.com"]
    }
  }

  # Storage services keep using the key while a disk is attached.
  statement {
    sid       = "Attach"
    actions   = ["kms:CreateGrant"]
    resources = ["*"]

    principals {
      type = "AWS"

      identifiers = [
        local.account_arn,
        "${local.role_arns}/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
      ]
    }

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }
}

data "aws_iam_policy_document" "logs_key" {
  source_policy_documents = [data.aws_iam_policy_document.key_administration.json]

  # The delivery stream encrypts what it holds, and reads the SIEM's access key.
  statement {
    sid       = "DeliveryToTheSiem"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["${local.role_arns}/${var.name}-siem"]
    }
  }

  statement {
    sid       = "LogGroups"
    resources = ["*"]

    actions = [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["${local.log_group_arns}:*"]
    }
  }

  statement {
    sid       = "Trail"
    actions   = ["kms:DescribeKey", "kms:GenerateDataKey"]
    resources = ["*"]

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

  # AWS Config writes its history into a log bucket.
  statement {
    sid       = "ConfigurationHistory"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["${local.role_arns}/${var.name}-config"]
    }
  }

  # Alarms and event rules write into the encrypted topic of the alerts.
  statement {
    sid       = "Alerts"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  # The log buckets are backed up too.
  statement {
    sid       = "Backup"
    actions   = ["kms:Decrypt", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["${local.role_arns}/${var.name}-backup"]
    }
  }
}

data "aws_iam_policy_document" "backup_key" {
  source_policy_documents = [data.aws_iam_policy_document.key_administration.json]

  statement {
    sid       = "Backup"
    resources = ["*"]

    actions = [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ]

    principals {
      type        = "AWS"
      identifiers = ["${local.role_arns}/${var.name}-backup"]
    }
  }

  statement {
    sid       = "Attach"
    actions   = ["kms:CreateGrant"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["${local.role_arns}/${var.name}-backup"]
    }

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }
}
