# Idea: the usual flatten of two levels into a map for for_each, with keys from both.

variable "networks" {
  type = map(object({
    cidr    = string
    subnets = map(object({ bits = number, public = optional(bool) }))
  }))
  default = {
    prod = { cidr = "10.0.0.0/16", subnets = { web = { bits = 8, public = true }, db = { bits = 4 } } }
    test = { cidr = "10.1.0.0/16", subnets = {} }
    dev  = { cidr = "10.2.0.0/16", subnets = { all = { bits = 1, public = false } } }
  }
}
locals {
  subnets = flatten([
    for network, n in var.networks : [
      for name, s in n.subnets : {
        key    = "${network}.${name}"
        cidr   = cidrsubnet(n.cidr, s.bits, index(keys(n.subnets), name))
        public = s.public
      }
    ]
  ])
}
resource "terraform_data" "subnet" {
  for_each = { for s in local.subnets : s.key => s }
  input    = each.value
}
resource "terraform_data" "summary" {
  input = {
    list     = local.subnets
    by_state = { for s in local.subnets : (s.public == true ? "public" : "private") => s.key... }
    subnet   = { for k, s in terraform_data.subnet : k => s.input.cidr }
    first    = local.subnets[0]
    keys     = local.subnets[*].key
  }
}
