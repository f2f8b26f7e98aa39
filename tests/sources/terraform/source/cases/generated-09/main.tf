# Idea: expressions that nobody thought of (generated: generate.py, seed 9).

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
    e0 = zipmap(["a", "b"], [try({ for i, v in [1.5, var.object.ports[0]] : "n${i}" => v if v != 2 }["a"], 1), floor(max(try(var.map["a"], 0.5), try(local.m["a"], 20)))])
    e1 = length((can(zipmap(["a", "b"], [var.object.ports[0], var.number])["q"]) ? ((false && true) ? "${false}%%{${"Á â"}" : tostring(var.object.ports[0])) : urlencode(tostring((var.nothing == null)))))
    e2 = var.object.ports
    e3 = [{ name = upper("%{ for v in sort(terraform_data.source[*].input) ~} <${v}> %{ endfor }"), size = (-(var.number / 5) + -length(var.object.ports)) }, { name = "n", size = 1 }]
    e4 = upper(substr([var.object][0].name, 1, 3))
    e5 = ["one", "two"]
    e6 = startswith(urlencode(cidrsubnet("10.3.0.0/16", 1, 0)), "x")
    e7 = var.map
    e8 = (2 % 7)
    e9 = values({ a = 1, b = 2 })
    e10 = [for k, v in { for v in var.list : v => -7... } : { name = k, size = length(v) }]
    e11 = tostring(lookup(merge(merge({ a = 1, b = 2 }, var.map), { a = 1, b = 2 }), "q", (abs(12) * (local.n + var.number))))
    e12 = (startswith(upper(join(",", var.list)), "x") ? [for k, v in merge({ a = 1, b = 2 }, { a = 5.5, ("k${20}") = -7 }) : "${k}=${v}"] : distinct((contains(terraform_data.source[*].id, "") ? distinct(terraform_data.source[*].id) : ["one", "two"])))
    e13 = false
    e14 = tomap({ a = (0 % 7), q = try(var.map["a"], length({ a = 1, b = 2 })) })
    e15 = length({ a = 1, b = 2 })
    e16 = concat([for v in [max(3.5, 5.5), 2] : v if v > try({ for i, v in var.object.ports : "n${i}" => v if v != 2 }["a"], (true ? 1.5 : var.number))], [length(concat(var.object.ports, range(2))), (floor(-7) - length(terraform_data.source[1].input))])
    e17 = [{ name = substr(tostring((12 % 7)), 1, 0), size = (contains(sort(var.list), tostring(var.number)) ? floor(length(local.m)) : length({ a = var.object.ports[0], ("k${1}") = 2.5 })) }, { name = "n", size = 1 }]
    e18 = "x"
    e19 = ["one", "two"]
    e20 = alltrue([(!(true && var.object.deep.on) && (true && true)), true])
    e21 = zipmap(["a", "b"], [(length(strrev("x")) / 5), length({ for k, v in { a = var.number, ("k${12}") = 0.1 } : upper(k) => v })])
    e22 = (abs(length([for v in var.list : upper(v)])) + (((var.object.ports[0] * local.n) == length("")) ? -try(local.m["a"], var.number) : length({ a = 1, b = 2 })))
    e23 = var.object.ports
    e24 = [{ name = jsonencode([for v in [for i, v in var.list : "${i}-${v}" if i < 1] : "<${v}>"]), size = ((-7 % 7) / 4) }, { name = "n", size = 1 }]
    e25 = upper(((max(local.n, local.n) == abs(var.number)) ? "a-${(var.object.deep.on ? terraform_data.source[1].id : "Á â")}$${}${sum([-7, 12])}" : jsonencode([for v in terraform_data.source[*].id : { name = v, size = length(v) }])))
    e26 = compact(tolist(toset(tolist(toset(((var.nothing == null) ? var.list : terraform_data.source[*].id))))))
    e27 = (strrev("a-${coalesce(null, var.text, "last")}$${}${(-7 * var.object.ports[0])}") == format("%s-%03d-%v", replace("Á â", "-", format("%s-%03d-%v", "x", 20, local.n)), -7, length(merge({ a = 1, b = 2 }, var.map))))
    e28 = { for i, v in concat(values(zipmap(["a", "b"], [0.5, local.n])), [for v in var.object.ports : v if v > try(var.map["a"], var.object.ports[0])]) : "n${i}" => v if v != 2 }
    e29 = ((lookup({ a = 1, b = 2 }, "q", (0.5 + local.n)) >= ((-7 + 0.5) / 4)) ? ceil(abs(abs(var.number))) : 20)
    e30 = concat(var.object.ports, [(length(var.object.ports) + max(var.number, local.n)), (length(terraform_data.source[0].id) * (0.1 - var.number))])
    e31 = [{ name = "n", size = 1 }]
    e32 = upper(title("${false}%%{${"Á â"}"))
    e33 = [for v in ["%{ if false }yes%{ else }${base64encode("Á â")}%{ endif }", coalesce(null, "x", "last")] : upper(v)]
    e34 = (sum([12, 0]) == length({ a = 1, b = 2 }))
    e35 = merge(var.map, { for k, v in merge(var.map, zipmap(["a", "b"], [0.5, -7])) : upper(k) => v })
    e36 = floor((true ? -ceil(0.5) : (20 % 7)))
    e37 = var.object.ports
    e38 = [{ name = " ${length(["one", "two"])}", size = (length(tomap({ a = 1, q = -7 })) / 4) }, { name = "n", size = 1 }]
    e39 = sha1(replace(title(join(",", terraform_data.source[*].id)), "-", sha1(format("%s-%03d-%v", var.object.name, 2, var.number))))
    e40 = concat([trimspace(strrev(terraform_data.source[1].id)), jsonencode(lookup({ a = 1, b = 2 }, "q", var.number))], [for k, v in { a = length(values(var.map)), ("k${-7}") = length(var.object.ports) } : "${k}=${v}"])
    e41 = ((abs(0) < (length(local.m) / 5)) && startswith(" ${sum([-7, 1])}", "x"))
  }
}
