locals {
  short      = { production = "prd", staging = "stg" }
  components = ["web", "api", "worker"]
  flags      = { for c in local.components : c => c != "worker" }
  defaults   = { size = 1, tags = { a = 1, b = 2 } }
  custom     = { tags = { b = 3 }, size = null }
  config = merge(local.defaults, {
    tags              = merge(local.defaults.tags, local.custom.tags)
    size              = coalesce(local.custom.size, local.defaults.size)
    missing_is_unused = "present"
  })
}
