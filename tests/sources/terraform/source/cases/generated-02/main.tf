# Idea: expressions that nobody thought of (generated: generate.py, seed 2).

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
    e1 = ((length({ a = var.object.ports[0], ("k${20}") = 0.2 }) + try(merge(local.m, var.map)["a"], lookup(local.m, "q", 3.5))) + sum([2, 20]))
    e2 = concat([for v in [abs(var.number), floor(0.0)] : v if v > 1], [for v in [length(terraform_data.source[0].input), abs(1.5)] : v * 0])
    e3 = [var.object]
    e4 = ((((local.n * local.n) / 4) < length({ a = var.number, ("k${2}") = var.object.ports[0] })) ? jsonencode(keys({ for i, v in range(3) : "n${i}" => v if v != 2 })) : (alltrue([(var.object.ports[0] >= var.object.ports[0]), (var.object.ports[0] == local.n)]) ? title(format("%s-%03d-%v", local.t, 2, local.n)) : jsonencode(keys(local.m))))
    e5 = [for v in keys(zipmap(["a", "b"], [var.number, var.object.ports[0]])) : { name = v, size = length(v) }][*].name
    e6 = (((try({ a = 1, b = 2 }["a"], var.number) / 4) < length(compact(terraform_data.source[*].id))) || (jsonencode(tolist(toset(terraform_data.source[*].id))) == jsonencode([for v in local.l : { name = v, size = length(v) }])))
    e7 = merge(zipmap(["a", "b"], [floor(length(local.m)), try({ a = 1, b = 2 }["a"], length(var.object.ports))]), merge({ a = 1, b = 2 }, var.map))
    e8 = lookup(var.map, "q", -lookup(merge(local.m, var.map), "q", floor(2.5)))
    e9 = [1, 2.5, 3]
    e10 = [{ name = "n", size = 1 }]
    e11 = [var.object][0].name
    e12 = split("-", [var.object][0].name)
    e13 = true
    e14 = { for i, v in [((20 % 7) / 4), -7] : "n${i}" => v if v != 2 }
    e15 = ((-7 + 1) - -((var.object.ports[0] / 4) * (local.n / 4)))
    e16 = values(var.map)
    e17 = [for v in flatten([["one", "two"], [sort([for v in var.list : "<${v}>"])]]) : { name = v, size = length(v) }]
    e18 = "x"
    e19 = keys({ a = 1, b = 2 })
    e20 = !(ceil(1) < max(abs(local.n), 2.5))
    e21 = tomap({ a = try({ a = ceil(0.5), ("k${20}") = length(var.object.ports) }["a"], 2), q = (floor(lookup({ a = 1, b = 2 }, "q", var.number)) * floor(length([1, 2.5, 3]))) })
    e22 = length([-try({ a = 1, b = 2 }["a"], var.object.ports[0]), 20])
    e23 = [for v in [1, 2.5, 3] : v if v > 2.5]
    e24 = [var.object]
    e25 = " ${(((var.number - var.object.ports[0]) / 4) / 4)}"
    e26 = sort(tolist(toset(["one", "two"])))
    e27 = ((can(zipmap(["a", "b"], [1, 12])["q"]) || ((var.object.name != local.t) || contains(terraform_data.source[*].input, local.t))) || (tostring(0) == "Á â"))
    e28 = tomap({ a = ((false && ("Á â" == var.text)) ? ((0 - 0.5) - (12 / 5)) : max(max(0.5, var.object.ports[0]), length(var.text))), q = (((local.n >= 12) ? lookup(var.map, "q", var.number) : floor(local.n)) / 5) })
    e29 = ((ceil(length(var.map)) - floor((local.n - 0.2))) / 4)
    e30 = values({ for i, v in [20, (true ? 1 : 0.5)] : "n${i}" => v if v != 2 })
    e31 = [for v in ["one", "two"] : { name = v, size = length(v) }]
    e32 = join(",", slice([{ name = "n", size = 1 }][*].name, 0, 1))
    e33 = flatten([formatlist("%s!", ["x", strrev("x")]), [keys({ for k, v in { a = 1, b = 2 } : upper(k) => v })]])
    e34 = (alltrue([((12 / 5) == length({ a = 1, b = 2 })), can(zipmap(["a", "b"], [2.5, var.number])["q"])]) || startswith("${!true}%%{${"${true}%%{${var.object.name}"}", "x"))
    e35 = tomap({ a = ((12 - ceil(20)) / 5), q = ceil(length(keys({ a = 1, b = 2 }))) })
    e36 = (length({ for k, v in zipmap(["a", "b"], [local.n, var.number]) : upper(k) => v }) * (startswith(format("%s-%03d-%v", local.t, 2, 1.5), "x") ? ceil(try({ a = 1, b = 2 }["a"], local.n)) : (can(local.m["q"]) ? (local.n + var.object.ports[0]) : lookup(var.map, "q", 1))))
    e37 = [1, 2.5, 3]
    e38 = [for k, v in { for v in [for v in split("-", [var.object][0].name) : "<${v}>"] : v => -7... } : { name = k, size = length(v) }]
    e39 = [var.object][0].name
    e40 = [for v in compact([for k, v in merge(local.m, local.m) : "${k}=${v}"]) : "<${v}>"]
    e41 = startswith("%{ for v in reverse([var.object][*].name) ~} <${v}> %{ endfor }", "x")
  }
}
