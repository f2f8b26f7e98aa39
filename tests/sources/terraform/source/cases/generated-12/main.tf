# Idea: expressions that nobody thought of (generated: generate.py, seed 12).

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
    e0 = zipmap(["a", "b"], [-floor(length(var.map)), length("x")])
    e1 = length(zipmap(["a", "b"], [-sum([2, 20]), try(merge(local.m, var.map)["a"], try(var.map["a"], var.number))]))
    e2 = [(length([1, 2.5, 3]) / 4), 5.5]
    e3 = [{ name = "n", size = 1 }]
    e4 = "a-${jsonencode(reverse([for k, v in var.map : "${k}=${v}"]))}$${}${-7}"
    e5 = tolist(toset(sort([join(",", terraform_data.source[*].input), "${(var.nothing == null)}%%{${terraform_data.source[0].input}"])))
    e6 = (sha1([for k, v in { for v in terraform_data.source[*].id : v => 0... } : { name = k, size = length(v) }][0].name) == substr([var.object][0].name, 1, 5))
    e7 = { a = floor((length(terraform_data.source[1].input) + ceil(local.n))), ("k${2}") = abs(20) }
    e8 = ((-length({ a = 1, b = 2 }) / 5) + length("%{ for v in compact(var.list) ~} <${v}> %{ endfor }"))
    e9 = [(1 % 7), length({ for i, v in [for v in [1, 2.5, 3] : v if v > 2] : "n${i}" => v if v != 2 })]
    e10 = [for v in ["one", "two"] : { name = v, size = length(v) }]
    e11 = jsonencode(var.list)
    e12 = sort(split("-", "Á â"))
    e13 = ((try({ a = 1, b = 2 }["a"], abs(1.5)) / 5) >= (-3.5 + -ceil(0.5)))
    e14 = var.map
    e15 = floor(max(length(merge({ a = 1, b = 2 }, { a = 1, b = 2 })), max(ceil(var.object.ports[0]), ceil(1.5))))
    e16 = [for v in [for v in [(1.5 / 4), try(var.map["a"], 0.2)] : v if v > ((-7 % 7) / 4)] : v * 12]
    e17 = [var.object]
    e18 = title(jsonencode((length(local.m) - floor(0.5))))
    e19 = reverse(distinct([for v in sort(terraform_data.source[*].id) : upper(v)]))
    e20 = (format("%s-%03d-%v", format("%s-%03d-%v", "%{ if var.flag }yes%{ else }${local.t}%{ endif }", 20, max(var.object.ports[0], 3.5)), 1, try(var.map["a"], -0.5)) == "%{ if can(zipmap(["a", "b"], [var.object.ports[0], 2.5])["q"]) }yes%{ else }${jsonencode(distinct(var.list))}%{ endif }")
    e21 = var.map
    e22 = 0
    e23 = [for v in [((false && false) ? (local.b ? 12 : local.n) : try(local.m["a"], 0.0)), ((local.n >= 2) ? (local.n / 5) : abs(0.2))] : v if v > sum([20, 2])]
    e24 = [for k, v in { for v in [for i, v in var.list : "${i}-${v}" if i < 1] : v => 20... } : { name = k, size = length(v) }]
    e25 = substr(" ${-7}", 1, 0)
    e26 = split("-", jsonencode(merge(tomap({ a = 20, q = 0.1 }), { for k, v in { a = 1, b = 2 } : upper(k) => v })))
    e27 = startswith(tostring(can(zipmap(["a", "b"], [local.n, local.n])["q"])), "x")
    e28 = { a = 1, b = 2 }
    e29 = (abs(try(tomap({ a = local.n, q = 0.5 })["a"], (var.flag ? 0.0 : var.object.ports[0]))) / 5)
    e30 = [((length(local.l) + (var.object.ports[0] / 4)) * sum([2, 1])), (0 / 4)]
    e31 = [for v in formatlist("%s!", [for v in ["one", "two"] : { name = v, size = length(v) }][*].name) : { name = v, size = length(v) }]
    e32 = "Á â"
    e33 = formatlist("%s!", reverse([{ name = "n", size = 1 }][*].name))
    e34 = startswith(sha1("${(true || var.flag)}%%{${base64encode(local.t)}"), "x")
    e35 = merge(tomap({ a = length(sort(terraform_data.source[*].id)), q = (floor(var.object.ports[0]) * length([1, 2.5, 3])) }), zipmap(["a", "b"], [length(jsonencode(local.n)), (2 % 7)]))
    e36 = max(1.5, ((substr(terraform_data.source[1].input, 1, 0) == "${var.object.deep.on}%%{${local.t}") ? length(var.map) : length(concat(values(var.map), range(2)))))
    e37 = [1, 2.5, 3]
    e38 = [{ name = "n", size = 1 }]
    e39 = format("%s-%03d-%v", title(tostring(("" == local.t))), 2, 3.5)
    e40 = keys({ for k, v in tomap({ a = sum([12, 1]), q = length(var.object.name) }) : upper(k) => v })
    e41 = ((!contains(var.list, terraform_data.source[1].input) && (try(local.m["a"], 0.2) >= (local.b ? var.number : var.number))) && (((2.5 / 4) / 4) >= (-local.n - 2.5)))
  }
}
