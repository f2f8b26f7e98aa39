# Idea: text from -var and TF_VAR_ is an expression where the type is not a plain one, and stays text where it is.

variable "untyped" {}
variable "text" { type = string }
variable "number" { type = number }
variable "bool" { type = bool }
variable "list" { type = list(string) }
variable "object" { type = object({ a = number, b = optional(bool, true) }) }
variable "any" { type = any }
variable "env_list" { type = list(number) }
variable "env_text" { type = string }
variable "env_untyped" { default = "x" }

resource "terraform_data" "all" {
  input = {
    untyped     = var.untyped
    text        = var.text
    number      = var.number
    bool        = var.bool
    list        = var.list
    object      = var.object
    any         = var.any
    env_list    = var.env_list
    env_text    = var.env_text
    env_untyped = var.env_untyped
  }
}
