# Idea: modules with count within modules with count (a reader must stop).

module "a" {
  source = "./modules/a"
  count  = 1000
}
