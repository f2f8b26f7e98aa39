# Idea: expressions that nobody thought of (generated: generate.py, seed 5).

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
    e0 = { for k, v in { for i, v in concat(values(local.m), values(local.m)) : "n${i}" => v if v != 2 } : upper(k) => v }
    e1 = 2
    e2 = concat([1, 2.5, 3], values(var.map))
    e3 = [{ name = "n", size = 1 }]
    e4 = "${(ceil((2 % 7)) < abs((local.n - 0.5)))}%%{${coalesce(null, upper(join(",", local.l)), "last")}"
    e5 = [for i, v in [for k, v in { a = (5.5 + local.n), ("k${2}") = (0.5 * 0) } : "${k}=${v}"] : "${i}-${v}" if i < 1]
    e6 = alltrue([((anytrue([false, var.flag]) && (5.5 < var.object.ports[0])) || contains(concat(["one", "two"], ["one", "two"]), [{ name = "n", size = 1 }][0].name)), !true])
    e7 = { for i, v in [for v in [1, 2.5, 3] : v * 0] : "n${i}" => v if v != 2 }
    e8 = -(length([local.n, local.n]) + 12)
    e9 = values({ for i, v in var.object.ports : "n${i}" => v if v != 2 })
    e10 = [{ name = base64encode(element(concat(compact(terraform_data.source[*].input), ["end"]), 2)), size = (ceil(ceil(var.object.ports[0])) / 4) }, { name = "n", size = 1 }]
    e11 = (true ? trimspace("x") : coalesce(null, base64encode(cidrsubnet("10.3.0.0/16", 0, 0)), "last"))
    e12 = (alltrue([(length({ a = 1, b = 2 }) >= lookup(var.map, "q", var.number)), true]) ? [for i, v in formatlist("%s!", concat(var.list, ["one", "two"])) : "${i}-${v}" if i < 1] : [{ name = jsonencode(local.l), size = floor(0.3) }, { name = "n", size = 1 }][*].name)
    e13 = false
    e14 = { for i, v in concat([3.5, (2.5 + local.n)], [for v in [2.5, 0.5] : v if v > (0.2 + 0.1)]) : "n${i}" => v if v != 2 }
    e15 = (sum([0, 20]) + length(slice([for i, v in var.list : "${i}-${v}" if i < 1], 0, 1)))
    e16 = var.object.ports
    e17 = [for k, v in { for v in (startswith(urlencode("x"), "x") ? sort(formatlist("%s!", local.l)) : distinct([{ name = "n", size = 1 }][*].name)) : v => 0... } : { name = k, size = length(v) }]
    e18 = "Á â"
    e19 = ["one", "two"]
    e20 = alltrue([(length(concat([1, 2.5, 3], [1, 2.5, 3])) == lookup({ a = var.object.ports[0], ("k${2}") = 0 }, "q", (var.flag ? 0.5 : var.number))), !((local.n == 5.5) && (var.number == var.object.ports[0]))])
    e21 = { for i, v in [for v in [length(terraform_data.source[*].input), length("")] : v * -7] : "n${i}" => v if v != 2 }
    e22 = length(element(concat((((var.nothing == null) && local.b) ? reverse(["one", "two"]) : [terraform_data.source[1].id, var.object.name]), ["end"]), 0))
    e23 = concat(concat(concat([var.object.ports[0], local.n], values(var.map)), concat([0.5, var.object.ports[0]], values({ a = 1, b = 2 }))), concat([for v in [var.object.ports[0], var.object.ports[0]] : v * 1], [sum([0, 12]), 2]))
    e24 = [for k, v in { for v in distinct(reverse(distinct(terraform_data.source[*].input))) : v => 1... } : { name = k, size = length(v) }]
    e25 = element(concat(tolist(toset(keys({ for i, v in range(2) : "n${i}" => v if v != 2 }))), ["end"]), 3)
    e26 = keys({ a = max(length({ a = 1, b = 2 }), floor(5.5)), ("k${0}") = (length({ a = 1, b = 2 }) / 5) })
    e27 = !can({ a = 1, b = 2 }["q"])
    e28 = tomap({ a = (try(tomap({ a = 0.5, q = local.n })["a"], sum([1, 20])) / 4), q = 0 })
    e29 = (lookup(zipmap(["a", "b"], [try(local.m["a"], 1.5), (var.object.ports[0] / 4)]), "q", 3.5) / 4)
    e30 = [1, 2.5, 3]
    e31 = [{ name = "n", size = 1 }]
    e32 = "Á â"
    e33 = [for v in [for v in reverse([for i, v in terraform_data.source[*].input : "${i}-${v}" if i < 1]) : upper(v)] : "<${v}>"]
    e34 = (("Á â" == join(",", [{ name = "n", size = 1 }][*].name)) || (try({ a = 1, b = 2 }["a"], lookup(var.map, "q", 2.5)) >= 1))
    e35 = tomap({ a = -(anytrue([true, (var.nothing == null)]) ? abs(0.0) : abs(local.n)), q = length([for v in compact(terraform_data.source[*].id) : upper(v)]) })
    e36 = floor(length([for v in [0.1, var.number] : v if v > (var.object.deep.on ? var.object.ports[0] : local.n)]))
    e37 = [max(((local.n / 4) * length(terraform_data.source[0].id)), (try(var.map["a"], 0.0) * length("Á â"))), length([for v in [for v in [1, 2.5, 3] : v if v > 0.5] : v if v > length(terraform_data.source[1].input)])]
    e38 = [{ name = "n", size = 1 }]
    e39 = format("%s-%03d-%v", strrev(format("%s-%03d-%v", substr(terraform_data.source[1].input, 1, 1), 12, try({ a = 1, b = 2 }["a"], var.object.ports[0]))), 1, ceil(-(true ? 0.2 : var.number)))
    e40 = compact([for v in slice(var.list, 0, 1) : "<${v}>"])
    e41 = false
  }
}
