terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# The system itself.
provider "aws" {
  region = var.region

  # These four lines are here so that the example plans without an account.
  # Remove them in a system that is really deployed.
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true

  default_tags {
    tags = local.tags
  }
}

# The second region. Nothing runs there: it keeps the copies of the backups.
provider "aws" {
  alias  = "copy"
  region = var.copy_region

  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true

  default_tags {
    tags = local.tags
  }
}
