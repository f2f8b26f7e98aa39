module "database" {
  source = "./modules/database"

  name                  = var.name
  account_id            = var.account_id
  subnet_ids            = [aws_subnet.data["a"].id, aws_subnet.data["b"].id]
  security_group_ids    = [aws_security_group.database.id]
  kms_key_arn           = aws_kms_key.data.arn
  log_kms_key_arn       = aws_kms_key.logs.arn
  log_retention_days    = local.log_days
  backup_retention_days = local.backup_days
  tags                  = { Zone = "data" }
}
