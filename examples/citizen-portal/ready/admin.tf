# Administration without an open port. An administrator signs in to AWS with a
# second factor and starts a session; the server itself opens the connection,
# from the inside, through the endpoints below. Every session is recorded. Who may:
# people.tf. The portal's own administration pages, which the web application
# firewall hides from the Internet (web.tf), open through a tunnel of that kind.

resource "aws_ssm_document" "session" {
  # The name that Session Manager reads its preferences from.
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    description   = "Sessions on the servers of the citizen portal"
    sessionType   = "Standard_Stream"
    inputs = {
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.sessions.name
      cloudWatchEncryptionEnabled = true
      cloudWatchStreamingEnabled  = true
      idleSessionTimeout          = "15"
      maxSessionDuration          = "240"
      runAsEnabled                = false
    }
  })

  tags = { Zone = "mgmt" }
}

# Session Manager needs the first three; the others keep logs, secrets and what
# GuardDuty's agent reports off the Internet too.
resource "aws_vpc_endpoint" "service" {
  for_each = toset(["ssm", "ssmmessages", "ec2messages", "guardduty-data", "logs", "secretsmanager"])

  vpc_id              = aws_vpc.main.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  subnet_ids          = [aws_subnet.mgmt["a"].id, aws_subnet.mgmt["b"].id]
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true

  tags = { Name = "${var.name}-${each.key}", Zone = "mgmt" }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id              = aws_vpc.main.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${var.region}.s3"
  subnet_ids          = [aws_subnet.mgmt["a"].id, aws_subnet.mgmt["b"].id]
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true

  dns_options {
    private_dns_only_for_inbound_resolver_endpoint = false
  }

  tags = { Name = "${var.name}-s3", Zone = "mgmt" }
}
