output "portal_address" {
  description = "Where the portal answers"
  value       = aws_lb.portal.dns_name
}

output "database_endpoint" {
  description = "Where the application finds its database"
  value       = module.database.endpoint
}
