variable "region" {}
provider "aws" {
  region = var.region
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}
data "aws_region" "current" {}
resource "aws_sqs_queue" "q" { name = "q-${data.aws_region.current.name}" }
