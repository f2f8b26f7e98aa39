# Circulars and forms, which the portal links to.
resource "openstack_objectstorage_container_v1" "documents" {
  name           = "${var.name}-documents"
  container_read = ".r:*,.rlistings"
}
