# Idea: Terraform normalizes text to NFC, wherever it comes from.

variable "decomposed" { default = "e\u0301" }
variable "literal" { default = "é" }
resource "terraform_data" "all" {
  input = {
    equal    = var.decomposed == var.literal
    length   = length(var.decomposed)
    value    = var.decomposed
    sha      = sha256(var.literal) == sha256("\u00e9")
    file     = length(file("text.txt"))
    key      = { "e\u0301" = 1 }["é"]
    hangul   = "\u1112\u1161\u11ab"
    substr   = substr("ae\u0301b", 1, 1)
    upper    = upper("e\u0301")
    json     = jsondecode("\"e\\u0301\"")
    horn     = length("u\u031b\u0301")
  }
}
