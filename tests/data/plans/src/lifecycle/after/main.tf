# The definition after the change: see ../before.

terraform {
  required_version = ">= 1.11"
}

variable "token" {
  type      = string
  sensitive = true
  default   = "example-only-not-a-secret"
}

resource "terraform_data" "kept" {
  input = "same"
}

resource "terraform_data" "updated" {
  input = { retention_days = 400, owner = "portal-team" }
}

resource "terraform_data" "replaced" {
  input            = "same"
  triggers_replace = ["v2"]
}

resource "terraform_data" "replaced_new_first" {
  triggers_replace = ["v2"]

  lifecycle {
    create_before_destroy = true
  }
}

# Replaced because the command line says so (-replace).
resource "terraform_data" "replaced_on_request" {
  input = "same"
}

moved {
  from = terraform_data.old_name
  to   = terraform_data.new_name
}

resource "terraform_data" "new_name" {
  input = "moves"
}

moved {
  from = terraform_data.old_name_updated
  to   = terraform_data.new_name_updated
}

resource "terraform_data" "new_name_updated" {
  input = "v2"
}

removed {
  from = terraform_data.forgotten

  lifecycle {
    destroy = false
  }
}

removed {
  from = terraform_data.removed_by_block

  lifecycle {
    destroy = true
  }
}

resource "terraform_data" "counted" {
  count = 2
  input = "member ${count.index}"
}

resource "terraform_data" "keyed" {
  for_each = toset(["a", "c"])
  input    = each.key
}

resource "terraform_data" "count_to_single" {
  input = "same"
}

resource "terraform_data" "secret" {
  input = var.token
}

resource "terraform_data" "created" {
  input = terraform_data.updated.output
}

module "part" {
  source = "./part"
  input  = "v2"
}

check "kept_is_the_same" {
  assert {
    condition     = terraform_data.kept.output == "same"
    error_message = "kept has changed"
  }
}

output "unchanged" {
  value = "same"
}

output "changed" {
  value = "v2"
}

output "added" {
  value = module.part.value
}

output "secret" {
  value     = var.token
  sensitive = true
}
