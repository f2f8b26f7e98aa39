# ---- Bastion ------------------------------------------------------------------------

# The one way in for administrators: from the ministry's IT centre, through the VPN.
resource "openstack_networking_port_v2" "bastion" {
  name                  = "${var.name}-bastion"
  network_id            = openstack_networking_network_v2.zone["management"].id
  port_security_enabled = true

  security_group_ids = [
    openstack_networking_secgroup_v2.common.id,
    openstack_networking_secgroup_v2.bastion.id,
  ]

  fixed_ip {
    subnet_id = openstack_networking_subnet_v2.zone["management"].id
  }

  extra_dhcp_option {
    name  = "ntp-server"
    value = local.proxy_address
  }
}

resource "openstack_compute_instance_v2" "bastion" {
  name              = "${var.name}-bastion"
  availability_zone = local.pair.a
  flavor_name       = var.flavor
  key_pair          = openstack_compute_keypair_v2.administrators.name
  tags              = ["zone=management"]

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
    port = openstack_networking_port_v2.bastion.id
  }
}

# ---- Logs ---------------------------------------------------------------------------

# Collects the logs of all servers and passes them on to the platform's log archive, which keeps them for 12 months.
resource "openstack_networking_port_v2" "logs" {
  name                  = "${var.name}-logs"
  network_id            = openstack_networking_network_v2.zone["management"].id
  port_security_enabled = true

  security_group_ids = [
    openstack_networking_secgroup_v2.common.id,
    openstack_networking_secgroup_v2.administered.id,
    openstack_networking_secgroup_v2.logs.id,
  ]

  fixed_ip {
    subnet_id  = openstack_networking_subnet_v2.zone["management"].id
    ip_address = local.logs_address
  }

  extra_dhcp_option {
    name  = "ntp-server"
    value = local.proxy_address
  }
}

resource "openstack_compute_instance_v2" "logs" {
  name              = "${var.name}-logs"
  availability_zone = local.pair.b
  flavor_name       = var.flavor
  key_pair          = openstack_compute_keypair_v2.administrators.name
  tags              = ["zone=management"]

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
    port = openstack_networking_port_v2.logs.id
  }
}

resource "openstack_blockstorage_volume_v3" "logs" {
  name              = "${var.name}-logs"
  description       = "Logs of the last 90 days"
  size              = 500
  availability_zone = local.pair.b
  volume_type       = var.volume_type
  metadata          = local.backup_label
}

resource "openstack_compute_volume_attach_v2" "logs" {
  instance_id = openstack_compute_instance_v2.logs.id
  volume_id   = openstack_blockstorage_volume_v3.logs.id
}
