# What the connections carry. The network firewall stands between the Internet and
# everything else (the routes are in network.tf) and stops what AWS's threat
# signatures recognise. AWS keeps these up to date by itself.
#
# It reads names, addresses and whatever is not encrypted. What is inside HTTPS the
# web application firewall sees, behind the load balancer's certificate (web.tf).

resource "aws_networkfirewall_firewall" "edge" {
  name                              = var.name
  description                       = "Between the Internet and the citizen portal"
  vpc_id                            = aws_vpc.main.id
  firewall_policy_arn               = aws_networkfirewall_firewall_policy.edge.arn
  delete_protection                 = true
  subnet_change_protection          = true
  firewall_policy_change_protection = true

  subnet_mapping {
    subnet_id = aws_subnet.firewall["a"].id
  }

  subnet_mapping {
    subnet_id = aws_subnet.firewall["b"].id
  }

  tags = { Zone = "edge" }
}

# In strict order, so that nothing is passed before all signatures were looked at.
resource "aws_networkfirewall_firewall_policy" "edge" {
  name        = var.name
  description = "Signatures that AWS maintains, then the rules of the portal"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_engine_options {
      rule_order              = "STRICT_ORDER"
      stream_exception_policy = "DROP"
    }

    # Attacks.
    stateful_rule_group_reference {
      priority     = 10
      resource_arn = "${local.managed_rules}/ThreatSignaturesWebAttacksStrictOrder"
    }

    stateful_rule_group_reference {
      priority     = 20
      resource_arn = "${local.managed_rules}/ThreatSignaturesExploitsStrictOrder"
    }

    stateful_rule_group_reference {
      priority     = 30
      resource_arn = "${local.managed_rules}/ThreatSignaturesScannersStrictOrder"
    }

    # Malware, and machines that are already in somebody else's hands.
    stateful_rule_group_reference {
      priority     = 40
      resource_arn = "${local.managed_rules}/ThreatSignaturesMalwareStrictOrder"
    }

    stateful_rule_group_reference {
      priority     = 50
      resource_arn = "${local.managed_rules}/ThreatSignaturesBotnetStrictOrder"
    }

    stateful_rule_group_reference {
      priority     = 60
      resource_arn = "${local.managed_rules}/MalwareDomainsStrictOrder"
    }

    stateful_rule_group_reference {
      priority     = 70
      resource_arn = "${local.managed_rules}/BotNetCommandAndControlDomainsStrictOrder"
    }

    stateful_rule_group_reference {
      priority     = 100
      resource_arn = aws_networkfirewall_rule_group.portal.arn
    }
  }

  tags = { Zone = "edge" }
}

resource "aws_networkfirewall_rule_group" "portal" {
  name        = "${var.name}-web-only"
  description = "The web comes in, calls to the data exchange platform go out"
  type        = "STATEFUL"
  capacity    = 10

  rule_group {
    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }

    rule_variables {
      ip_sets {
        key = "PARTNER"

        ip_set {
          definition = [var.partner_cidr]
        }
      }
    }

    rules_source {
      rules_string = <<-EOT
        drop tcp $EXTERNAL_NET any -> $HOME_NET ![80,443] (msg:"In: only the web"; flow:to_server; sid:1; rev:1;)
        drop tcp $HOME_NET any -> !$PARTNER any (msg:"Out: only to the data exchange platform"; flow:to_server; sid:2; rev:1;)
        drop tcp $HOME_NET any -> $PARTNER !443 (msg:"Out: only HTTPS"; flow:to_server; sid:3; rev:1;)
      EOT
    }
  }

  tags = { Zone = "edge" }
}

resource "aws_networkfirewall_logging_configuration" "edge" {
  firewall_arn = aws_networkfirewall_firewall.edge.arn

  # What it stopped. Which connections there were, the flow logs say (logs.tf).
  logging_configuration {
    log_destination_config {
      log_type             = "ALERT"
      log_destination_type = "CloudWatchLogs"
      log_destination      = { logGroup = aws_cloudwatch_log_group.firewall.name }
    }
  }
}

# ---- Names ------------------------------------------------------------------------
# The servers look up a handful of names. All others, and with them every name that
# malware calls home to, are answered with "no such name".

resource "aws_route53_resolver_firewall_domain_list" "known" {
  name    = "${var.name}-known"
  domains = ["*.amazonaws.com", "*.compute.internal", var.partner_domain, "*.${var.partner_domain}"]

  tags = { Zone = "edge" }
}

resource "aws_route53_resolver_firewall_domain_list" "everything" {
  name    = "${var.name}-everything"
  domains = ["*"]

  tags = { Zone = "edge" }
}

resource "aws_route53_resolver_firewall_rule_group" "names" {
  name = var.name

  tags = { Zone = "edge" }
}

resource "aws_route53_resolver_firewall_rule" "known" {
  name                               = "known"
  priority                           = 10
  action                             = "ALLOW"
  firewall_domain_list_id            = aws_route53_resolver_firewall_domain_list.known.id
  firewall_domain_redirection_action = "TRUST_REDIRECTION_DOMAIN"
  firewall_rule_group_id             = aws_route53_resolver_firewall_rule_group.names.id
}

resource "aws_route53_resolver_firewall_rule" "everything_else" {
  name                    = "everything-else"
  priority                = 20
  action                  = "BLOCK"
  block_response          = "NXDOMAIN"
  firewall_domain_list_id = aws_route53_resolver_firewall_domain_list.everything.id
  firewall_rule_group_id  = aws_route53_resolver_firewall_rule_group.names.id
}

resource "aws_route53_resolver_firewall_rule_group_association" "main" {
  name                   = var.name
  priority               = 101
  vpc_id                 = aws_vpc.main.id
  firewall_rule_group_id = aws_route53_resolver_firewall_rule_group.names.id
  mutation_protection    = "ENABLED"

  tags = { Zone = "edge" }
}

# Should the firewall itself not answer, names are refused rather than let through.
resource "aws_route53_resolver_firewall_config" "main" {
  resource_id        = aws_vpc.main.id
  firewall_fail_open = "DISABLED"
}
