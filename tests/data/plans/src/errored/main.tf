# A precondition fails while planning: Terraform stops with an error and still
# saves what it had.

terraform {
  required_version = ">= 1.11"
}

variable "retention_days" {
  type    = number
  default = 30
}

resource "terraform_data" "planned" {
  input = "planned before the error"
}

resource "terraform_data" "refused" {
  input = var.retention_days

  lifecycle {
    precondition {
      condition     = var.retention_days >= 90
      error_message = "Logs are kept for at least 90 days."
    }
  }

  depends_on = [terraform_data.planned]
}

resource "terraform_data" "never_reached" {
  input = terraform_data.refused.output
}
