# What was applied. ../after is the definition that the plan compares with it.
# Names say what happens to each resource.

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
  input = { retention_days = 30, owner = "portal-team" }
}

resource "terraform_data" "replaced" {
  input            = "same"
  triggers_replace = ["v1"]
}

resource "terraform_data" "replaced_new_first" {
  triggers_replace = ["v1"]

  lifecycle {
    create_before_destroy = true
  }
}

resource "terraform_data" "replaced_on_request" {
  input = "same"
}

resource "terraform_data" "old_name" {
  input = "moves"
}

resource "terraform_data" "old_name_updated" {
  input = "v1"
}

resource "terraform_data" "forgotten" {
  input = "stays outside, leaves the definition"
}

resource "terraform_data" "removed_by_block" {
  input = "destroyed by a removed block"
}

resource "terraform_data" "deleted" {
  input = "no longer written"
}

resource "terraform_data" "counted" {
  count = 3
  input = "member ${count.index}"
}

resource "terraform_data" "keyed" {
  for_each = toset(["a", "b"])
  input    = each.key
}

resource "terraform_data" "count_to_single" {
  count = 1
  input = "same"
}

resource "terraform_data" "secret" {
  input = var.token
}

module "part" {
  source = "./part"
  input  = "v1"
}

output "unchanged" {
  value = "same"
}

output "changed" {
  value = "v1"
}

output "secret" {
  value     = var.token
  sensitive = true
}
