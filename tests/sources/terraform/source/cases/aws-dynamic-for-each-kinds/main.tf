# Idea: dynamic over null-safe values, splats of variables, for expressions, an each.value, and count.index inside.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "lists" {
  type = map(object({
    allowed = optional(list(string))
    ports   = optional(set(number), [443])
    log     = optional(object({ bucket = string, prefix = optional(string) }))
  }))
  default = {
    a = { allowed = ["10.0.0.0/8"], log = { bucket = "logs" } }
    b = { ports = [22, 80] }
    c = { allowed = [], ports = [] }
  }
}

resource "aws_security_group" "each" {
  for_each = var.lists
  name     = "group-${each.key}"

  dynamic "ingress" {
    for_each = each.value.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.key
      protocol    = "tcp"
      cidr_blocks = coalesce(each.value.allowed, ["127.0.0.1/32"])
      description = "${each.key} of ${length(each.value.ports)}"
    }
  }
  dynamic "ingress" {
    for_each = { for c in coalesce(each.value.allowed, []) : c => true if c != "" }
    content {
      from_port   = 1
      to_port     = 2
      protocol    = "udp"
      cidr_blocks = [ingress.key]
    }
  }
}
resource "aws_lb" "splat" {
  count              = 2
  name               = "lb-${count.index}"
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]

  dynamic "access_logs" {
    for_each = values(var.lists)[count.index].log[*]
    content {
      bucket  = access_logs.value.bucket
      prefix  = access_logs.value.prefix
      enabled = count.index == 0
    }
  }
}
