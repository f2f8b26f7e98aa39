variable "config" {
  type = object({
    name = string
    tags = map(string)
    size = optional(number, 5)
  })
}

module "inner" {
  source = "./inner"
  size   = var.config.size
  name   = upper(var.config.name)
}

resource "terraform_data" "middle" {
  input = [path.module, path.root, var.config]
}

output "name" { value = "${terraform_data.middle.input[2].name}+" }
output "deep" { value = { text = module.inner.text, list = module.inner.list } }
