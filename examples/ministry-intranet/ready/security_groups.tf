# In front of every server. The default rules, which let everything out, are deleted; filters keep state, so answers
# need no rules.

# ---- What all servers have in common ------------------------------------------

resource "openstack_networking_secgroup_v2" "common" {
  name                 = "${var.name}-common"
  description          = "Packages, names, time and logs"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "common_to_proxy" {
  for_each = local.proxied

  security_group_id = openstack_networking_secgroup_v2.common.id
  description       = "To the proxy: ${each.key}"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = each.value.protocol
  port_range_min    = each.value.port
  port_range_max    = each.value.port
  remote_group_id   = openstack_networking_secgroup_v2.proxy.id
}

resource "openstack_networking_secgroup_rule_v2" "common_to_logs" {
  security_group_id = openstack_networking_secgroup_v2.common.id
  description       = "To the log server"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 6514
  port_range_max    = 6514
  remote_group_id   = openstack_networking_secgroup_v2.logs.id
}

# All servers but the bastion itself.
resource "openstack_networking_secgroup_v2" "administered" {
  name                 = "${var.name}-administered"
  description          = "Administered through the bastion"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "administered_from_bastion" {
  security_group_id = openstack_networking_secgroup_v2.administered.id
  description       = "Administrators"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_group_id   = openstack_networking_secgroup_v2.bastion.id
}

# ---- The portal -----------------------------------------------------------------

resource "openstack_networking_secgroup_v2" "web" {
  name                 = "${var.name}-web"
  description          = "Web servers"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "web_from_portal" {
  security_group_id = openstack_networking_secgroup_v2.web.id
  description       = "Load balancer, whose machines lie on the DMZ"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 8443
  port_range_max    = 8443
  remote_ip_prefix  = local.zones.dmz
}

resource "openstack_networking_secgroup_rule_v2" "web_to_app" {
  security_group_id = openstack_networking_secgroup_v2.web.id
  description       = "Application servers"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 8443
  port_range_max    = 8443
  remote_group_id   = openstack_networking_secgroup_v2.app.id
}

resource "openstack_networking_secgroup_v2" "app" {
  name                 = "${var.name}-app"
  description          = "Application servers"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "app_from_web" {
  security_group_id = openstack_networking_secgroup_v2.app.id
  description       = "Web servers"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 8443
  port_range_max    = 8443
  remote_group_id   = openstack_networking_secgroup_v2.web.id
}

resource "openstack_networking_secgroup_rule_v2" "app_to_database" {
  security_group_id = openstack_networking_secgroup_v2.app.id
  description       = "Database"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_group_id   = openstack_networking_secgroup_v2.database.id
}

resource "openstack_networking_secgroup_v2" "database" {
  name                 = "${var.name}-database"
  description          = "Database"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "database_from_app" {
  security_group_id = openstack_networking_secgroup_v2.database.id
  description       = "Application servers"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_group_id   = openstack_networking_secgroup_v2.app.id
}

resource "openstack_networking_secgroup_rule_v2" "database_to_storage" {
  security_group_id = openstack_networking_secgroup_v2.database.id
  description       = "Object storage of the platform, for the dumps"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 443
  port_range_max    = 443
  remote_ip_prefix  = var.storage_cidr
}

# ---- Edge and management ----------------------------------------------------------

resource "openstack_networking_secgroup_v2" "proxy" {
  name                 = "${var.name}-proxy"
  description          = "Packages, names and time for the servers"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "proxy_from_servers" {
  for_each = local.proxied

  security_group_id = openstack_networking_secgroup_v2.proxy.id
  description       = "From the servers: ${each.key}"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = each.value.protocol
  port_range_min    = each.value.port
  port_range_max    = each.value.port
  remote_group_id   = openstack_networking_secgroup_v2.common.id
}

resource "openstack_networking_secgroup_rule_v2" "proxy_to_operations" {
  for_each = local.upstream

  security_group_id = openstack_networking_secgroup_v2.proxy.id
  description       = "To the ministry's IT centre: ${each.key}"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = each.value.protocol
  port_range_min    = each.value.port
  port_range_max    = each.value.port
  remote_ip_prefix  = var.operations.cidr
}

resource "openstack_networking_secgroup_v2" "bastion" {
  name                 = "${var.name}-bastion"
  description          = "Where administrators come in"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "bastion_from_operations" {
  security_group_id = openstack_networking_secgroup_v2.bastion.id
  description       = "Administrators at the ministry's IT centre, through the VPN"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = var.operations.cidr
}

resource "openstack_networking_secgroup_rule_v2" "bastion_to_servers" {
  security_group_id = openstack_networking_secgroup_v2.bastion.id
  description       = "The servers administered"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_group_id   = openstack_networking_secgroup_v2.administered.id
}

resource "openstack_networking_secgroup_v2" "logs" {
  name                 = "${var.name}-logs"
  description          = "Log server"
  delete_default_rules = true
}

resource "openstack_networking_secgroup_rule_v2" "logs_from_servers" {
  security_group_id = openstack_networking_secgroup_v2.logs.id
  description       = "Logs of all servers, over TLS"
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 6514
  port_range_max    = 6514
  remote_group_id   = openstack_networking_secgroup_v2.common.id
}

resource "openstack_networking_secgroup_rule_v2" "logs_to_archive" {
  security_group_id = openstack_networking_secgroup_v2.logs.id
  description       = "Log archive of the platform, in its object storage"
  direction         = "egress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 443
  port_range_max    = 443
  remote_ip_prefix  = var.storage_cidr
}
