# The platform's backup service copies every volume with the label below each night, to its other region, and keeps the
# copies for 35 days. It is ordered with the contract: the provider has no resource for it.

locals {
  backup_label = { backup = "daily" }
}

# Beside that, dumps of the database. The platform keeps the container in step with one in its other region, which
# belongs to the ministry's backup project and keeps versions; nobody but this project reads or writes this one.
resource "openstack_objectstorage_container_v1" "dumps" {
  name               = "${var.name}-dumps"
  storage_policy     = var.storage_policy
  container_sync_to  = var.dumps_copy
  container_sync_key = var.sync_key
  metadata           = local.backup_label
}
