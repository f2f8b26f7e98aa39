# Idea: .tf.json: expressions in text, comments, escapes, variables, locals, modules, for expressions, JSON beside HCL.

variable "from_hcl" { default = "hcl" }

resource "terraform_data" "hcl" {
  input = [local.json_local, module.json.value, var.port]
}
