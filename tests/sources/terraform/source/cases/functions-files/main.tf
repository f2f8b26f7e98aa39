# Idea: files: file, templatefile with for and if, nested templates, fileset, hashes, fileexists, path functions.

locals {
  users = yamldecode(file("${path.module}/files/users.yaml"))
}

resource "terraform_data" "all" {
  input = {
    text     = file("${path.module}/files/text.txt")
    relative = file("files/text.txt")
    exists   = [fileexists("${path.module}/files/text.txt"), fileexists("${path.module}/files/none.txt")]
    base64   = filebase64("${path.module}/files/text.txt")
    hashes   = [filemd5("files/text.txt"), filesha1("files/text.txt"), filesha256("files/text.txt"), filebase64sha256("files/text.txt")]
    set      = fileset(path.module, "files/*.txt")
    set_deep = fileset("${path.module}/files", "**/*.{txt,yaml}")
    set_none = fileset(path.module, "none/*")
    template = templatefile("${path.module}/templates/config.tftpl", {
      name  = "portal"
      ports = [80, 443]
      tags  = { b = 2, a = "x" }
      debug = false
    })
    nested = templatefile("templates/outer.tftpl", { inner = { v = "x" }, list = [1, 2] })
    json   = jsondecode(templatefile("templates/policy.json.tftpl", { actions = ["s3:GetObject", "s3:PutObject"] }))
    users  = { for u in local.users.users : u.name => try(u.admin, false) }
    string = templatestring(local.users.greeting, { who = "world" })
    paths  = [path.module, path.root, basename("a/b.tf"), dirname("a/b.tf"), dirname("b.tf"), basename(path.cwd)]
    hash_of_files = sha1(join("", [for f in fileset("files", "*.txt") : filesha1("files/${f}")]))
  }
}
