# Idea: two files with many locals, of which some are unused and each use some of the other file.

resource "terraform_data" "all" {
  input = { names = local.names, config = local.config, final = local.final, flags = local.flags }
}
locals {
  environment = "production"
  project     = "portal"
  prefix      = "${local.project}-${local.short[local.environment]}"
  names       = { for n in local.components : n => "${local.prefix}-${n}" }
  final       = [for k in sort(keys(local.names)) : local.names[k] if local.flags[k]]
  unused      = local.config.missing_is_unused
  u1          = 1
  u2          = local.u1 + 1
}
