# Idea: null given to a variable is its default where nullable is false, and null otherwise.

module "given_null" {
  source       = "./modules/child"
  nullable     = null
  not_nullable = null
  typed        = null
  object       = { a = null }
}

module "left_out" {
  source = "./modules/child"
  object = {}
}

resource "terraform_data" "all" {
  input = {
    given_null = module.given_null.all
    left_out   = module.left_out.all
  }
}
