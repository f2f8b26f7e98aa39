# Idea: null, empty text, empty lists and empty maps in arguments are different things, also to a provider.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "nothing" { default = null }
variable "kms" {
  type    = string
  default = null
}

resource "aws_cloudwatch_log_group" "null" {
  name              = "a"
  retention_in_days = var.nothing
  kms_key_id        = var.kms
  tags              = null
}
resource "aws_cloudwatch_log_group" "empty" {
  name              = "b"
  retention_in_days = 0
  kms_key_id        = ""
  tags              = {}
}
resource "aws_cloudwatch_log_group" "left_out" {
  name = "c"
}
resource "aws_security_group" "empty_lists" {
  name        = "empty"
  description = ""
  ingress     = []
  egress      = null
  tags        = { a = null }
}
resource "aws_ebs_volume" "null" {
  availability_zone = "ap-southeast-1a"
  size              = 10
  encrypted         = null
  kms_key_id        = null
  type              = ""
}
resource "aws_sns_topic" "conditional" {
  name              = "t"
  kms_master_key_id = var.kms != null ? var.kms : null
  display_name      = var.kms == null ? "" : "x"
}
