terraform {
  required_version = ">= 1.11"

  required_providers {
    openstack = {
      source  = "terraform-provider-openstack/openstack"
      version = "3.4.0"
    }
  }
}

# The pipeline logs in as a user of its own, which it takes from its environment (OS_*).
provider "openstack" {
  region    = var.region
  tenant_id = var.project_id
}
