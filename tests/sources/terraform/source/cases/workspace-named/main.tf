# Idea: terraform.workspace is what TF_WORKSPACE names; the source alone does not say it.

resource "terraform_data" "all" {
  input = ["${terraform.workspace}", terraform.workspace == "production" ? "large" : "small"]
}
