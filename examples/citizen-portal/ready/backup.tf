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

# ---- Does it work? ------------------------------------------------------------------
# On the first Sunday of each month the newest backup of the database is restored
# and, four hours later, thrown away. What fails reaches the alerts (alerts.tf).

resource "aws_backup_restore_testing_plan" "monthly" {
  name                         = "${replace(var.name, "-", "_")}_monthly"
  schedule_expression          = "cron(0 19 ? * SUN#1 *)"
  schedule_expression_timezone = "Asia/Ho_Chi_Minh"
  start_window_hours           = 4

  recovery_point_selection {
    algorithm             = "LATEST_WITHIN_WINDOW"
    include_vaults        = [aws_backup_vault.main.arn]
    recovery_point_types  = ["SNAPSHOT"]
    selection_window_days = 7
  }

  tags = { Zone = "data" }
}

resource "aws_backup_restore_testing_selection" "database" {
  name                      = "database"
  restore_testing_plan_name = aws_backup_restore_testing_plan.monthly.name
  protected_resource_type   = "RDS"
  protected_resource_arns   = [module.database.arn]
  iam_role_arn              = aws_iam_role.backup.arn
  validation_window_hours   = 4

  restore_metadata_overrides = {
    dbSubnetGroupName   = module.database.subnet_group
    vpcSecurityGroupIds = jsonencode([aws_security_group.restore_test.id])
  }
}

resource "aws_security_group" "restore_test" {
  name        = "${var.name}-restore-test"
  description = "Restored for a test: nobody comes in, nothing goes out"
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${var.name}-restore-test", Zone = "data" }
}
