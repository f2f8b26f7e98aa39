# Idea: conversions deep within types: objects in maps in lists, from tfvars, modules and optional attributes.

variable "deep" {
  type = list(map(object({
    n = number
    s = set(string)
    t = optional(tuple([string, bool]))
  })))
}
module "child" {
  source = "./modules/child"
  deep   = var.deep
}
resource "terraform_data" "all" {
  input = { here = var.deep, there = module.child.out, literal = module.literal.out }
}
module "literal" {
  source = "./modules/child"
  deep   = [{ x = { n = "1e1", s = ["q", "p"], t = [5, "true"], extra = 1 } }]
}
