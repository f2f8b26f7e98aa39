# Idea: each local is twice the one before (a reader must stop before memory does).

locals {
  a = "0123456789abcdef"
  b = "${local.a}${local.a}${local.a}${local.a}${local.a}${local.a}${local.a}${local.a}"
  c = "${local.b}${local.b}${local.b}${local.b}${local.b}${local.b}${local.b}${local.b}"
  d = "${local.c}${local.c}${local.c}${local.c}${local.c}${local.c}${local.c}${local.c}"
  e = "${local.d}${local.d}${local.d}${local.d}${local.d}${local.d}${local.d}${local.d}"
  f = "${local.e}${local.e}${local.e}${local.e}${local.e}${local.e}${local.e}${local.e}"
  g = "${local.f}${local.f}${local.f}${local.f}${local.f}${local.f}${local.f}${local.f}"
  h = "${local.g}${local.g}${local.g}${local.g}${local.g}${local.g}${local.g}${local.g}"
  i = "${local.h}${local.h}${local.h}${local.h}${local.h}${local.h}${local.h}${local.h}"
  j = "${local.i}${local.i}${local.i}${local.i}${local.i}${local.i}${local.i}${local.i}"
  k = [local.j, local.j, local.j, local.j, local.j, local.j, local.j, local.j]
}
resource "terraform_data" "x" { input = local.k }
resource "terraform_data" "sound" { input = "x" }
