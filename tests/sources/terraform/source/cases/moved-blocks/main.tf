# Idea: moved blocks of renames, into a module, from count to for_each change no value and no address.

resource "terraform_data" "new_name" {
  input = "renamed"
}
resource "terraform_data" "keyed" {
  for_each = toset(["a", "b"])
  input    = each.key
}
module "child" {
  source = "./modules/child"
}

moved {
  from = terraform_data.old_name
  to   = terraform_data.new_name
}
moved {
  from = terraform_data.keyed[0]
  to   = terraform_data.keyed["a"]
}
moved {
  from = terraform_data.at_the_root
  to   = module.child.terraform_data.inside
}
moved {
  from = module.old_child
  to   = module.child
}
