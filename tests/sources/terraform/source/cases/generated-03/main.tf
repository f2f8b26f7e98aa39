# Idea: expressions that nobody thought of (generated: generate.py, seed 3).

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
    e0 = merge({ a = length(zipmap(["a", "b"], [var.object.ports[0], local.n])), ("k${-7}") = try(var.map["a"], ceil(0.5)) }, merge(merge(zipmap(["a", "b"], [local.n, local.n]), zipmap(["a", "b"], [var.number, var.object.ports[0]])), { a = (20 % 7), ("k${0}") = floor(var.number) }))
    e1 = 20
    e2 = concat(var.object.ports, [1, 2.5, 3])
    e3 = [for k, v in { for v in ["one", "two"] : v => 1... } : { name = k, size = length(v) }]
    e4 = tostring(1)
    e5 = slice(formatlist("%s!", [for k, v in tomap({ a = var.number, q = var.object.ports[0] }) : "${k}=${v}"]), 0, 1)
    e6 = alltrue([(replace(" ${0.0}", "-", "Á â") != " ${ceil(2.5)}"), contains(split("-", tostring(var.object.ports[0])), cidrsubnet("10.2.0.0/16", 3, 0))])
    e7 = tomap({ a = lookup({ for i, v in [for v in values(var.map) : v if v > local.n] : "n${i}" => v if v != 2 }, "q", (1 % 7)), q = 1 })
    e8 = try({ a = length([for v in var.object.ports : v if v > var.object.ports[0]]), ("k${20}") = (sum([12, 1]) / 5) }["a"], length([for v in [terraform_data.source[1].id, "Á â"] : upper(v)]))
    e9 = [((startswith("", "x") ? 1 : (local.b ? -7 : local.n)) + try(var.map["a"], length(var.object.name))), abs(-floor(0.5))]
    e10 = [{ name = "x", size = ((try(local.m["a"], 0) - (var.flag ? local.n : 0.1)) + 2.5) }, { name = "n", size = 1 }]
    e11 = sha1(base64encode(" ${length(terraform_data.source[1].input)}"))
    e12 = tolist(toset([for k, v in { a = 1, b = 2 } : "${k}=${v}"]))
    e13 = (tostring((trimspace(terraform_data.source[0].input) == strrev(terraform_data.source[1].input))) != jsonencode(compact((var.flag ? var.list : terraform_data.source[*].input))))
    e14 = { for i, v in var.object.ports : "n${i}" => v if v != 2 }
    e15 = length(jsonencode(lookup({ a = 20, ("k${20}") = 0.3 }, "q", length(local.m))))
    e16 = [try({ for k, v in zipmap(["a", "b"], [12, 20]) : upper(k) => v }["a"], 1), -sum([2, 1])]
    e17 = [for k, v in { for v in formatlist("%s!", reverse([for i, v in local.l : "${i}-${v}" if i < 1])) : v => 0... } : { name = k, size = length(v) }]
    e18 = sha1(tostring(length({ for k, v in { a = 1, b = 2 } : upper(k) => v })))
    e19 = [for k, v in { a = 1, b = 2 } : "${k}=${v}"]
    e20 = alltrue([anytrue([true, ("%{ for v in ["one", "two"] ~} <${v}> %{ endfor }" != strrev(var.text))]), contains(distinct(sort(local.l)), (contains(terraform_data.source[*].input, "Á â") ? "${var.object.deep.on}%%{${var.object.name}" : sha1(var.text)))])
    e21 = zipmap(["a", "b"], [((length([1, 2.5, 3]) + lookup({ a = 1, b = 2 }, "q", 0.1)) / 4), (5.5 - (length([1, 2.5, 3]) / 5))])
    e22 = -length(concat(concat(var.object.ports, range(5)), [1, 2.5, 3]))
    e23 = [for v in [floor(-var.number), length(tomap({ a = 0.3, q = local.n }))] : v * 2]
    e24 = [var.object]
    e25 = join(",", [for v in concat(var.list, slice(terraform_data.source[*].id, 0, 1)) : "<${v}>"])
    e26 = tolist(toset(split("-", jsonencode(merge(var.map, local.m)))))
    e27 = (floor(length((var.flag ? ["one", "two"] : var.list))) == lookup({ for k, v in { a = 1, b = 2 } : upper(k) => v }, "q", (-7 % 7)))
    e28 = var.map
    e29 = floor(((("x" != "x") ? ceil(var.object.ports[0]) : (5.5 - 0.1)) / 5))
    e30 = values(var.map)
    e31 = [for k, v in { for v in ((5.5 >= (0.1 - 0.5)) ? slice(["one", "two"], 0, 1) : keys(merge(var.map, var.map))) : v => 12... } : { name = k, size = length(v) }]
    e32 = [var.object][0].name
    e33 = [for i, v in sort(distinct([for v in var.list : "<${v}>"])) : "${i}-${v}" if i < 1]
    e34 = (sum([12, 2]) == 2.5)
    e35 = merge({ for k, v in tomap({ a = 3.5, q = length(var.object.ports) }) : upper(k) => v }, var.map)
    e36 = (0.5 * 0.5)
    e37 = [for v in var.object.ports : v * 20]
    e38 = [var.object]
    e39 = jsonencode(tolist(toset(slice(reverse(["one", "two"]), 0, 1))))
    e40 = reverse([base64encode(urlencode(terraform_data.source[1].input)), base64encode(trimspace(var.text))])
    e41 = ((false ? (abs(20) * length("Á â")) : lookup({ a = 1, ("k${2}") = local.n }, "q", sum([12, 2]))) < sum([-7, 12]))
  }
}
