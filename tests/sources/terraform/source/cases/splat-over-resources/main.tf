# Idea: splats over a resource with count, without count, with for_each through values(), and over a module's outputs.

variable "on" { default = true }
variable "off" { default = false }

resource "terraform_data" "many" {
  count = 3
  input = "many-${count.index}"
}
resource "terraform_data" "single" {
  input = { name = "single" }
}
resource "terraform_data" "keyed" {
  for_each = { b = 2, a = 1 }
  input    = "${each.key}=${each.value}"
}
resource "terraform_data" "on" {
  count = var.on ? 1 : 0
  input = "on"
}
resource "terraform_data" "off" {
  count = var.off ? 1 : 0
  input = "off"
}

resource "terraform_data" "all" {
  input = {
    many        = terraform_data.many[*].input
    many_legacy = terraform_data.many.*.input
    many_first  = terraform_data.many[0].input
    many_dot    = terraform_data.many.1.input
    count       = length(terraform_data.many)
    single      = terraform_data.single[*].input.name
    keyed       = values(terraform_data.keyed)[*].input
    keyed_keys  = keys(terraform_data.keyed)
    keyed_one   = terraform_data.keyed["a"].input
    keyed_dot   = terraform_data.keyed["b"].input
    keyed_for   = { for k, r in terraform_data.keyed : k => r.input }
    one_on      = one(terraform_data.on[*].input)
    one_off     = one(terraform_data.off[*].input)
    try_off     = try(terraform_data.off[0].input, "none")
    join_off    = join(",", terraform_data.off[*].input)
    concat      = concat(terraform_data.on[*].input, terraform_data.off[*].input)
    length_off  = length(terraform_data.off)
    last        = element(terraform_data.many, 5).input
  }
}
