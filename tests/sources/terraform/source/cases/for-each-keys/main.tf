# Idea: keys with dots, quotes, spaces, slashes, backslashes, Unicode, templates and newlines, as addresses print them.

resource "terraform_data" "keys" {
  for_each = toset([
    "plain",
    "with space",
    "a.b.c",
    "quote\"inside",
    "single'quote",
    "back\\slash",
    "slash/and-dash_under",
    "$${literal}",
    "%%{if}",
    "new\nline",
    "tab\there",
    "tiếng Việt",
    "e\u0301",
    "🔒",
    "[0]",
    "0",
    "*",
    "UPPER",
    "10.0.0.0/8",
    "arn:aws:iam::123456789012:role/x",
    "é<&>",
    "$",
    "zero\u200bwidth",
  ])
  input = each.key
}

resource "terraform_data" "number_keys" {
  for_each = { for i, v in ["x", "y"] : i => v }
  input    = "${each.key}${each.value}"
}

resource "terraform_data" "one" {
  input = terraform_data.keys["quote\"inside"].input
}

module "keys" {
  source   = "./modules/child"
  for_each = toset(["a b", "ch\"é"])
  key      = each.key
}
