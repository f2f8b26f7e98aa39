# The network: one VPC, six security zones, each in two availability zones.
#
#   Internet ── edge   network firewall (inspection.tf): all traffic with the
#               │      Internet goes through it, in both directions
#               ├─ edge   NAT gateways, the way out
#               └─ dmz    load balancer, the way in
#                  app    application servers
#                  data   database
#                  mgmt   endpoints for administration and platform services
#                  staff  workplaces of the officials who handle the requests
#
# The tag Zone says where a thing belongs. Only the network firewall's own subnets
# have a route to the Internet; data, mgmt and staff have no route out of the VPC
# at all.

resource "aws_vpc" "main" {
  cidr_block           = var.vpc_cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# Every VPC comes with a security group that lets its members talk to each other
# and to everyone. Adopting it without rules empties it.
resource "aws_default_security_group" "none" {
  vpc_id = aws_vpc.main.id

  ingress = []
  egress  = []

  tags = { Name = "${var.name}-do-not-use" }
}

# ---- Zones --------------------------------------------------------------------

# The endpoints of the network firewall, in subnets of their own: a firewall cannot
# inspect the traffic of the subnet it stands in.
resource "aws_subnet" "firewall" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.edge, 4, 2 + local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-firewall-${each.key}", Zone = "edge" }
}

resource "aws_subnet" "edge" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.edge, 4, local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-edge-${each.key}", Zone = "edge" }
}

resource "aws_subnet" "dmz" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.dmz, 4, local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-dmz-${each.key}", Zone = "dmz" }
}

resource "aws_subnet" "app" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.app, 4, local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-app-${each.key}", Zone = "app" }
}

resource "aws_subnet" "data" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.data, 4, local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-data-${each.key}", Zone = "data" }
}

resource "aws_subnet" "mgmt" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.mgmt, 4, local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-mgmt-${each.key}", Zone = "mgmt" }
}

# The internal network: officials reach the back office of the portal from here.
resource "aws_subnet" "staff" {
  for_each = var.azs

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value
  cidr_block              = cidrsubnet(local.zone_cidrs.staff, 4, local.az_number[each.key])
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-staff-${each.key}", Zone = "staff" }
}

# ---- Routes -------------------------------------------------------------------

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = var.name, Zone = "edge" }
}

resource "aws_eip" "nat" {
  for_each = var.azs

  domain = "vpc"

  tags = { Name = "${var.name}-nat-${each.key}", Zone = "edge" }
}

# One NAT gateway per availability zone: losing a zone does not cut off the other.
resource "aws_nat_gateway" "a" {
  allocation_id = aws_eip.nat["a"].id
  subnet_id     = aws_subnet.edge["a"].id

  tags = { Name = "${var.name}-a", Zone = "edge" }
}

resource "aws_nat_gateway" "b" {
  allocation_id = aws_eip.nat["b"].id
  subnet_id     = aws_subnet.edge["b"].id

  tags = { Name = "${var.name}-b", Zone = "edge" }
}

# Behind the firewall there is the Internet ...
resource "aws_route_table" "firewall" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-firewall" }
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.firewall.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "firewall" {
  for_each = var.azs

  subnet_id      = aws_subnet.firewall[each.key].id
  route_table_id = aws_route_table.firewall.id
}

# ... edge and dmz reach it only through the firewall, each in its own availability
# zone: the firewall must see both directions of a connection ...
resource "aws_route_table" "public" {
  for_each = var.azs

  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_route" "to_internet" {
  for_each = var.azs

  route_table_id         = aws_route_table.public[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  vpc_endpoint_id        = local.firewall_endpoints[each.value]
}

resource "aws_route_table_association" "edge" {
  for_each = var.azs

  subnet_id      = aws_subnet.edge[each.key].id
  route_table_id = aws_route_table.public[each.key].id
}

resource "aws_route_table_association" "dmz" {
  for_each = var.azs

  subnet_id      = aws_subnet.dmz[each.key].id
  route_table_id = aws_route_table.public[each.key].id
}

# ... and what comes in from the Internet is handed to the firewall first.
resource "aws_route_table" "gateway" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-gateway" }
}

resource "aws_route_table_association" "gateway" {
  gateway_id     = aws_internet_gateway.main.id
  route_table_id = aws_route_table.gateway.id
}

resource "aws_route" "into_edge" {
  for_each = var.azs

  route_table_id         = aws_route_table.gateway.id
  destination_cidr_block = aws_subnet.edge[each.key].cidr_block
  vpc_endpoint_id        = local.firewall_endpoints[each.value]
}

resource "aws_route" "into_dmz" {
  for_each = var.azs

  route_table_id         = aws_route_table.gateway.id
  destination_cidr_block = aws_subnet.dmz[each.key].cidr_block
  vpc_endpoint_id        = local.firewall_endpoints[each.value]
}

# The application servers reach the data exchange platform, nothing else.
resource "aws_route_table" "app" {
  for_each = var.azs

  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-app-${each.key}" }
}

resource "aws_route" "partner_a" {
  route_table_id         = aws_route_table.app["a"].id
  destination_cidr_block = var.partner_cidr
  nat_gateway_id         = aws_nat_gateway.a.id
}

resource "aws_route" "partner_b" {
  route_table_id         = aws_route_table.app["b"].id
  destination_cidr_block = var.partner_cidr
  nat_gateway_id         = aws_nat_gateway.b.id
}

resource "aws_route_table_association" "app" {
  for_each = var.azs

  subnet_id      = aws_subnet.app[each.key].id
  route_table_id = aws_route_table.app[each.key].id
}

# A table without routes: traffic stays inside the VPC.
resource "aws_route_table" "isolated" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-isolated" }
}

resource "aws_route_table_association" "data" {
  for_each = var.azs

  subnet_id      = aws_subnet.data[each.key].id
  route_table_id = aws_route_table.isolated.id
}

resource "aws_route_table_association" "mgmt" {
  for_each = var.azs

  subnet_id      = aws_subnet.mgmt[each.key].id
  route_table_id = aws_route_table.isolated.id
}

resource "aws_route_table_association" "staff" {
  for_each = var.azs

  subnet_id      = aws_subnet.staff[each.key].id
  route_table_id = aws_route_table.isolated.id
}
