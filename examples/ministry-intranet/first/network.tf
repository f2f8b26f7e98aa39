# One network for everything, so that all servers see each other.
resource "openstack_networking_network_v2" "main" {
  name = var.name
}

resource "openstack_networking_subnet_v2" "main" {
  name            = var.name
  network_id      = openstack_networking_network_v2.main.id
  cidr            = "192.168.10.0/24"
  dns_nameservers = ["8.8.8.8"]
}

resource "openstack_networking_router_v2" "main" {
  name                = var.name
  external_network_id = var.external_network_id
}

resource "openstack_networking_router_interface_v2" "main" {
  router_id = openstack_networking_router_v2.main.id
  subnet_id = openstack_networking_subnet_v2.main.id
}

# ---- One security group for everything, too ----------------------------------------

resource "openstack_networking_secgroup_v2" "main" {
  name = var.name
}

# The offices in the provinces have no fixed addresses.
resource "openstack_networking_secgroup_rule_v2" "web" {
  for_each = { http = 80, app = 8080 }

  security_group_id = openstack_networking_secgroup_v2.main.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = each.value
  port_range_max    = each.value
  remote_ip_prefix  = "0.0.0.0/0"
}

resource "openstack_networking_secgroup_rule_v2" "ssh" {
  security_group_id = openstack_networking_secgroup_v2.main.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = "0.0.0.0/0"
}

# For the developers, who look at the database from home.
resource "openstack_networking_secgroup_rule_v2" "postgres" {
  security_group_id = openstack_networking_secgroup_v2.main.id
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 5432
  port_range_max    = 5432
  remote_ip_prefix  = "0.0.0.0/0"
}

resource "openstack_networking_secgroup_rule_v2" "inside" {
  security_group_id = openstack_networking_secgroup_v2.main.id
  direction         = "ingress"
  ethertype         = "IPv4"
  remote_group_id   = openstack_networking_secgroup_v2.main.id
}
