# Idea: files without a newline at their end, after a brace and after a comment.
resource "terraform_data" "all" {
  input = [local.a, local.b]
}