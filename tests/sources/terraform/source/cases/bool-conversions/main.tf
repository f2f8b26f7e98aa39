# Idea: text, numbers and booleans become each other where a type asks for it.

variable "b" {
  type    = list(bool)
  default = ["true", false, "false", true]
}
variable "s" {
  type    = list(string)
  default = [true, 0, -1.50, 1e6, 100000000000000000000, "x"]
}
variable "n" {
  type    = list(number)
  default = ["1", "-2.50", "1e3", "0.1", 5]
}
resource "terraform_data" "all" {
  input = {
    b     = var.b, s = var.s, n = var.n
    cond  = "true" ? "a" : "b"
    not   = !"true"
    and   = "true" && "false"
    mixed = [true ? "x" : false, false ? 1 : "2", true ? true : "no"]
    text  = "${true}${false}${null == null}"
    from_text = "${"true"}"
    count = length(terraform_data.counted)
    one_true = tostring(1 == 1)
  }
}
resource "terraform_data" "counted" {
  count = tonumber(true ? "1" : "0")
  input = tobool("true") ? 1 : "0"
}
