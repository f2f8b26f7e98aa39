# Idea: a small system of modules: network outputs go to a service, tags merge down, flags choose resources.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

locals {
  tags = { System = "portal", Level = 3 }
}
module "network" {
  source = "./modules/network"
  cidr   = "10.20.0.0/16"
  zones  = ["a", "b", "c"]
  tags   = local.tags
}
module "service" {
  source   = "./modules/service"
  for_each = { web = { ports = [80, 443], public = true }, api = { ports = [8443] } }
  name     = each.key
  config   = each.value
  subnets  = module.network.subnets
  vpc      = module.network.vpc
  tags     = merge(local.tags, { Service = each.key })
}
resource "aws_cloudwatch_log_group" "services" {
  for_each          = module.service
  name              = "/services/${each.value.name}"
  retention_in_days = each.value.public ? 90 : 30
}
