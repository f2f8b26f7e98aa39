# PostgreSQL on a server of its own, its data on an encrypted volume of its own. The application's password comes from
# the ministry's secret store when the server is set up: it stands in no file of this repository.

resource "openstack_networking_port_v2" "database" {
  name                  = "${var.name}-database"
  network_id            = openstack_networking_network_v2.zone["database"].id
  port_security_enabled = true

  security_group_ids = [
    openstack_networking_secgroup_v2.common.id,
    openstack_networking_secgroup_v2.administered.id,
    openstack_networking_secgroup_v2.database.id,
  ]

  fixed_ip {
    subnet_id = openstack_networking_subnet_v2.zone["database"].id
  }

  extra_dhcp_option {
    name  = "ntp-server"
    value = local.proxy_address
  }
}

resource "openstack_compute_instance_v2" "database" {
  name              = "${var.name}-database"
  availability_zone = local.pair.a
  flavor_name       = var.flavor
  key_pair          = openstack_compute_keypair_v2.administrators.name
  tags              = ["zone=database"]

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
    port = openstack_networking_port_v2.database.id
  }
}

resource "openstack_blockstorage_volume_v3" "database" {
  name              = "${var.name}-database"
  description       = "Data of PostgreSQL"
  size              = 200
  availability_zone = local.pair.a
  volume_type       = var.volume_type
  metadata          = local.backup_label
}

resource "openstack_compute_volume_attach_v2" "database" {
  instance_id = openstack_compute_instance_v2.database.id
  volume_id   = openstack_blockstorage_volume_v3.database.id
}
