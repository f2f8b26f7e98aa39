resource "openstack_networking_network_v2" "zone" {
  for_each = local.zones

  name                  = "${var.name}-${each.key}"
  description           = "Zone ${each.key}"
  port_security_enabled = true
  tags                  = ["zone=${each.key}"]
}

# The proxy resolves names for all servers, but for those on the block list of the ministry's security unit.
resource "openstack_networking_subnet_v2" "zone" {
  for_each = local.zones

  name            = "${var.name}-${each.key}"
  network_id      = openstack_networking_network_v2.zone[each.key].id
  cidr            = each.value
  dns_nameservers = [local.proxy_address]
  tags            = ["zone=${each.key}"]
}

# The router has the way to the Internet, where the VPN ends; no server has a public address. It runs in both
# availability zones.
resource "openstack_networking_router_v2" "edge" {
  name                    = "${var.name}-edge"
  external_network_id     = var.external_network_id
  availability_zone_hints = ["hn-1a", "hn-1b"]
  tags                    = ["zone=edge"]
}

resource "openstack_networking_router_interface_v2" "zone" {
  for_each = local.zones

  router_id = openstack_networking_router_v2.edge.id
  subnet_id = openstack_networking_subnet_v2.zone[each.key].id
}
