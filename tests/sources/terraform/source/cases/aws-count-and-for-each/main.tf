# Idea: resources of a provider with count and for_each refer to each other by index and key.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variable "zones" { default = ["a", "b"] }
variable "queues" {
  default = {
    "orders.fifo"  = { fifo = true, delay = 0 }
    "audit \"log\"" = { fifo = false, delay = "15" }
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
  tags       = { Name = "main" }
}
resource "aws_subnet" "zone" {
  count             = length(var.zones)
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone = "ap-southeast-1${var.zones[count.index]}"
  tags              = { Name = "${aws_vpc.main.tags.Name}-${element(var.zones, count.index)}" }
}
resource "aws_sqs_queue" "each" {
  for_each      = var.queues
  name          = replace(each.key, "/[^a-z.]+/", "-")
  fifo_queue    = each.value.fifo
  delay_seconds = each.value.delay
  tags          = { key = each.key }
}
resource "aws_sns_topic" "for_queue" {
  for_each     = aws_sqs_queue.each
  name         = "t-${length(each.value.name)}"
  display_name = each.value.tags["key"]
}
resource "aws_db_subnet_group" "all" {
  name        = "all"
  subnet_ids  = aws_subnet.zone[*].id
  description = join(" ", aws_subnet.zone[*].cidr_block)
  tags        = { for i, s in aws_subnet.zone : s.availability_zone => s.cidr_block }
}
resource "aws_ebs_volume" "optional" {
  count             = aws_vpc.main.tags.Name == "other" ? 1 : 0
  availability_zone = one(aws_subnet.zone[*].availability_zone)
  size              = 1
}
