# Idea: optional attributes of objects, with and without defaults, nested, and attributes that the type does not name.

variable "rules" {
  type = map(object({
    port     = number
    protocol = optional(string, "tcp")
    cidrs    = optional(list(string), ["10.0.0.0/8"])
    note     = optional(string)
    log = optional(object({
      enabled = optional(bool, true)
      days    = optional(number, 90)
      target  = optional(string)
    }), {})
    audit = optional(object({
      days = optional(number, 30)
    }))
  }))
  default = {
    web = { port = "443" }
    dns = { port = 53, protocol = "udp", cidrs = [], extra = "dropped" }
    ssh = { port = 22, protocol = null, log = { days = "7" }, audit = {} }
    db  = { port = 5432, log = null, audit = null, note = "" }
  }
}

variable "plain" {
  type    = object({ a = string })
  default = { a = 1, b = 2, c = [] }
}

variable "list" {
  type    = list(object({ a = string, b = optional(number) }))
  default = [{ a = "x" }, { a = "y", b = "2", c = true }]
}

variable "defaults_of_defaults" {
  type = object({
    outer = optional(object({
      inner = optional(object({
        value = optional(string, "deep")
      }), {})
      list = optional(list(object({ n = optional(number, 1) })), [{}, { n = 2 }])
    }), {})
  })
  default = {}
}

resource "terraform_data" "rule" {
  for_each = var.rules
  input    = each.value
}

resource "terraform_data" "rest" {
  input = {
    plain = var.plain
    list  = var.list
    deep  = var.defaults_of_defaults
  }
}
