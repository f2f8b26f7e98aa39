# Idea: locals may stand before what they use, in several blocks and files.

locals {
  last   = "${local.middle}-last"
  object = { self = local.first, other = local.from_file }
}

locals {
  first  = "first"
  middle = "${local.first}-middle"
}

resource "terraform_data" "all" {
  input = [local.last, local.object, local.from_file, local.chain10]
}
