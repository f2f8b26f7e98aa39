# Idea: -var, then -var-file, then *.auto.tfvars by name, then terraform.tfvars.json, terraform.tfvars, TF_VAR_, default.

variable "a" { default = "default" }
variable "b" { default = "default" }
variable "c" { default = "default" }
variable "d" { default = "default" }
variable "e" { default = "default" }
variable "f" { default = "default" }
variable "g" { default = "default" }
variable "h" { default = "default" }

resource "terraform_data" "all" {
  input = [var.a, var.b, var.c, var.d, var.e, var.f, var.g, var.h]
}
