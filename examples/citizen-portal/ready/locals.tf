locals {
  # On every resource, through the providers' default_tags.
  tags = {
    Project     = var.name
    Owner       = var.owner
    Environment = var.environment
  }

  # One block of addresses per security zone. Whoever reads a firewall log can
  # tell the zone from the third number: 0 edge, 16 dmz, 32 app, 48 data, 64 mgmt,
  # 80 staff.
  zone_cidrs = {
    edge  = cidrsubnet(var.vpc_cidr, 4, 0)
    dmz   = cidrsubnet(var.vpc_cidr, 4, 1)
    app   = cidrsubnet(var.vpc_cidr, 4, 2)
    data  = cidrsubnet(var.vpc_cidr, 4, 3)
    mgmt  = cidrsubnet(var.vpc_cidr, 4, 4)
    staff = cidrsubnet(var.vpc_cidr, 4, 5)
  }

  # The number of each availability zone: a is 0, b is 1.
  az_number = { for number, az in keys(var.azs) : az => number }

  # The endpoint of the network firewall in each availability zone.
  firewall_endpoints = {
    for state in aws_networkfirewall_firewall.edge.firewall_status[0].sync_states :
    state.availability_zone => state.attachment[0].endpoint_id
  }

  # How long things are kept, in days. Level 3 asks for three months of logs;
  # thirteen months let a yearly review look back on the whole year.
  log_days         = 400
  backup_days      = 35
  backup_copy_days = 90

  # Names and ARNs that policies refer to. They are written out, not read from
  # the resources, so that every policy is complete before anything exists: a
  # reviewer of the plan sees the whole text.
  uploads_bucket = "${var.name}-uploads-${var.account_id}"
  audit_bucket   = "${var.name}-audit-${var.account_id}"
  access_bucket  = "${var.name}-access-${var.account_id}"
  backlog_bucket = "${var.name}-siem-backlog-${var.account_id}"
  history_bucket = "${var.name}-configuration-${var.account_id}"

  account_arn    = "arn:aws:iam::${var.account_id}:root"
  role_arns      = "arn:aws:iam::${var.account_id}:role"
  log_group_arns = "arn:aws:logs:${var.region}:${var.account_id}:log-group"
  trail_arn      = "arn:aws:cloudtrail:${var.region}:${var.account_id}:trail/${var.name}"
  managed_rules  = "arn:aws:network-firewall:${var.region}:aws-managed:stateful-rulegroup"
  siem_arn       = "arn:aws:firehose:${var.region}:${var.account_id}:deliverystream/${var.name}-siem"
  rule_arns      = "arn:aws:events:${var.region}:${var.account_id}:rule"
  alerts_arn     = "arn:aws:sns:${var.region}:${var.account_id}:${var.name}-alerts"
  database_arn   = "arn:aws:rds:${var.region}:${var.account_id}:db:${var.name}"
}
