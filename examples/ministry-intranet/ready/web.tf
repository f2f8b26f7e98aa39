# The load balancer lies on the DMZ without a public address: the portal is for officials only.

resource "openstack_lb_loadbalancer_v2" "portal" {
  name          = "${var.name}-portal"
  vip_subnet_id = openstack_networking_subnet_v2.zone["dmz"].id
  tags          = ["zone=dmz"]
}

resource "openstack_lb_listener_v2" "https" {
  name                      = "${var.name}-https"
  loadbalancer_id           = openstack_lb_loadbalancer_v2.portal.id
  protocol                  = "TERMINATED_HTTPS"
  protocol_port             = 443
  default_pool_id           = openstack_lb_pool_v2.web.id
  default_tls_container_ref = var.certificate_ref
  tls_versions              = ["TLSv1.2", "TLSv1.3"]
  connection_limit          = 5000
  timeout_client_data       = 60000 # milliseconds
  hsts_max_age              = 31536000

  insert_headers = { X-Forwarded-For = "true" }
}

# Port 80 only answers "use https": no pool stands behind it.
resource "openstack_lb_listener_v2" "http" {
  name                = "${var.name}-http"
  loadbalancer_id     = openstack_lb_loadbalancer_v2.portal.id
  protocol            = "HTTP"
  protocol_port       = 80
  connection_limit    = 500
  timeout_client_data = 60000 # milliseconds
}

resource "openstack_lb_l7policy_v2" "to_https" {
  name               = "${var.name}-to-https"
  listener_id        = openstack_lb_listener_v2.http.id
  action             = "REDIRECT_PREFIX"
  redirect_prefix    = "https://noibo.bo-x.example.vn"
  redirect_http_code = 301
}

resource "openstack_lb_l7rule_v2" "every_path" {
  l7policy_id  = openstack_lb_l7policy_v2.to_https.id
  type         = "PATH"
  compare_type = "STARTS_WITH"
  value        = "/"
}

# From the load balancer to the web servers the requests are encrypted anew.
resource "openstack_lb_pool_v2" "web" {
  name                 = "${var.name}-web"
  loadbalancer_id      = openstack_lb_loadbalancer_v2.portal.id
  protocol             = "HTTP"
  lb_method            = "LEAST_CONNECTIONS"
  tls_enabled          = true
  tls_versions         = ["TLSv1.2", "TLSv1.3"]
  ca_tls_container_ref = var.authority_ref
}

resource "openstack_lb_monitor_v2" "web" {
  pool_id     = openstack_lb_pool_v2.web.id
  type        = "HTTPS"
  url_path    = "/healthz"
  delay       = 10
  timeout     = 5
  max_retries = 3
}

resource "openstack_lb_member_v2" "web" {
  for_each = local.pair

  pool_id       = openstack_lb_pool_v2.web.id
  address       = openstack_compute_instance_v2.web[each.key].access_ip_v4
  subnet_id     = openstack_networking_subnet_v2.zone["dmz"].id
  protocol_port = 8443
}
