# Idea: timeouts are values of a plan; lifecycle, provider and depends_on are not.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_db_instance" "main" {
  provider            = aws
  identifier          = "main"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "root_user"
  manage_master_user_password = true
  publicly_accessible = true
  apply_immediately   = true

  timeouts {
    create = "60m"
    delete = "2h"
  }
  lifecycle {
    ignore_changes  = [password, engine_version]
    prevent_destroy = false
  }
  depends_on = [aws_vpc.main]
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  lifecycle {
    precondition {
      condition     = var.level >= 3
      error_message = "The level is too low."
    }
  }
}
variable "level" { default = "3" }
