# Idea: the provider writes another value than the source has: case, names of protocols, hashes, dots, defaults.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_security_group_rule" "names" {
  for_each          = { "tcp" = "TCP", "six" = "6", "all" = "all", "minus" = "-1", icmp = "ICMP" }
  type              = "egress"
  from_port         = 0
  to_port           = 0
  protocol          = each.value
  cidr_blocks       = ["10.0.0.0/8"]
  security_group_id = "sg-0123456789abcdef0"
}
resource "aws_instance" "user_data" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "#!/bin/sh\necho hello\n"
  root_block_device {
    encrypted = "true"
  }
  metadata_options {
    http_tokens = "required"
  }
}
resource "aws_db_instance" "case" {
  identifier          = "db"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "x_user"
  password            = "example-not-a-password"
  skip_final_snapshot = true
  maintenance_window  = "Sun:01:00-Sun:02:00"
  license_model       = "postgresql-license"
  db_name             = "Name"
}
resource "aws_route53_zone" "dot" {
  name = "example.gov.vn."
}
resource "aws_route53_record" "dot" {
  zone_id = "Z123"
  name    = "WWW.Example.gov.vn."
  type    = "A"
  ttl     = "300"
  records = ["192.0.2.1"]
}
resource "aws_key_pair" "trimmed" {
  key_name   = "k"
  public_key = "ssh-rsa AAAAB3NzaC1yc2E= comment\n"
}
resource "aws_ecs_task_definition" "normalized" {
  family                = "f"
  container_definitions = jsonencode([{ name = "c", image = "i", memory = 128, essential = true, environment = [] }])
}
resource "aws_launch_template" "encoded" {
  name      = "template"
  user_data = base64encode("echo")
}
