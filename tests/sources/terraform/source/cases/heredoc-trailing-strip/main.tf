# Idea: strip markers take the white space over several lines, also where a heredoc is indented.

variable "items" { default = ["a", "b"] }

resource "terraform_data" "all" {
  input = [
    <<-EOT
      one   ${~ "two" ~}


      three
    EOT
    ,
    <<-EOT
      %{~ for i in var.items ~}
      - ${i}
      %{~ endfor ~}
    EOT
    ,
    <<-EOT
      %{ for i in var.items ~}
        %{ if i == "a" ~}
        first ${i}
        %{ else ~}
        other ${i}
        %{ endif ~}
      %{ endfor ~}
    EOT
    ,
    <<EOT
x ${~ "" }
 y
${"" ~}
  z
EOT
    ,
    "a ${~ "" ~} ${~ "" ~} b",
  ]
}
