variable "name" {}
variable "vpc" {}
variable "config" {
  type = object({ ports = list(number), public = optional(bool, false) })
}
variable "subnets" { type = map(object({ id = string, cidr = string })) }
variable "tags" { type = map(string) }

resource "aws_security_group" "this" {
  name        = var.name
  description = "Ports of ${var.name} in ${var.vpc.cidr_block}"
  vpc_id      = var.vpc.id
  tags        = var.tags
  dynamic "ingress" {
    for_each = toset(var.config.ports)
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.config.public ? ["0.0.0.0/0"] : [for s in var.subnets : s.cidr]
    }
  }
}
resource "aws_lb" "this" {
  count           = var.config.public ? 1 : 0
  name            = var.name
  internal        = !var.config.public
  security_groups = [aws_security_group.this.id]
  subnets         = values(var.subnets)[*].id
}
output "name" { value = aws_security_group.this.name }
output "public" { value = length(aws_lb.this) == 1 }
