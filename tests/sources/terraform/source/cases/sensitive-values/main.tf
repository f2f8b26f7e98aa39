# Idea: sensitive variables and sensitive() hide nothing of the value; nonsensitive() and issensitive().

variable "password" {
  default   = "example-not-a-password"
  sensitive = true
}
variable "object" {
  default   = { user = "an", key = "example" }
  sensitive = true
}

module "child" {
  source = "./modules/child"
  secret = var.password
}

resource "terraform_data" "all" {
  input = {
    direct    = var.password
    template  = "user:${var.password}"
    attr      = var.object.user
    marked    = sensitive("x")
    length    = length(var.password)
    unmarked  = nonsensitive(var.object.user)
    is        = [issensitive(var.password), issensitive("x")]
    for       = [for k, v in var.object : k]
    cond      = var.password == "" ? "empty" : "set"
    json      = jsonencode({ p = var.password })
    from_module = module.child.secret
    try       = try(var.object.missing, "none")
  }
}
resource "terraform_data" "keys" {
  for_each = nonsensitive(toset(keys(var.object)))
  input    = each.key
}
