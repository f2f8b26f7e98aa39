# Idea: whether a value counts hangs on other attributes; a set with nothing in it is none.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

resource "aws_lb" "types" {
  for_each                         = toset(["application", "network"])
  name                             = each.key
  load_balancer_type               = each.key
  subnets                          = ["subnet-1", "subnet-2"]
  security_groups                  = []
  drop_invalid_header_fields       = true
  desync_mitigation_mode           = "strictest"
  enable_http2                     = false
  enable_cross_zone_load_balancing = true
  idle_timeout                     = 30
  access_logs {
    bucket  = "b"
    enabled = each.key == "network"
  }
}
resource "aws_lb_listener" "redirect" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:loadbalancer/app/a/0123456789abcdef"
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/a/0123456789abcdef"
  }
}
resource "aws_acm_certificate" "names" {
  domain_name               = "example.vn"
  subject_alternative_names = ["www.example.vn"]
  validation_method         = "DNS"
}
resource "aws_dynamodb_table" "ttl" {
  name         = "t"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "k"
  attribute {
    name = "k"
    type = "S"
  }
  ttl {
    attribute_name = "x"
    enabled        = false
  }
}
resource "aws_lambda_function" "sets" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/f"
  handler       = "h"
  runtime       = "python3.12"
  s3_bucket     = "b"
  s3_key        = "k"
  vpc_config {
    subnet_ids         = []
    security_group_ids = []
  }
}
