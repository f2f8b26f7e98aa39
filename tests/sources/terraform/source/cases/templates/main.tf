# Idea: interpolation alone keeps the type; mixed it is text; numbers, booleans and escapes.

variable "number" { default = 443 }
variable "flag" { default = true }
variable "list" { default = ["a", "b"] }
variable "empty" { default = "" }

resource "terraform_data" "all" {
  input = {
    alone_number   = "${var.number}"
    alone_bool     = "${var.flag}"
    alone_list     = "${var.list}"
    alone_spaces   = "${ var.number }"
    mixed          = "port ${var.number} is ${var.flag}"
    two            = "${var.number}${var.number}"
    with_empty     = "${var.number}${var.empty}"
    space_after    = "${var.number} "
    nested         = "a${"b${"c${var.number}"}"}"
    nested_quotes  = "x${upper("y${join("-", ["p", "q"])}")}z"
    escaped        = "$${var.number} %%{if true} $ % $$ %% $$$${x} {a}"
    escapes        = "tab\t newline\n return\r quote\" backslash\\ \u00e9 \U0001F512 \u1EBF"
    dollar_end     = "costs $"
    dollar_then    = "$${"
    dollar_before  = "$$ ${var.number}"
    float          = "${1.50} ${1e3} ${0.1 + 0.2} ${1 / 3}"
    big            = "${12345678901234567890123} ${2 * 4611686018427387904}"
    negative       = "${-5} ${- 0.5} ${!var.flag}"
    object_in      = "${{ a = 1 }.a}"
    for_in         = "${join(",", [for x in var.list : "<${x}>"])}"
    conditional    = "${var.flag ? "yes" : "no"}-${var.number > 80 ? var.number : 0}"
    brace_in_text  = "${"}"}${"{"}"
    strip          = "a ${~ var.number ~} b"
    strip_left     = "a   ${~ var.number } b"
    strip_right    = "a ${ var.number ~}   b"
    comment_like   = "# not // a /* comment */"
    unicode        = "Cổng thông tin ${var.number} – điện tử"
    empty          = ""
    key_templates  = { "${var.number}" = 1, "k-${var.flag}" = 2, (var.list[0]) = 3 }
  }
}
