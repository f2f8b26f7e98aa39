# Idea: expressions that nobody thought of (generated: generate.py, seed 11).

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
    e0 = zipmap(["a", "b"], [abs(max(max(local.n, local.n), (5.5 / 5))), ceil(sum([12, 0]))])
    e1 = (max(length([for v in var.list : "<${v}>"]), abs(sum([-7, 12]))) - length(replace("%{ if (var.nothing == null) }yes%{ else }${""}%{ endif }", "-", jsonencode(12))))
    e2 = var.object.ports
    e3 = [var.object]
    e4 = "Á â"
    e5 = concat(sort(formatlist("%s!", var.list)), [{ name = replace(var.text, "-", var.text), size = sum([1, 2]) }, { name = "n", size = 1 }][*].name)
    e6 = true
    e7 = { a = 1, b = 2 }
    e8 = max(sum([1, 2]), abs((-0.1 + floor(0.0))))
    e9 = var.object.ports
    e10 = [for k, v in { for v in [for v in [for k, v in { a = 1, b = 2 } : "${k}=${v}"] : upper(v)] : v => 1... } : { name = k, size = length(v) }]
    e11 = urlencode("a-${"x"}$${}${0}")
    e12 = concat(["one", "two"], slice([for k, v in tomap({ a = var.number, q = 12 }) : "${k}=${v}"], 0, 1))
    e13 = contains(concat(distinct(reverse(var.list)), compact(reverse(var.list))), join(",", [for v in [for v in ["one", "two"] : "<${v}>"] : upper(v)]))
    e14 = { a = 1, b = 2 }
    e15 = -7
    e16 = [for v in concat([for v in [1, 2.5, 3] : v * 20], [for v in [1, 2.5, 3] : v if v > max(local.n, 1.5)]) : v * 2]
    e17 = [for v in [for v in [for k, v in tomap({ a = 0.5, q = 0.5 }) : "${k}=${v}"] : upper(v)] : { name = v, size = length(v) }]
    e18 = strrev([var.object][0].name)
    e19 = concat([for i, v in [for k, v in { a = 1, b = 2 } : "${k}=${v}"] : "${i}-${v}" if i < 1], ["one", "two"])
    e20 = (((-12 == length(range(3))) || false) && false)
    e21 = { a = 1, b = 2 }
    e22 = (lookup(merge(var.map, { for i, v in range(5) : "n${i}" => v if v != 2 }), "q", max((local.n * var.number), lookup(var.map, "q", var.number))) / 5)
    e23 = [1, 2.5, 3]
    e24 = [{ name = "n", size = 1 }]
    e25 = strrev(title(element(concat(formatlist("%s!", ["one", "two"]), ["end"]), 1)))
    e26 = [for i, v in ((contains(terraform_data.source[*].input, terraform_data.source[0].id) || (-7 >= -7)) ? tolist(toset(distinct(["one", "two"]))) : [for k, v in { for k, v in { a = 1, b = 2 } : upper(k) => v } : "${k}=${v}"]) : "${i}-${v}" if i < 1]
    e27 = anytrue([startswith(jsonencode(ceil(0.5)), "x"), (startswith(coalesce(null, "Á â", "last"), "x") && ((local.b || var.object.deep.on) && contains(terraform_data.source[*].id, "Á â")))])
    e29 = 1.5
    e30 = [length({ a = (0.1 + var.number), ("k${1}") = floor(local.n) }), (lookup(var.map, "q", 2) * length({ for k, v in var.map : upper(k) => v }))]
    e31 = [var.object]
    e32 = jsonencode(sum([-7, 2]))
    e33 = [coalesce(null, strrev(sha1("")), "last"), "a-${"a-${replace(var.object.name, "-", "x")}$${}${(0.2 * 20)}"}$${}${ceil((var.number + 2))}"]
    e34 = ("x" != jsonencode(length(urlencode("x"))))
    e35 = { a = 1, b = 2 }
    e36 = ((sum([-7, 1]) + (can({ a = 1, b = 2 }["q"]) ? length(terraform_data.source[1].id) : max(local.n, 12))) + floor(1))
    e37 = [for v in var.object.ports : v if v > ceil(0)]
    e38 = [var.object]
    e39 = format("%s-%03d-%v", tostring(try(zipmap(["a", "b"], [0.0, 0.2])["a"], (var.object.ports[0] * local.n))), 0, floor((length(values(var.map)) / 4)))
    e40 = slice(sort(reverse([for k, v in local.m : "${k}=${v}"])), 0, 1)
    e41 = !(contains(split("-", var.text), [var.object][0].name) || ((12 % 7) >= length([1, 2.5, 3])))
  }
}
