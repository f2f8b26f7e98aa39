# Idea: import, removed and check blocks stand beside resources.

import {
  to = terraform_data.imported
  id = "existing"
}
resource "terraform_data" "imported" {
  input = "new"
}
resource "terraform_data" "plain" {
  input = "plain"
}
removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}
check "health" {
  assert {
    condition     = terraform_data.plain.input == "plain"
    error_message = "It is not plain."
  }
}
check "fails" {
  assert {
    condition     = terraform_data.plain.input != "plain"
    error_message = "A check that fails only warns."
  }
}
