# Idea: expressions that nobody thought of (generated: generate.py, seed 4).

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
    e0 = merge({ for k, v in { a = 1, b = 2 } : upper(k) => v }, tomap({ a = ceil((-7 * 2)), q = abs(length(var.list)) }))
    e1 = (12 % 7)
    e2 = [for v in [-(1 / 4), (20 / 5)] : v if v > --(2.5 / 5)]
    e3 = [{ name = "%{ if anytrue([can({ a = 1, b = 2 }["q"]), false]) }yes%{ else }${cidrsubnet("10.5.0.0/16", 2, 0)}%{ endif }", size = length(jsonencode(sort(["one", "two"]))) }, { name = "n", size = 1 }]
    e4 = title(format("%s-%03d-%v", trimspace("a-${local.t}$${}${1}"), 12, length(tolist(toset(["one", "two"])))))
    e5 = split("-", join(",", formatlist("%s!", compact(terraform_data.source[*].input))))
    e6 = (((1 % 7) / 4) == -0.5)
    e7 = var.map
    e8 = max(sum([1, 12]), abs(sum([2, 20])))
    e9 = [(((var.number + 3.5) / 5) * -(0.3 / 4)), lookup({ for i, v in values(local.m) : "n${i}" => v if v != 2 }, "q", (length(var.object.ports) / 5))]
    e10 = [var.object]
    e11 = substr(title(trimspace(tostring(local.n))), 1, 5)
    e12 = sort([for v in reverse([for i, v in local.l : "${i}-${v}" if i < 1]) : upper(v)])
    e13 = (-7 == length({ a = 1, b = 2 }))
    e14 = { for k, v in { for i, v in var.object.ports : "n${i}" => v if v != 2 } : upper(k) => v }
    e15 = length([length([1, 2.5, 3]), sum([2, 12])])
    e16 = values({ a = 1, b = 2 })
    e17 = [{ name = jsonencode((max(0.1, 0.3) / 5)), size = try({ a = length(var.object.ports), ("k${1}") = 3.5 }["a"], (length({ a = 1, b = 2 }) / 4)) }, { name = "n", size = 1 }]
    e18 = strrev(jsonencode([var.object]))
    e19 = [{ name = "n", size = 1 }][*].name
    e20 = (((0.5 - 1.5) / 5) >= try({ a = try(var.map["a"], local.n), ("k${2}") = lookup(var.map, "q", 0.0) }["a"], (floor(0.3) - sum([0, 2]))))
    e21 = merge(merge(zipmap(["a", "b"], [(local.b ? 0 : var.number), max(3.5, 3.5)]), merge(var.map, var.map)), { for k, v in { for k, v in merge(local.m, var.map) : upper(k) => v } : upper(k) => v })
    e22 = (2 % 7)
    e23 = concat([(length(var.object.ports) * length(var.object.ports)), lookup(tomap({ a = var.object.ports[0], q = var.object.ports[0] }), "q", 3.5)], [for v in var.object.ports : v * 2])
    e24 = [{ name = "n", size = 1 }]
    e25 = cidrsubnet("10.5.0.0/16", 1, 0)
    e26 = reverse(compact(slice(reverse(terraform_data.source[*].input), 0, 1)))
    e27 = (upper("%{ if alltrue([(var.nothing == null), var.flag]) }yes%{ else }${sha1(terraform_data.source[1].input)}%{ endif }") == "a-${cidrsubnet("10.2.0.0/16", 1, 0)}$${}${3.5}")
    e28 = { a = -1.5, ("k${20}") = sum([2, 12]) }
    e29 = ceil(length(urlencode(upper("x"))))
    e30 = [1, 2.5, 3]
    e31 = [{ name = "n", size = 1 }]
    e32 = "x"
    e33 = formatlist("%s!", distinct([for v in [for k, v in { a = 1, b = 2 } : "${k}=${v}"] : upper(v)]))
    e34 = startswith(title(jsonencode(var.map)), "x")
    e35 = merge({ a = try({ for i, v in values(var.map) : "n${i}" => v if v != 2 }["a"], floor(var.number)), ("k${-7}") = (5.5 + (var.number - local.n)) }, { for k, v in { a = 2.5, ("k${-7}") = floor(1) } : upper(k) => v })
    e36 = length({ a = 1, b = 2 })
    e37 = var.object.ports
    e38 = [for k, v in { for v in [for v in concat(local.l, terraform_data.source[*].input) : { name = v, size = length(v) }][*].name : v => 0... } : { name = k, size = length(v) }]
    e39 = tostring(ceil(length("${true}%%{${"Á â"}")))
    e40 = formatlist("%s!", keys(tomap({ a = ((var.nothing == null) ? var.number : 20), q = (var.object.ports[0] / 5) })))
    e41 = !startswith(element(concat(slice(terraform_data.source[*].input, 0, 1), ["end"]), 0), "x")
  }
}
