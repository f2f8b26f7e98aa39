# Idea: a module configures its own provider (the old way), with a region from its variable.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

module "old" {
  source = "./modules/old"
  region = "eu-west-1"
}
