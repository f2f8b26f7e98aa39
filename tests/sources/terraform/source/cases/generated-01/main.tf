# Idea: expressions that nobody thought of (generated: generate.py, seed 1).

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
    e0 = { a = lookup({ a = 1, b = 2 }, "q", -(var.number - var.number)), ("k${2}") = sum([2, 0]) }
    e1 = (ceil(2) - ((tostring(20) != replace(local.t, "-", var.text)) ? lookup({ a = 1, b = 2 }, "q", length(var.object.ports)) : -7))
    e2 = values(var.map)
    e3 = [for v in concat(split("-", coalesce(null, "x", "last")), tolist(toset(sort(terraform_data.source[*].input)))) : { name = v, size = length(v) }]
    e4 = format("%s-%03d-%v", jsonencode(merge({ for i, v in [1, 2.5, 3] : "n${i}" => v if v != 2 }, merge({ a = 1, b = 2 }, { a = 1, b = 2 }))), -7, (anytrue([startswith("Á â", "x"), ((var.nothing == null) && (var.nothing == null))]) ? length([for v in local.l : upper(v)]) : floor((var.object.deep.on ? var.object.ports[0] : 2.5))))
    e5 = compact(flatten([slice(tolist(toset(terraform_data.source[*].input)), 0, 1), [flatten([["one", "two"], [slice(["one", "two"], 0, 1)]])]]))
    e6 = can(tomap({ a = (contains(["one", "two"], var.object.name) ? abs(var.object.ports[0]) : length(var.map)), q = max(floor(0), floor(var.number)) })["q"])
    e7 = { for i, v in [for v in values(var.map) : v * 2] : "n${i}" => v if v != 2 }
    e8 = 2.5
    e9 = values(tomap({ a = sum([0, 0]), q = floor((-7 % 7)) }))
    e10 = [{ name = "n", size = 1 }]
    e11 = jsonencode(merge(tomap({ a = floor(0.5), q = length({ a = 1, b = 2 }) }), { for k, v in var.map : upper(k) => v }))
    e12 = [for k, v in { a = floor(abs(3.5)), ("k${-7}") = ceil(length(local.m)) } : "${k}=${v}"]
    e13 = (upper(jsonencode(split("-", terraform_data.source[1].id))) == join(",", keys(var.map)))
    e14 = { for i, v in [for v in [for v in var.object.ports : v if v > (20 % 7)] : v * 0] : "n${i}" => v if v != 2 }
    e15 = abs(lookup({ a = (local.n + 0.0), ("k${20}") = (-7 + var.number) }, "q", 1))
    e16 = [1, 2.5, 3]
    e17 = [{ name = "${alltrue([("" != var.object.name), !true])}%%{${((var.flag && var.object.deep.on) ? ((var.nothing == null) ? local.t : local.t) : replace(var.object.name, "-", terraform_data.source[1].id))}", size = (1 - length(sha1(terraform_data.source[0].input))) }, { name = "n", size = 1 }]
    e18 = trimspace("${!startswith(var.text, "x")}%%{${jsonencode((true ? 0.5 : var.number))}")
    e19 = [for v in ["one", "two"] : "<${v}>"]
    e20 = can({ a = max(floor(var.object.ports[0]), (var.object.deep.on ? 5.5 : var.number)), ("k${0}") = floor(sum([-7, 2])) }["q"])
    e21 = { for i, v in values(tomap({ a = 2.5, q = (0.5 * 0.0) })) : "n${i}" => v if v != 2 }
    e22 = (length(compact([for i, v in terraform_data.source[*].input : "${i}-${v}" if i < 1])) + lookup({ for k, v in { a = 12, ("k${-7}") = local.n } : upper(k) => v }, "q", (lookup({ a = 1, b = 2 }, "q", 5.5) / 5)))
    e23 = [for v in var.object.ports : v if v > length(upper(base64encode("Á â")))]
    e24 = [{ name = "n", size = 1 }]
    e25 = jsonencode([for v in flatten([concat(terraform_data.source[*].input, var.list), [[for k, v in { a = 1, b = 2 } : "${k}=${v}"]]]) : { name = v, size = length(v) }])
    e26 = tolist(toset(slice(var.list, 0, 1)))
    e27 = (try(tomap({ a = length(var.list), q = (2.5 / 4) })["a"], lookup({ a = 0.3, ("k${0}") = 0.0 }, "q", length(var.object.name))) < abs(ceil(abs(0.5))))
    e28 = var.map
    e29 = ((((local.n / 4) / 4) * (-0.5 / 5)) + floor(-length({ a = 1, b = 2 })))
    e30 = [(length(sort(terraform_data.source[*].id)) - ceil((local.n * local.n))), (length(var.object.ports) - (false ? length("") : (0.0 * local.n)))]
    e31 = [for k, v in { for v in [for k, v in { a = 1, b = 2 } : "${k}=${v}"] : v => 12... } : { name = k, size = length(v) }]
    e32 = jsonencode(merge({ a = 1, b = 2 }, { for k, v in { for i, v in range(5) : "n${i}" => v if v != 2 } : upper(k) => v }))
    e33 = (startswith("${(0.0 == 1)}%%{${"x"}", "x") ? formatlist("%s!", var.list) : [join(",", [for v in var.list : upper(v)]), upper(title(terraform_data.source[0].input))])
    e34 = false
    e35 = zipmap(["a", "b"], [((0 % 7) / 4), ((startswith(terraform_data.source[1].input, "x") ? abs(0.3) : length(var.object.ports)) - (sum([1, -7]) / 5))])
    e36 = -7
    e37 = concat([try({ for i, v in values(var.map) : "n${i}" => v if v != 2 }["a"], length(var.object.name)), length("a-${"Á â"}$${}${0.5}")], [for v in var.object.ports : v * 1])
    e38 = [{ name = "n", size = 1 }]
    e39 = tostring((tostring(abs(var.object.ports[0])) != format("%s-%03d-%v", "%{ for v in local.l ~} <${v}> %{ endfor }", 1, (local.n / 4))))
    e40 = concat(compact(concat(sort(local.l), [local.t, "Á â"])), [var.object][*].name)
    e41 = contains(flatten([reverse(sort(terraform_data.source[*].input)), [compact(["one", "two"])]]), sha1(((local.n < 0.1) ? sha1("Á â") : jsonencode(local.m))))
  }
}
