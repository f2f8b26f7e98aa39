terraform {
  required_version = ">= 1.11"

  required_providers {
    openstack = {
      source  = "terraform-provider-openstack/openstack"
      version = "3.4.0"
    }
  }
}

provider "openstack" {
  region = var.region

  # Left over from somebody's first try; the text is an example and opens nothing.
  user_name = "intranet"
  password  = "example-only-not-a-secret"
}
