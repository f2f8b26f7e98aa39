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
