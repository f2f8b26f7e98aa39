# A tunnel to each provincial office, through which officials reach the portal in the DMZ, and one to the ministry's IT
# centre, from where the system is administered.

resource "openstack_vpnaas_service_v2" "edge" {
  name        = "${var.name}-edge"
  description = "VPN to the ministry's sites"
  router_id   = openstack_networking_router_v2.edge.id
}

resource "openstack_vpnaas_ike_policy_v2" "strong" {
  name                 = "${var.name}-strong"
  ike_version          = "v2"
  encryption_algorithm = "aes-256"
  auth_algorithm       = "sha256"
  pfs                  = "group14"

  lifetime {
    units = "seconds"
    value = 28800
  }
}

resource "openstack_vpnaas_ipsec_policy_v2" "strong" {
  name                 = "${var.name}-strong"
  transform_protocol   = "esp"
  encapsulation_mode   = "tunnel"
  encryption_algorithm = "aes-256"
  auth_algorithm       = "sha256"
  pfs                  = "group14"

  lifetime {
    units = "seconds"
    value = 3600
  }
}

# ---- Provincial offices -------------------------------------------------------------

resource "openstack_vpnaas_endpoint_group_v2" "dmz" {
  name      = "${var.name}-dmz"
  type      = "subnet"
  endpoints = [openstack_networking_subnet_v2.zone["dmz"].id]
}

resource "openstack_vpnaas_endpoint_group_v2" "office" {
  for_each = var.offices

  name      = "${var.name}-${each.key}"
  type      = "cidr"
  endpoints = [each.value.cidr]
}

resource "openstack_vpnaas_site_connection_v2" "office" {
  for_each = var.offices

  name              = "${var.name}-${each.key}"
  vpnservice_id     = openstack_vpnaas_service_v2.edge.id
  ikepolicy_id      = openstack_vpnaas_ike_policy_v2.strong.id
  ipsecpolicy_id    = openstack_vpnaas_ipsec_policy_v2.strong.id
  local_ep_group_id = openstack_vpnaas_endpoint_group_v2.dmz.id
  peer_ep_group_id  = openstack_vpnaas_endpoint_group_v2.office[each.key].id
  peer_address      = each.value.gateway
  peer_id           = each.value.gateway
  psk               = var.vpn_keys[each.key]

  dpd {
    action   = "restart"
    interval = 30
    timeout  = 120
  }
}

# ---- The ministry's IT centre ---------------------------------------------------------

resource "openstack_vpnaas_endpoint_group_v2" "administration" {
  name = "${var.name}-administration"
  type = "subnet"

  endpoints = [
    openstack_networking_subnet_v2.zone["edge"].id,
    openstack_networking_subnet_v2.zone["management"].id,
  ]
}

resource "openstack_vpnaas_endpoint_group_v2" "operations" {
  name      = "${var.name}-operations"
  type      = "cidr"
  endpoints = [var.operations.cidr]
}

resource "openstack_vpnaas_site_connection_v2" "operations" {
  name              = "${var.name}-operations"
  vpnservice_id     = openstack_vpnaas_service_v2.edge.id
  ikepolicy_id      = openstack_vpnaas_ike_policy_v2.strong.id
  ipsecpolicy_id    = openstack_vpnaas_ipsec_policy_v2.strong.id
  local_ep_group_id = openstack_vpnaas_endpoint_group_v2.administration.id
  peer_ep_group_id  = openstack_vpnaas_endpoint_group_v2.operations.id
  peer_address      = var.operations.gateway
  peer_id           = var.operations.gateway
  psk               = var.vpn_keys["operations"]

  dpd {
    action   = "restart"
    interval = 30
    timeout  = 120
  }
}
