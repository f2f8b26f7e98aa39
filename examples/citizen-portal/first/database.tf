module "database" {
  source = "./modules/database"

  name               = var.name
  subnet_ids         = aws_subnet.private[*].id
  security_group_ids = [aws_security_group.database.id]
  kms_key_arn        = aws_kms_key.database.arn
  password           = var.db_password
}
