# Idea: heredocs: plain, indented, with directives and strip markers, with escapes that are none, in a call.

variable "name" { default = "portal" }
variable "ports" { default = [80, 443] }
variable "on" { default = true }

resource "terraform_data" "all" {
  input = {
    plain = <<EOT
first
  second ${var.name}
EOT
    indented = <<-EOT
        deep
      less
          more ${var.name}

      after an empty line
    EOT
    end_indented = <<EOT
    kept
    EOT
    no_indent = <<-EOT
  two
    four
 one
    EOT
    escapes = <<-EOT
      not \n escaped \t "quotes" \\ and $${literal} %%{literal}
      é \u00e9
    EOT
    directives = <<-EOT
      %{ for p in var.ports }
      port ${p}
      %{ endfor }
      end
    EOT
    stripped = <<-EOT
      start
      %{ for i, p in var.ports ~}
      ${i}: ${p}
      %{ endfor ~}
      %{ if var.on ~}
      on
      %{ else ~}
      off
      %{ endif ~}
      end
    EOT
    stripped_left = <<-EOT
      start
      %{~ for p in var.ports }
      port ${p}
      %{~ endfor }
    EOT
    interpolation_first = <<-EOT
      ${var.name}
        indented ${var.name}
    EOT
    empty = <<EOT
EOT
    one_line = <<-EOT
      x
    EOT
    in_call = trimspace(<<-EOT
      inner
    EOT
    )
    in_list = [<<-A
      a
    A
      , <<-B
      b
    B
    ]
    json = jsondecode(<<-EOT
      {"name": "${var.name}", "ports": ${jsonencode(var.ports)}}
    EOT
    )
    multi_line_interpolation = <<-EOT
      list: ${join(",", [
        "a",
        "b",
      ])}
      done
    EOT
    tabs = <<-EOT
		tab two
	tab one
	EOT
    blank_lines = <<-EOT

        a

      b
    EOT
    word_in_text = <<-END
      END of the text
      END.
    END
    quote_in = <<-EOT
      "${var.name}" 'x' `y`
    EOT
    last = "after"
  }
}
