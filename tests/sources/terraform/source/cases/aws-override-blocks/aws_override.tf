provider "aws" {
  region = "ap-southeast-3"
}
resource "aws_security_group" "replaced" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
resource "aws_security_group" "dynamic" {
  ingress {
    from_port = 3
    to_port   = 3
    protocol  = "tcp"
    self      = true
  }
}
resource "aws_security_group" "by_dynamic" {
  dynamic "ingress" {
    for_each = [5, 6]
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
      self      = true
    }
  }
}
resource "aws_s3_bucket" "tags" {
  tags = { c = "3" }
}
resource "aws_sqs_queue" "count" {
  count = 1
}
