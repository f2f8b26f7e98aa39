# Idea: expressions that nobody thought of (generated: generate.py, seed 7).

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
    e0 = { for i, v in [1, 2.5, 3] : "n${i}" => v if v != 2 }
    e1 = length("%{ if true }yes%{ else }${"a-${element(concat(terraform_data.source[*].id, ["end"]), 0)}$${}${length(local.m)}"}%{ endif }")
    e2 = var.object.ports
    e3 = [for k, v in { for v in concat(["one", "two"], [join(",", terraform_data.source[*].input), "a-${var.text}$${}${12}"]) : v => 2... } : { name = k, size = length(v) }]
    e4 = "Á â"
    e5 = flatten([[for v in sort(flatten([var.list, [terraform_data.source[*].id]])) : upper(v)], [flatten([[for k, v in var.map : "${k}=${v}"], [sort(["one", "two"])]])]])
    e6 = (cidrsubnet("10.1.0.0/16", 2, 0) == join(",", [for v in (true ? terraform_data.source[*].id : local.l) : "<${v}>"]))
    e7 = { a = (lookup(merge({ a = 1, b = 2 }, var.map), "q", abs(var.object.ports[0])) - (lookup(var.map, "q", local.n) + (var.number / 5))), ("k${20}") = abs((alltrue([var.flag, local.b]) ? lookup({ a = 1, b = 2 }, "q", 0.2) : (0 % 7))) }
    e8 = (-7 % 7)
    e9 = [for v in [floor(ceil(0.3)), length(formatlist("%s!", var.list))] : v if v > (floor((false ? 0.1 : var.number)) - (true ? (local.n + local.n) : length(range(2))))]
    e10 = [for k, v in { for v in slice(flatten([[var.object][*].name, [[local.t, terraform_data.source[0].id]]]), 0, 1) : v => -7... } : { name = k, size = length(v) }]
    e11 = coalesce(null, substr(strrev("%{ if var.object.deep.on }yes%{ else }${terraform_data.source[1].id}%{ endif }"), 1, 3), "last")
    e12 = keys(var.map)
    e13 = (length({ a = try(var.map["a"], var.number), ("k${-7}") = (0.1 / 5) }) == (2 % 7))
    e14 = tomap({ a = ceil(((var.number / 4) + length(local.t))), q = ((anytrue([var.object.deep.on, var.flag]) ? (var.flag ? var.object.ports[0] : var.number) : (0 % 7)) * ((1.5 / 4) + (-7 % 7))) })
    e15 = ceil(lookup({ a = -0.0, ("k${0}") = (var.object.deep.on ? 0.5 : local.n) }, "q", length([1, 2.5, 3])))
    e16 = values(var.map)
    e17 = [for v in ((length(terraform_data.source[1].input) >= (var.number - var.object.ports[0])) ? [for k, v in var.map : "${k}=${v}"] : concat([var.text, terraform_data.source[0].id], [for v in local.l : upper(v)])) : { name = v, size = length(v) }]
    e18 = jsonencode(0.5)
    e19 = var.list
    e20 = (" ${abs((0.5 - -7))}" != cidrsubnet("10.1.0.0/16", 5, 0))
    e21 = tomap({ a = (sum([1, 1]) * try({ for i, v in values(var.map) : "n${i}" => v if v != 2 }["a"], (2 - var.number))), q = ceil(ceil(length(var.list))) })
    e22 = ((length(values({ a = 1, b = 2 })) - ceil((local.n / 4))) * 0)
    e23 = [for v in [(abs(12) * length(var.list)), -floor(0.1)] : v if v > length(merge({ for i, v in [1, 2.5, 3] : "n${i}" => v if v != 2 }, merge(var.map, { a = 1, b = 2 })))]
    e24 = [{ name = "n", size = 1 }]
    e25 = upper(jsonencode(slice(keys(local.m), 0, 1)))
    e26 = var.list
    e27 = true
    e28 = { for k, v in zipmap(["a", "b"], [-(var.object.ports[0] / 5), try({ for i, v in values(var.map) : "n${i}" => v if v != 2 }["a"], length({ a = 1, b = 2 }))]) : upper(k) => v }
    e29 = ((-7 % 7) + (2 % 7))
    e30 = [1, 2.5, 3]
    e31 = [{ name = upper(format("%s-%03d-%v", jsonencode(local.n), -7, ceil(var.object.ports[0]))), size = length({ a = 1, b = 2 }) }, { name = "n", size = 1 }]
    e32 = element(concat([for v in [for k, v in merge({ a = 1, b = 2 }, var.map) : "${k}=${v}"] : upper(v)], ["end"]), 3)
    e33 = reverse([tostring(can({ a = 1, b = 2 }["q"])), replace(urlencode("Á â"), "-", coalesce(null, "", "last"))])
    e34 = ((true && ((terraform_data.source[0].id != terraform_data.source[1].id) && (var.object.deep.on && var.object.deep.on))) && (true && true))
    e35 = { a = 1, b = 2 }
    e36 = floor(((anytrue([false, false]) ? 1 : (0.5 / 5)) * (12 % 7)))
    e37 = [-abs((false ? 20 : 0.3)), lookup(tomap({ a = floor(5.5), q = (local.n * local.n) }), "q", 2)]
    e38 = [{ name = "n", size = 1 }]
    e39 = jsonencode(0)
    e40 = [for i, v in [for v in slice(formatlist("%s!", var.list), 0, 1) : "<${v}>"] : "${i}-${v}" if i < 1]
    e41 = ("Á â" == sha1("%{ for v in tolist(toset(terraform_data.source[*].id)) ~} <${v}> %{ endfor }"))
  }
}
