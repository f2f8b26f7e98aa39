resource "openstack_compute_instance_v2" "web" {
  count = 2

  name            = "${var.name}-web-${count.index}"
  image_name      = var.image
  flavor_name     = "m1.large"
  admin_pass      = var.admin_password
  security_groups = [openstack_networking_secgroup_v2.main.name]

  network {
    uuid = openstack_networking_network_v2.main.id
  }
}

resource "openstack_lb_loadbalancer_v2" "portal" {
  name          = var.name
  vip_subnet_id = openstack_networking_subnet_v2.main.id
}

# TODO: https, once the certificate is there
resource "openstack_lb_listener_v2" "http" {
  name            = "${var.name}-http"
  loadbalancer_id = openstack_lb_loadbalancer_v2.portal.id
  protocol        = "HTTP"
  protocol_port   = 80
}

resource "openstack_lb_pool_v2" "web" {
  name        = "${var.name}-web"
  listener_id = openstack_lb_listener_v2.http.id
  protocol    = "HTTP"
  lb_method   = "ROUND_ROBIN"
}

resource "openstack_lb_member_v2" "web" {
  count = 2

  pool_id       = openstack_lb_pool_v2.web.id
  address       = openstack_compute_instance_v2.web[count.index].access_ip_v4
  subnet_id     = openstack_networking_subnet_v2.main.id
  protocol_port = 8080
}

resource "openstack_networking_floatingip_v2" "portal" {
  pool    = var.external_pool
  port_id = openstack_lb_loadbalancer_v2.portal.vip_port_id
}
