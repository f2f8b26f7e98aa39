locals {
  chain10 = local.chain9 + 1
  chain9  = local.chain8 * 2
  chain8  = local.chain7 + length(local.object)
  chain7  = 7
}
