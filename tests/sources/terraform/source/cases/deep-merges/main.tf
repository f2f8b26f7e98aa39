# Idea: deep merges of objects by for expressions, with defaults by lookup and try, and what types come out.

variable "environments" {
  type = any
  default = {
    staging    = { size = "small" }
    production = { size = "large", alarms = { cpu = 80 }, zones = ["a", "b"] }
  }
}
locals {
  defaults = { size = "medium", alarms = { cpu = 90, disk = 85 }, zones = ["a"], debug = false }
  merged = {
    for name, env in var.environments : name => merge(
      local.defaults,
      env,
      { alarms = merge(local.defaults.alarms, lookup(env, "alarms", {})) },
      name == "production" ? {} : { debug = true },
    )
  }
  flat = merge([for e, c in local.merged : { for z in c.zones : "${e}-${z}" => c.size }]...)
  pairs = { for p in setproduct(keys(local.merged), ["x", "y"]) : join("/", p) => local.merged[p[0]].alarms.cpu }
}
resource "terraform_data" "merged" {
  for_each = local.merged
  input    = each.value
}
resource "terraform_data" "flat" {
  for_each = local.flat
  input    = each.value
}
resource "terraform_data" "pairs" {
  input = local.pairs
}
