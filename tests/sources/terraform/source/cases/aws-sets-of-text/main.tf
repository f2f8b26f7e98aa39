# Idea: arguments that are sets sort and take equal values once; lists keep order and repetition.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "cidrs" { default = ["192.168.0.0/16", "10.0.0.0/8", "10.0.0.0/8"] }
resource "aws_security_group" "list_of_cidrs" {
  name = "x"
  ingress {
    from_port       = 1
    to_port         = 1
    protocol        = "tcp"
    cidr_blocks     = var.cidrs
    security_groups = ["sg-2", "sg-1", "sg-2"]
  }
}
resource "aws_lb" "sets" {
  name            = "lb"
  subnets         = ["subnet-b", "subnet-a", "subnet-b"]
  security_groups = distinct(["sg-b", "sg-a", "sg-b"])
}
resource "aws_iam_role" "arns" {
  name                = "r"
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/B", "arn:aws:iam::aws:policy/A"]
}
resource "aws_db_instance" "exports" {
  identifier                      = "d"
  engine                          = "postgres"
  instance_class                  = "db.t3.micro"
  allocated_storage               = 20
  username                        = "x_user"
  password                        = "example-not-a-password"
  skip_final_snapshot             = true
  enabled_cloudwatch_logs_exports = ["upgrade", "postgresql"]
}
