# Idea: %{if} and %{for} in quoted text, with else, endfor, indices and strip markers.

variable "on" { default = true }
variable "off" { default = false }
variable "names" { default = ["web", "app", "db"] }
variable "map" { default = { b = 2, a = 1 } }

resource "terraform_data" "all" {
  input = {
    if_true     = "%{ if var.on }yes%{ endif }"
    if_false    = "%{ if var.off }yes%{ endif }"
    if_else     = "<%{ if var.off }yes%{ else }no%{ endif }>"
    tight       = "%{if var.on}a%{else}b%{endif}"
    nested_if   = "%{ if var.on }%{ if var.off }1%{ else }2%{ endif }%{ else }3%{ endif }"
    for         = "%{ for n in var.names }[${n}]%{ endfor }"
    for_index   = "%{ for i, n in var.names }${i}=${n};%{ endfor }"
    for_map     = "%{ for k, v in var.map }${k}=${v},%{ endfor }"
    for_if      = "%{ for n in var.names }%{ if n != "app" }${n} %{ endif }%{ endfor }"
    for_empty   = "<%{ for n in [] }${n}%{ endfor }>"
    strip       = "a %{~ if var.on ~} b %{~ endif ~} c"
    strip_for   = "list: %{~ for n in var.names ~} ${n}, %{~ endfor ~} end"
    number_if   = "%{ if var.on }1%{ endif }"
    in_key      = { "%{ if var.on }a%{ else }b%{ endif }" = 1 }
  }
}
