# Idea: a sensitive variable in an argument, and an argument that the provider marks as sensitive.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "password" {
  sensitive = true
  type      = string
  default   = "example-not-a-password"
}
variable "port" {
  sensitive = true
  default   = 443
}
resource "aws_db_instance" "d" {
  identifier          = "d"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "x_user"
  password            = var.password
  skip_final_snapshot = true
  tags                = { secret = sensitive("hidden"), plain = "seen" }
}
resource "aws_security_group" "s" {
  name = "s"
  ingress {
    from_port = var.port
    to_port   = var.port
    protocol  = "tcp"
    self      = true
  }
}
