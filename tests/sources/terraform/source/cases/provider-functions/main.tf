# Idea: functions of the built-in provider, that a reader need not know.
terraform {
  required_providers {
    terraform = {
      source = "terraform.io/builtin/terraform"
    }
  }
}
resource "terraform_data" "all" {
  input = {
    expr   = provider::terraform::encode_expr({ a = [1, "x", null, true], "b c" = {} })
    tfvars = provider::terraform::encode_tfvars({ a = "b", c = [1] })
    decode = provider::terraform::decode_tfvars("a = 1\nb = [\"x\"]\n")
    core   = core::upper("core")
  }
}
