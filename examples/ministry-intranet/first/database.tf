resource "openstack_networking_port_v2" "database" {
  name               = "${var.name}-database"
  network_id         = openstack_networking_network_v2.main.id
  security_group_ids = [openstack_networking_secgroup_v2.main.id]

  fixed_ip {
    subnet_id = openstack_networking_subnet_v2.main.id
  }
}

resource "openstack_compute_instance_v2" "database" {
  name        = "${var.name}-database"
  image_name  = var.image
  flavor_name = "m1.large"
  admin_pass  = var.admin_password

  user_data = <<-EOT
    #!/bin/sh
    apt-get install -y postgresql
    sudo -u postgres psql -c "CREATE USER portal PASSWORD '${var.admin_password}'"
  EOT

  network {
    port = openstack_networking_port_v2.database.id
  }
}

resource "openstack_blockstorage_volume_v3" "database" {
  name = "${var.name}-database"
  size = 100
}

resource "openstack_compute_volume_attach_v2" "database" {
  instance_id = openstack_compute_instance_v2.database.id
  volume_id   = openstack_blockstorage_volume_v3.database.id
}

# So that the developers reach it.
resource "openstack_networking_floatingip_v2" "database" {
  pool    = var.external_pool
  port_id = openstack_networking_port_v2.database.id
}
