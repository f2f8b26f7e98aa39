output "arn" {
  description = "ARN of the database"
  value       = aws_db_instance.this.arn
}

output "endpoint" {
  description = "Host and port of the database"
  value       = aws_db_instance.this.endpoint
}

output "secret_arn" {
  description = "Secret with the master user's password"
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}

output "identifier" {
  description = "Name of the database server, as its metrics call it"
  value       = aws_db_instance.this.identifier
}

output "log_group" {
  description = "Log group of the database"
  value       = aws_cloudwatch_log_group.postgresql.name
}

output "subnet_group" {
  description = "Subnet group of the database"
  value       = aws_db_subnet_group.this.name
}
