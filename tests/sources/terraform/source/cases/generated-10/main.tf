# Idea: expressions that nobody thought of (generated: generate.py, seed 10).

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
    e0 = var.map
    e1 = ((lookup(var.map, "q", (var.number / 5)) == ceil(-var.object.ports[0])) ? (5.5 / 4) : ceil(length(var.object.ports)))
    e2 = [1, 2.5, 3]
    e3 = [{ name = "Á â", size = (anytrue([(var.object.deep.on && var.flag), (var.number >= 0.2)]) ? max((var.object.ports[0] / 4), length(local.l)) : (max(3.5, local.n) * length("x"))) }, { name = "n", size = 1 }]
    e4 = jsonencode([var.object])
    e5 = sort([for v in concat(compact(terraform_data.source[*].id), keys(var.map)) : "<${v}>"])
    e6 = (abs(max((local.b ? 20 : local.n), length([1, 2.5, 3]))) < (2 % 7))
    e7 = merge(var.map, var.map)
    e8 = ceil(length(formatlist("%s!", ["Á â", ""])))
    e9 = [for v in [for v in [try(var.map["a"], -7), max(1.5, 0.3)] : v if v > ((2.5 == 5.5) ? floor(0.5) : -var.number)] : v * 1]
    e10 = [{ name = "n", size = 1 }]
    e11 = "%{ for v in [for i, v in [for i, v in slice(local.l, 0, 1) : "${i}-${v}" if i < 1] : "${i}-${v}" if i < 1] ~} <${v}> %{ endfor }"
    e12 = reverse(split("-", title("x")))
    e13 = (substr("Á â", 1, 2) == [{ name = title("Á â"), size = -var.number }, { name = "n", size = 1 }][0].name)
    e14 = tomap({ a = lookup({ a = length(terraform_data.source[0].id), ("k${20}") = floor(0.5) }, "q", ceil(try({ a = 1, b = 2 }["a"], 0))), q = ceil(max(length(""), (var.object.deep.on ? local.n : 0.5))) })
    e15 = length(format("%s-%03d-%v", substr((var.object.deep.on ? terraform_data.source[0].id : terraform_data.source[0].input), 1, 0), 2, abs((1 + 0))))
    e16 = var.object.ports
    e17 = [for k, v in { for v in [for v in [for v in terraform_data.source[*].input : "<${v}>"] : { name = v, size = length(v) }][*].name : v => 2... } : { name = k, size = length(v) }]
    e18 = tostring(floor(max(length(range(3)), (var.flag ? var.object.ports[0] : local.n))))
    e19 = tolist(toset([for v in sort(reverse(terraform_data.source[*].id)) : "<${v}>"]))
    e20 = true
    e21 = merge(zipmap(["a", "b"], [-7, length(split("-", var.text))]), { for k, v in { a = 1, b = 2 } : upper(k) => v })
    e22 = 5.5
    e23 = [for v in concat(var.object.ports, concat([3.5, 2.5], [for v in values(var.map) : v if v > 2.5])) : v if v > ((lookup(var.map, "q", var.number) + (20 / 5)) / 4)]
    e24 = [{ name = [for v in tolist(toset(terraform_data.source[*].input)) : { name = v, size = length(v) }][0].name, size = max(abs((0.5 / 5)), length({ a = 1, b = 2 })) }, { name = "n", size = 1 }]
    e25 = "%{ if alltrue([contains(var.list, upper(terraform_data.source[1].input)), anytrue([(var.object.ports[0] >= 0.5), alltrue([local.b, true])])]) }yes%{ else }${element(concat(["one", "two"], ["end"]), 2)}%{ endif }"
    e26 = distinct(keys(zipmap(["a", "b"], [(false ? var.object.ports[0] : var.object.ports[0]), length(terraform_data.source[*].input)])))
    e27 = can({ for k, v in zipmap(["a", "b"], [floor(0.3), max(var.object.ports[0], 0.2)]) : upper(k) => v }["q"])
    e28 = { for k, v in zipmap(["a", "b"], [max(ceil(local.n), ceil(20)), abs(length(local.m))]) : upper(k) => v }
    e29 = length(tostring(((terraform_data.source[0].input != local.t) && true)))
    e30 = [for v in [sum([1, -7]), length(jsonencode(0.2))] : v if v > try({ a = (0 % 7), ("k${1}") = (local.n - 0) }["a"], lookup({ a = 1, b = 2 }, "q", (false ? local.n : local.n)))]
    e31 = [for v in flatten([var.list, [[for k, v in merge({ a = 1, b = 2 }, local.m) : "${k}=${v}"]]]) : { name = v, size = length(v) }]
    e32 = upper(jsonencode(flatten([reverse(var.list), [flatten([var.list, [var.list]])]])))
    e33 = flatten([keys(tomap({ a = length([1, 2.5, 3]), q = (12 / 4) })), [keys({ a = 20, ("k${12}") = floor(0.0) })]])
    e34 = (max(lookup({ for i, v in var.object.ports : "n${i}" => v if v != 2 }, "q", (var.number * var.object.ports[0])), ceil(try({ a = 1, b = 2 }["a"], var.object.ports[0]))) >= max(try({ a = 0.3, ("k${1}") = local.n }["a"], floor(var.number)), length(upper("Á â"))))
    e35 = tomap({ a = sum([0, -7]), q = (sum([20, 0]) / 4) })
    e36 = lookup(tomap({ a = length(tomap({ a = 12, q = 0 })), q = length(sort(var.list)) }), "q", lookup({ a = (var.object.ports[0] - local.n), ("k${1}") = (0.0 / 4) }, "q", length(jsonencode(var.number))))
    e37 = var.object.ports
    e38 = [{ name = tostring((ceil(1.5) / 5)), size = length(tostring(alltrue([local.b, var.flag]))) }, { name = "n", size = 1 }]
    e39 = [var.object][0].name
    e40 = [for i, v in [for i, v in flatten([split("-", ""), [tolist(toset(terraform_data.source[*].input))]]) : "${i}-${v}" if i < 1] : "${i}-${v}" if i < 1]
    e41 = false
  }
}
