# Idea: tfvars may hold heredocs, comments, trailing commas, quoted keys, escapes and functionless expressions.

variable "policy" { type = string }
variable "tags" { type = map(string) }
variable "list" { type = list(any) }
variable "tuple" { type = any }
variable "big" { type = number }
variable "neg" { type = number }
variable "computed" { type = number }
variable "escaped" { type = string }

resource "terraform_data" "all" {
  input = [var.policy, var.tags, var.list, var.tuple, var.big, var.neg, var.computed, var.escaped]
}
