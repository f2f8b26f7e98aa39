# What may pass between zones and sites. What is not listed is denied; security groups (security_groups.tf) filter once
# more, in front of every server.

locals {
  flows = {
    offices-to-portal   = { protocol = "tcp", source = local.ministry_range, destination = local.zones.dmz, port = "443" }
    internal-to-portal  = { protocol = "tcp", source = local.zones.internal, destination = local.zones.dmz, port = "443" }
    web-to-app          = { protocol = "tcp", source = local.zones.dmz, destination = local.zones.server, port = "8443" }
    app-to-database     = { protocol = "tcp", source = local.zones.server, destination = local.zones.database, port = "5432" }
    operations-to-admin = { protocol = "tcp", source = var.operations.cidr, destination = local.zones.management, port = "22" }
    admin-to-servers    = { protocol = "tcp", source = local.zones.management, destination = local.system_range, port = "22" }
    servers-to-logs     = { protocol = "tcp", source = local.system_range, destination = local.logs_address, port = "6514" }
    packages            = { protocol = "tcp", source = local.system_range, destination = local.proxy_address, port = "3128" }
    names               = { protocol = "udp", source = local.system_range, destination = local.proxy_address, port = "53" }
    time                = { protocol = "udp", source = local.system_range, destination = local.proxy_address, port = "123" }
    upstream-packages   = { protocol = "tcp", source = local.proxy_address, destination = var.operations.cidr, port = "443" }
    upstream-names      = { protocol = "udp", source = local.proxy_address, destination = var.operations.cidr, port = "53" }
    upstream-time       = { protocol = "udp", source = local.proxy_address, destination = var.operations.cidr, port = "123" }
    logs-to-archive     = { protocol = "tcp", source = local.logs_address, destination = var.storage_cidr, port = "443" }
    dumps-to-storage    = { protocol = "tcp", source = local.zones.database, destination = var.storage_cidr, port = "443" }
  }
}

resource "openstack_fw_rule_v2" "flow" {
  for_each = local.flows

  name                   = "${var.name}-${each.key}"
  action                 = "allow"
  protocol               = each.value.protocol
  source_ip_address      = each.value.source
  destination_ip_address = each.value.destination
  destination_port       = each.value.port
}

resource "openstack_fw_policy_v2" "zones" {
  name    = "${var.name}-zones"
  audited = true
  rules   = values(openstack_fw_rule_v2.flow)[*].id
}

# At every interface of the router, in both directions.
resource "openstack_fw_group_v2" "edge" {
  name                       = "${var.name}-edge"
  ingress_firewall_policy_id = openstack_fw_policy_v2.zones.id
  egress_firewall_policy_id  = openstack_fw_policy_v2.zones.id
  ports                      = values(openstack_networking_router_interface_v2.zone)[*].port_id
}
