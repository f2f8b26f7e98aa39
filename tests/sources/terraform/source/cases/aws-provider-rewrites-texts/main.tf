# Idea: the provider writes texts in its own way: small or capital letters, trimmed, hashed, without the last dot.
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
  scripts = ["#!/bin/sh", base64encode("echo"), "${base64encode("echo")}\n", "YWI", "", "tiếng"]
  names   = ["WWW.Example.vn.", "*.Example.vn", "_Sip._tcp.example.vn", "a"]
}
resource "aws_instance" "scripts" {
  count         = length(local.scripts)
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = local.scripts[count.index]
}
resource "aws_launch_configuration" "scripts" {
  for_each      = toset(compact(local.scripts))
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = each.value
}
resource "aws_spot_instance_request" "script" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "echo"
}
resource "aws_spot_fleet_request" "script" {
  iam_fleet_role  = "arn:aws:iam::123456789012:role/fleet"
  target_capacity = 1
  launch_specification {
    ami           = "ami-0123456789abcdef0"
    instance_type = "t3.micro"
    user_data     = "echo"
  }
}
resource "aws_route53_zone" "names" {
  for_each = toset(local.names)
  name     = each.value
}
resource "aws_route53_record" "names" {
  for_each = toset(local.names)
  zone_id  = "Z1"
  name     = each.value
  type     = "A"
  alias {
    name                   = "Dualstack.My-LB.example.COM."
    zone_id                = "Z2"
    evaluate_target_health = true
  }
}
resource "aws_route53_resolver_rule" "dot" {
  domain_name = "Example.vn."
  rule_type   = "SYSTEM"
}
resource "aws_route53_health_check" "type" {
  type          = "HTTPS"
  fqdn          = "Example.vn"
  port          = 443
  resource_path = "/"
}
resource "aws_ses_email_identity" "dot" {
  email = "A@Example.vn."
}
resource "aws_rds_cluster" "window" {
  cluster_identifier           = "c"
  engine                       = "aurora-mysql"
  master_username              = "x_user"
  master_password              = "example-not-a-password"
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
  skip_final_snapshot          = true
}
resource "aws_rds_cluster_instance" "window" {
  cluster_identifier           = "c"
  engine                       = "aurora-mysql"
  instance_class               = "db.t3.medium"
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
}
resource "aws_db_instance" "engine" {
  engine                  = "MySQL"
  instance_class          = "db.t3.micro"
  allocated_storage       = 20
  backup_window           = "01:00-02:00"
  maintenance_window      = "Mon:03:00-Mon:04:00"
  skip_final_snapshot     = true
  username                = "x_user"
  password                = "example-not-a-password"
  backup_retention_period = 7
}
resource "aws_docdb_cluster" "window" {
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
  master_username              = "x_user"
  master_password              = "example-not-a-password"
}
resource "aws_docdb_cluster_instance" "window" {
  cluster_identifier           = "c"
  instance_class               = "db.t3.medium"
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
}
resource "aws_neptune_cluster" "window" {
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
}
resource "aws_neptune_cluster_instance" "window" {
  cluster_identifier           = "c"
  instance_class               = "db.t3.medium"
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
}
resource "aws_redshift_cluster" "window" {
  cluster_identifier           = "c"
  node_type                    = "ra3.large"
  preferred_maintenance_window = "Sun:01:00-Sun:02:00"
  master_username              = "x_user"
  master_password              = "Example0NotAPassword"
}
resource "aws_dax_cluster" "lower" {
  cluster_name       = "dax"
  iam_role_arn       = "arn:aws:iam::123456789012:role/dax"
  node_type          = "dax.t3.small"
  replication_factor = 1
  maintenance_window = "Sun:01:00-Sun:02:00"
}
resource "aws_elasticache_parameter_group" "lower" {
  for_each = toset(["Group", "group"])
  name     = each.value
  family   = "redis7"
  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }
}
resource "aws_elasticache_subnet_group" "lower" {
  name       = "Group"
  subnet_ids = ["subnet-1"]
}
resource "aws_elasticache_replication_group" "lower" {
  replication_group_id = "Group"
  description          = "Group"
  node_type            = "cache.t3.micro"
  maintenance_window   = "Sun:01:00-Sun:03:00"
}
resource "aws_iam_server_certificate" "trimmed" {
  name             = "c"
  certificate_body = "example\n"
  private_key      = "example-not-a-key\n"
}
resource "aws_cloudwatch_log_metric_filter" "trimmed" {
  name           = "f"
  log_group_name = "g"
  pattern        = " { $.errorCode = \"AccessDenied\" } \n"
  metric_transformation {
    name      = "m"
    namespace = "n"
    value     = "1"
  }
}
resource "aws_lb_listener" "protocol" {
  for_each          = toset(["https", "HTTPS"])
  load_balancer_arn = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:loadbalancer/app/a/0123456789abcdef"
  port              = 443
  protocol          = each.value
  default_action {
    type = "redirect"
    redirect {
      protocol    = "#{protocol}"
      status_code = "HTTP_301"
    }
  }
}
resource "aws_dynamodb_table" "stream" {
  name             = "t"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "Key"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
  attribute {
    name = "Key"
    type = "S"
  }
}
resource "aws_mskconnect_worker_configuration" "encoded" {
  for_each                = toset(["key.converter=x\n", base64encode("key.converter=x")])
  name                    = "c"
  properties_file_content = each.value
}
