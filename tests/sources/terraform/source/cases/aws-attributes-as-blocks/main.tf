# Idea: ingress as an argument with a list of objects, as [], as blocks, and from a for expression.
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
  rule = {
    description      = "https"
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8"]
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }
}

resource "aws_security_group" "argument" {
  name    = "argument"
  ingress = [local.rule, merge(local.rule, { from_port = "80", to_port = "80", description = null })]
  egress  = []
}
resource "aws_security_group" "computed" {
  name = "computed"
  ingress = [for p in [22, 53, 22] : {
    description      = ""
    from_port        = p
    to_port          = p
    protocol         = p == 53 ? "udp" : "tcp"
    cidr_blocks      = null
    ipv6_cidr_blocks = null
    prefix_list_ids  = null
    security_groups  = ["sg-b", "sg-a"]
    self             = null
  }]
}
resource "aws_security_group" "blocks" {
  name = "blocks"
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "all"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "neither" {
  name = "neither"
}
