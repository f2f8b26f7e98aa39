# Servers start from the ministry's hardened image, on an encrypted volume; the platform watches them for malware from
# the hypervisor. They get names from the subnet and the time from the interface. All else is set up from the bastion, by
# the ministry's configuration management: without a start-up script the metadata service has nothing to tell.

resource "openstack_compute_keypair_v2" "administrators" {
  name       = "${var.name}-administrators"
  public_key = var.admin_public_key
}

# ---- Web servers, in the DMZ ----------------------------------------------------

# Never two on one host.
resource "openstack_compute_servergroup_v2" "web" {
  name     = "${var.name}-web"
  policies = ["anti-affinity"]
}

resource "openstack_networking_port_v2" "web" {
  for_each = local.pair

  name                  = "${var.name}-web-${each.key}"
  network_id            = openstack_networking_network_v2.zone["dmz"].id
  port_security_enabled = true

  security_group_ids = [
    openstack_networking_secgroup_v2.common.id,
    openstack_networking_secgroup_v2.administered.id,
    openstack_networking_secgroup_v2.web.id,
  ]

  fixed_ip {
    subnet_id = openstack_networking_subnet_v2.zone["dmz"].id
  }

  extra_dhcp_option {
    name  = "ntp-server"
    value = local.proxy_address
  }
}

resource "openstack_compute_instance_v2" "web" {
  for_each = local.pair

  name              = "${var.name}-web-${each.key}"
  availability_zone = each.value
  flavor_name       = var.flavor
  key_pair          = openstack_compute_keypair_v2.administrators.name
  tags              = ["zone=dmz"]

  block_device {
    source_type           = "image"
    uuid                  = var.image_id
    destination_type      = "volume"
    volume_type           = var.volume_type
    volume_size           = 40
    boot_index            = 0
    delete_on_termination = true
  }

  network {
    port = openstack_networking_port_v2.web[each.key].id
  }

  scheduler_hints {
    group = openstack_compute_servergroup_v2.web.id
  }
}

# ---- Application servers ----------------------------------------------------------

resource "openstack_compute_servergroup_v2" "app" {
  name     = "${var.name}-app"
  policies = ["anti-affinity"]
}

resource "openstack_networking_port_v2" "app" {
  for_each = local.pair

  name                  = "${var.name}-app-${each.key}"
  network_id            = openstack_networking_network_v2.zone["server"].id
  port_security_enabled = true

  security_group_ids = [
    openstack_networking_secgroup_v2.common.id,
    openstack_networking_secgroup_v2.administered.id,
    openstack_networking_secgroup_v2.app.id,
  ]

  fixed_ip {
    subnet_id = openstack_networking_subnet_v2.zone["server"].id
  }

  extra_dhcp_option {
    name  = "ntp-server"
    value = local.proxy_address
  }
}

resource "openstack_compute_instance_v2" "app" {
  for_each = local.pair

  name              = "${var.name}-app-${each.key}"
  availability_zone = each.value
  flavor_name       = var.flavor
  key_pair          = openstack_compute_keypair_v2.administrators.name
  tags              = ["zone=server"]

  block_device {
    source_type           = "image"
    uuid                  = var.image_id
    destination_type      = "volume"
    volume_type           = var.volume_type
    volume_size           = 40
    boot_index            = 0
    delete_on_termination = true
  }

  network {
    port = openstack_networking_port_v2.app[each.key].id
  }

  scheduler_hints {
    group = openstack_compute_servergroup_v2.app.id
  }
}

# ---- Proxy, at the edge -------------------------------------------------------------

resource "openstack_networking_port_v2" "proxy" {
  name                  = "${var.name}-proxy"
  network_id            = openstack_networking_network_v2.zone["edge"].id
  port_security_enabled = true

  security_group_ids = [
    openstack_networking_secgroup_v2.common.id,
    openstack_networking_secgroup_v2.administered.id,
    openstack_networking_secgroup_v2.proxy.id,
  ]

  fixed_ip {
    subnet_id  = openstack_networking_subnet_v2.zone["edge"].id
    ip_address = local.proxy_address
  }

  extra_dhcp_option {
    name  = "ntp-server"
    value = local.proxy_address
  }
}

resource "openstack_compute_instance_v2" "proxy" {
  name              = "${var.name}-proxy"
  availability_zone = local.pair.a
  flavor_name       = var.flavor
  key_pair          = openstack_compute_keypair_v2.administrators.name
  tags              = ["zone=edge"]

  block_device {
    source_type           = "image"
    uuid                  = var.image_id
    destination_type      = "volume"
    volume_type           = var.volume_type
    volume_size           = 40
    boot_index            = 0
    delete_on_termination = true
  }

  network {
    port = openstack_networking_port_v2.proxy.id
  }
}
