# Idea: for_each over sets, maps and objects, with each.value as an object, and over what is empty.

variable "buckets" {
  default = {
    logs  = { days = 30, tags = { Level = "3" } }
    media = { days = 7, tags = {} }
  }
}
variable "mixed_map" {
  default = { a = "1" }
}
variable "mixed" {
  default = { a = 1, b = "two", c = [3] }
}

resource "terraform_data" "set" {
  for_each = toset(["web", "app", "web"])
  input    = [each.key, each.value, each.key == each.value]
}
resource "terraform_data" "map" {
  for_each = tomap({ x = 1, y = 2 })
  input    = each.value + 1
}
resource "terraform_data" "object" {
  for_each = var.buckets
  input    = merge({ name = each.key, days = each.value.days }, each.value.tags)
}
resource "terraform_data" "mixed" {
  for_each = var.mixed
  input    = each.value
}
resource "terraform_data" "empty" {
  for_each = {}
  input    = each.key
}
resource "terraform_data" "empty_set" {
  for_each = toset([])
  input    = each.key
}
resource "terraform_data" "conditional" {
  for_each = length(var.buckets) > 5 ? tomap(var.mixed_map) : {}
  input    = each.key
}
resource "terraform_data" "filtered" {
  for_each = { for k, v in var.buckets : "${k}-copy" => v if v.days > 10 }
  input    = each.value
}
resource "terraform_data" "chained" {
  for_each = terraform_data.object
  input    = "${each.key}: ${each.value.input.days}"
}
resource "terraform_data" "chained_filter" {
  for_each = { for k, r in terraform_data.chained : upper(k) => r if k != "logs" }
  input    = each.value.input
}
resource "terraform_data" "same_instance" {
  for_each = terraform_data.map
  input    = terraform_data.map[each.key].input
}
