# Idea: expressions that nobody thought of (generated: generate.py, seed 6).

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
    e0 = { a = 1, b = 2 }
    e1 = ceil(-0.5)
    e2 = [1, 2.5, 3]
    e3 = [for k, v in { for v in slice(keys({ for i, v in var.object.ports : "n${i}" => v if v != 2 }), 0, 1) : v => 1... } : { name = k, size = length(v) }]
    e4 = format("%s-%03d-%v", tostring((can({ a = 1, b = 2 }["q"]) || startswith("Á â", "x"))), 0, lookup({ for k, v in { a = 1, b = 2 } : upper(k) => v }, "q", ((1 < var.number) ? -var.number : (2.5 - -7))))
    e5 = flatten([concat(keys(zipmap(["a", "b"], [5.5, local.n])), tolist(toset(var.list))), [keys(merge(tomap({ a = 0.2, q = local.n }), { a = 1, b = 2 }))]])
    e6 = false
    e7 = merge({ a = 1, b = 2 }, { for k, v in { for k, v in merge({ a = 1, b = 2 }, { a = 1, b = 2 }) : upper(k) => v } : upper(k) => v })
    e8 = (0 % 7)
    e9 = [for v in [1, 2.5, 3] : v if v > floor(0)]
    e10 = [{ name = "n", size = 1 }]
    e11 = "x"
    e12 = reverse((startswith("%{ for v in terraform_data.source[*].id ~} <${v}> %{ endfor }", "x") ? formatlist("%s!", compact(local.l)) : [for k, v in tomap({ a = 0.1, q = var.object.ports[0] }) : "${k}=${v}"]))
    e13 = (1.5 == ((coalesce(null, terraform_data.source[0].input, "last") != replace(var.text, "-", "Á â")) ? try(zipmap(["a", "b"], [var.number, var.number])["a"], (local.n + var.number)) : ceil(length(terraform_data.source[*].input))))
    e14 = { a = 1, b = 2 }
    e15 = (-max(ceil(var.object.ports[0]), (-7 / 4)) / 5)
    e16 = [for v in var.object.ports : v if v > -lookup({ for i, v in [1, 2.5, 3] : "n${i}" => v if v != 2 }, "q", -local.n)]
    e17 = [for v in reverse(tolist(toset(distinct(terraform_data.source[*].input)))) : { name = v, size = length(v) }]
    e18 = [for v in formatlist("%s!", slice(local.l, 0, 1)) : { name = v, size = length(v) }][0].name
    e19 = formatlist("%s!", slice(slice(slice(["one", "two"], 0, 1), 0, 1), 0, 1))
    e20 = can(tomap({ a = ceil(length(terraform_data.source[*].input)), q = length([var.object.ports[0], 5.5]) })["q"])
    e21 = tomap({ a = try({ for k, v in { for i, v in values(var.map) : "n${i}" => v if v != 2 } : upper(k) => v }["a"], ceil((0.5 / 4))), q = 12 })
    e22 = max(1.5, 12)
    e23 = concat([for v in var.object.ports : v if v > length({ for i, v in values(var.map) : "n${i}" => v if v != 2 })], concat([for v in var.object.ports : v if v > (2.5 / 5)], [for v in var.object.ports : v if v > (var.object.deep.on ? var.number : 2)]))
    e24 = [{ name = "n", size = 1 }]
    e25 = "${(length({ a = var.object.ports[0], ("k${20}") = 5.5 }) < length([1, 2.5, 3]))}%%{${"Á â"}"
    e26 = [for v in [for v in ["one", "two"] : upper(v)] : upper(v)]
    e27 = contains(slice([var.object][*].name, 0, 1), "%{ if true }yes%{ else }${substr(jsonencode(var.map), 1, 5)}%{ endif }")
    e28 = { a = 1, b = 2 }
    e29 = (try({ for k, v in zipmap(["a", "b"], [var.number, var.object.ports[0]]) : upper(k) => v }["a"], 20) / 4)
    e30 = [1, 2.5, 3]
    e31 = [{ name = "n", size = 1 }]
    e32 = replace(format("%s-%03d-%v", tostring(max(var.number, local.n)), 1, ceil(lookup(var.map, "q", 0.2))), "-", strrev(base64encode("Á â")))
    e33 = [jsonencode(distinct(distinct(local.l))), format("%s-%03d-%v", join(",", [{ name = "n", size = 1 }][*].name), -7, ((12 % 7) + sum([0, 12])))]
    e34 = can(var.map["q"])
    e35 = { a = length([0.5, (var.object.ports[0] / 5)]), ("k${2}") = length(var.object.ports) }
    e36 = ((length(jsonencode(var.map)) - max(ceil(var.object.ports[0]), (0.5 + 0.5))) / 4)
    e37 = var.object.ports
    e38 = [{ name = "n", size = 1 }]
    e39 = jsonencode([for v in [for i, v in compact(["one", "two"]) : "${i}-${v}" if i < 1] : "<${v}>"])
    e40 = tolist(toset(flatten([[for k, v in merge(var.map, local.m) : "${k}=${v}"], [flatten([[for v in terraform_data.source[*].input : "<${v}>"], [[for i, v in local.l : "${i}-${v}" if i < 1]]])]])))
    e41 = ((jsonencode([var.object]) == tostring(alltrue([var.object.deep.on, local.b]))) || (alltrue([(var.number < local.n), (2 == local.n)]) || (cidrsubnet("10.1.0.0/16", 1, 0) == "%{ if var.object.deep.on }yes%{ else }${var.object.name}%{ endif }")))
  }
}
