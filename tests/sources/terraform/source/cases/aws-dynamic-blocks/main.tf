# Idea: dynamic blocks: over lists, maps, sets, nothing; with an iterator, nested, conditional, beside static blocks.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "ports" { default = [80, "443"] }
variable "rules" {
  default = {
    ssh = { port = 22, cidrs = ["10.0.0.0/8", "10.0.0.0/16"] }
    dns = { port = 53, cidrs = ["0.0.0.0/0"] }
  }
}
variable "public" { default = false }
variable "transitions" {
  default = [
    { days = 30, class = "STANDARD_IA" },
    { days = 90, class = "GLACIER" },
  ]
}

resource "aws_security_group" "all" {
  name = "dynamic"

  ingress {
    description = "static"
    from_port   = 1
    to_port     = 1
    protocol    = "tcp"
    self        = true
  }
  dynamic "ingress" {
    for_each = var.ports
    content {
      description = "list ${ingress.key}"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
  dynamic "ingress" {
    for_each = var.rules
    iterator = rule
    content {
      description = "map ${rule.key}"
      from_port   = rule.value.port
      to_port     = rule.value["port"]
      protocol    = rule.key == "dns" ? "udp" : "tcp"
      cidr_blocks = rule.value.cidrs
    }
  }
  dynamic "ingress" {
    for_each = toset(["fd00::/8"])
    content {
      from_port        = 0
      to_port          = 0
      protocol         = "-1"
      ipv6_cidr_blocks = [ingress.value]
      description      = ingress.key
    }
  }
  dynamic "egress" {
    for_each = var.public ? [1] : []
    content {
      from_port   = 0
      to_port     = 0
      protocol    = "-1"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
  dynamic "timeouts" {
    for_each = ["5m"]
    content {
      create = timeouts.value
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "nested" {
  bucket = "b"

  dynamic "rule" {
    for_each = { logs = var.transitions, media = [], extra = [var.transitions[1]] }
    content {
      id     = rule.key
      status = length(rule.value) > 0 ? "Enabled" : "Disabled"
      filter {
        prefix = "${rule.key}/"
      }
      dynamic "transition" {
        for_each = rule.value
        iterator = step
        content {
          days          = step.value.days + step.key
          storage_class = step.value["class"]
        }
      }
      expiration {
        days = 365
      }
    }
  }
}
