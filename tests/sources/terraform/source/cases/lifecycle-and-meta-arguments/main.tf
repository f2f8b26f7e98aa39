# Idea: lifecycle, conditions, depends_on, provisioners and connections are no values.

variable "one" { default = 1 }

resource "terraform_data" "base" {
  input = "base"
  lifecycle {
    create_before_destroy = true
    prevent_destroy       = true
    ignore_changes        = [input]
    precondition {
      condition     = var.one == 1
      error_message = "Never."
    }
    postcondition {
      condition     = self.input == "base"
      error_message = "Never."
    }
  }
}

resource "terraform_data" "after" {
  input            = { dep = terraform_data.base.input }
  triggers_replace = [terraform_data.base.id, "known"]
  depends_on       = [terraform_data.base]

  lifecycle {
    ignore_changes       = all
    replace_triggered_by = [terraform_data.base.output]
  }
  connection {
    type = "ssh"
    host = "192.0.2.1"
  }
  provisioner "local-exec" {
    command    = "echo ${self.id}"
    on_failure = continue
  }
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}

resource "terraform_data" "null" {
  input            = null
  triggers_replace = null
}
resource "terraform_data" "empty" {}
