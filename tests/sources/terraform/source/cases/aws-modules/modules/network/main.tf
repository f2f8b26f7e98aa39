variable "cidr" { type = string }
variable "zones" { type = list(string) }
variable "tags" { type = map(string) }

resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = merge(var.tags, { Name = "vpc" })
}
resource "aws_subnet" "this" {
  for_each          = { for i, z in var.zones : z => cidrsubnet(var.cidr, 4, i) }
  vpc_id            = aws_vpc.this.id
  cidr_block        = each.value
  availability_zone = "ap-southeast-1${each.key}"
  tags              = var.tags
}
output "vpc" { value = aws_vpc.this }
output "subnets" { value = { for k, s in aws_subnet.this : k => { id = s.id, cidr = s.cidr_block } } }
