output "portal_address" {
  description = "Where the domain of the portal has to point"
  value       = aws_lb.portal.dns_name
}

output "certificate_records" {
  description = "DNS records that prove the ownership of the domain"
  value       = aws_acm_certificate.portal.domain_validation_options
}

output "database_endpoint" {
  description = "Where the application finds its database"
  value       = module.database.endpoint
}

output "database_secret_arn" {
  description = "Where the application finds the password"
  value       = module.database.secret_arn
}
