# Idea: expressions that nobody thought of (generated: generate.py, seed 8).

variable "flag" { default = true }
variable "number" { default = 7 }
variable "text" { default = "Cổng-thông tin_01" }
variable "nothing" { default = null }
variable "list" {
  type    = list(string)
  default = ["b", "a", "", "c c"]
}
variable "map" {
  type    = map(number)
  default = { z = 1, a = 2.5, "k k" = -3 }
}
variable "object" {
  type = object({
    name  = string
    ports = list(number)
    more  = optional(string)
    deep  = optional(object({ on = optional(bool, true) }), {})
  })
  default = { name = "o", ports = [443, 80] }
}
resource "terraform_data" "source" {
  count = 2
  input = "in-${count.index}"
}
locals {
  l = [local.t, "l"]
  m = { a = local.n, m = 3 }
  b = local.n > 3
  n = var.number * 2
  t = "t-${local.n}"
}

resource "terraform_data" "all" {
  input = {
    e0 = merge({ for i, v in [for v in [1, 2.5, 3] : v * 0] : "n${i}" => v if v != 2 }, var.map)
    e1 = (((12 % 7) * (length("x") / 5)) + max(ceil(max(var.number, var.number)), lookup(merge({ a = 1, b = 2 }, var.map), "q", ceil(0.5))))
    e2 = values({ for k, v in tomap({ a = ceil(var.number), q = (var.object.ports[0] - 0.0) }) : upper(k) => v })
    e3 = [var.object]
    e4 = urlencode(jsonencode(length("${(var.nothing == null)}%%{${"x"}")))
    e5 = reverse(sort([format("%s-%03d-%v", var.text, 12, 5.5), "a-${"x"}$${}${var.number}"]))
    e6 = can(merge({ a = lookup({ a = 1, b = 2 }, "q", var.object.ports[0]), ("k${12}") = max(0.5, 0.3) }, { a = (local.n / 4), ("k${-7}") = abs(var.object.ports[0]) })["q"])
    e7 = { for i, v in values({ for i, v in values({ a = 1, b = 2 }) : "n${i}" => v if v != 2 }) : "n${i}" => v if v != 2 }
    e8 = floor(try(merge({ for k, v in var.map : upper(k) => v }, { for i, v in range(5) : "n${i}" => v if v != 2 })["a"], (floor(var.object.ports[0]) + abs(2.5))))
    e9 = [1, 2.5, 3]
    e10 = [var.object]
    e11 = strrev(sha1(title(trimspace("x"))))
    e12 = split("-", trimspace(urlencode(strrev(terraform_data.source[0].input))))
    e13 = contains([for k, v in { a = 1, b = 2 } : "${k}=${v}"], (startswith("%{ for v in var.list ~} <${v}> %{ endfor }", "x") ? upper(tostring(2.5)) : "${true}%%{${tostring(local.b)}"))
    e14 = { for i, v in concat([1, 2.5, 3], [for v in [for v in [1, 2.5, 3] : v * 0] : v if v > (var.object.deep.on ? var.number : var.number)]) : "n${i}" => v if v != 2 }
    e15 = (false ? lookup({ a = 1, b = 2 }, "q", length([for v in var.list : upper(v)])) : ((floor(local.n) - length(var.map)) + floor(ceil(var.object.ports[0]))))
    e16 = [1, 2.5, 3]
    e17 = [for k, v in { for v in [upper("x"), " ${length(values(var.map))}"] : v => 20... } : { name = k, size = length(v) }]
    e18 = jsonencode([var.object])
    e19 = compact(keys({ for i, v in [20, var.number] : "n${i}" => v if v != 2 }))
    e20 = (true || startswith(jsonencode(5.5), "x"))
    e21 = { a = (length([for v in values(var.map) : v * -7]) / 4), ("k${-7}") = (try(merge({ a = 1, b = 2 }, { a = 1, b = 2 })["a"], (var.number * -7)) / 5) }
    e22 = lookup(zipmap(["a", "b"], [sum([0, 20]), max(floor(var.object.ports[0]), (var.object.ports[0] + var.number))]), "q", lookup(tomap({ a = length({ a = 1, b = 2 }), q = (-7 % 7) }), "q", (3.5 / 5)))
    e23 = var.object.ports
    e24 = [var.object]
    e25 = upper(coalesce(null, "x", "last"))
    e26 = formatlist("%s!", formatlist("%s!", var.list))
    e27 = contains(keys(tomap({ a = floor(20), q = try(local.m["a"], var.object.ports[0]) })), jsonencode([{ name = "n", size = 1 }]))
    e28 = merge({ for i, v in [for v in [for v in [1, 2.5, 3] : v * -7] : v if v > length(terraform_data.source[*].id)] : "n${i}" => v if v != 2 }, { for k, v in { a = 1, b = 2 } : upper(k) => v })
    e29 = length([for v in [1, 2.5, 3] : v * 20])
    e30 = [(abs(((var.nothing == null) ? 0.2 : local.n)) + length(keys({ a = 1, b = 2 }))), sum([-7, 0])]
    e31 = [for v in keys(tomap({ a = lookup({ a = 1, b = 2 }, "q", 2.5), q = length(terraform_data.source[1].input) })) : { name = v, size = length(v) }]
    e32 = element(concat(formatlist("%s!", flatten([keys(local.m), [split("-", var.text)]])), ["end"]), 3)
    e33 = tolist(toset(tolist(toset([trimspace(""), "a-${terraform_data.source[1].id}$${}${var.number}"]))))
    e34 = alltrue([false, (element(concat(distinct(local.l), ["end"]), 2) != tostring(anytrue([var.object.deep.on, var.flag])))])
    e35 = { for k, v in tomap({ a = (1 % 7), q = (0 % 7) }) : upper(k) => v }
    e36 = floor(max((0 % 7), try(merge({ a = 1, b = 2 }, { a = 1, b = 2 })["a"], (2 - 20))))
    e37 = [1, 2.5, 3]
    e38 = [for k, v in { for v in split("-", "Á â") : v => 0... } : { name = k, size = length(v) }]
    e39 = "x"
    e40 = formatlist("%s!", concat(distinct(["Á â", terraform_data.source[1].id]), compact(flatten([var.list, [["one", "two"]]]))))
    e41 = (base64encode(cidrsubnet("10.0.0.0/16", 2, 0)) != tostring(true))
  }
}
