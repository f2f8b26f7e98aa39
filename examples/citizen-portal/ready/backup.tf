# Backups: one copy in the region of the system, one in another region.

resource "aws_backup_vault" "main" {
  name        = var.name
  kms_key_arn = aws_kms_key.backup.arn

  tags = { Zone = "data" }
}

resource "aws_backup_vault" "copy" {
  provider = aws.copy

  name        = "${var.name}-copy"
  kms_key_arn = aws_kms_key.backup_copy.arn

  tags = { Zone = "data" }
}

# Three days after its creation the lock is final: not even the account's
# administrators can delete a copy before its time.
resource "aws_backup_vault_lock_configuration" "copy" {
  provider = aws.copy

  backup_vault_name   = aws_backup_vault.copy.name
  min_retention_days  = local.backup_days
  max_retention_days  = 365
  changeable_for_days = 3
}

resource "aws_backup_plan" "daily" {
  name = "${var.name}-daily"

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.main.name
    schedule          = "cron(0 18 * * ? *)" # 01:00 in Ha Noi
    start_window      = 60
    completion_window = 360

    lifecycle {
      delete_after = local.backup_days
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.copy.arn

      lifecycle {
        delete_after = local.backup_copy_days
      }
    }
  }

  tags = { Zone = "data" }
}

# The two places where citizens' data live, by name: a missing tag must not cost
# a backup.
resource "aws_backup_selection" "primary_data" {
  name         = "primary-data"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = aws_iam_role.backup.arn

  resources = [
    module.database.arn,
    module.uploads.arn,
  ]
}

# Everything else, by tag: the servers' volumes and the log buckets.
resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = aws_iam_role.backup.arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }
}
