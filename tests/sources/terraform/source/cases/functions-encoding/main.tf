# Idea: hashes, base64, JSON, YAML and CSV.

locals {
  value = { z = [1, 2.50, null, true], a = "<é & \"q\">", m = { k = "\t" }, n = 1e3 }
}

resource "terraform_data" "all" {
  input = {
    base64        = base64encode("tiếng Việt")
    base64decode  = base64decode("w6k=")
    base64sha256  = base64sha256("x")
    base64sha512  = base64sha512("x")
    md5           = md5("é")
    sha1          = sha1("x")
    sha256        = sha256("x")
    sha512        = sha512("")
    uuidv5        = uuidv5("dns", "example.gov.vn")
    json          = jsonencode(local.value)
    json_scalars  = [jsonencode("a\u2028b"), jsonencode(1.0), jsonencode(null), jsonencode(true), jsonencode([]), jsonencode({})]
    json_set      = jsonencode(toset(["b", "a"]))
    json_big      = jsonencode(12345678901234567890)
    json_fraction = jsonencode([0.1, 1 / 3, 1e-7, 1e21])
    json_html     = jsonencode("<a href='x'>&</a>")
    decode        = jsondecode("{\"a\": [1, \"2\", null, 1.50, 1e2], \"b\": {\"c\": true}, \"a\\u00e9\": 12345678901234567890}")
    decode_scalar = [jsondecode("1"), jsondecode("\"x\""), jsondecode("null"), jsondecode(" [] ")]
    roundtrip     = jsondecode(jsonencode(local.value))
    yaml          = yamlencode({ b = [1, "two", { c = null }], a = "x: y", "k e y" = true, multi = "l1\nl2\n", num = "0123", empty = {}, list = [] })
    yamldecode    = yamldecode("a: 1\nb: [x, yes, null, ~, 0x10, 1.5, '1']\nc:\n  - d: true\n    e: 2020-01-01\nf: |\n  text\n  more\n")
    yaml_anchor   = yamldecode("base: &b {x: 1}\nuse:\n  <<: *b\n  y: 2\n")
    yaml_roundtrip = yamldecode(yamlencode({ a = [1, { b = "c" }], d = "true" }))
    csv           = csvdecode("name,port\nweb,80\n\"a,b\",443\n")
    csv_ports     = [for r in csvdecode("n,p\na,1\nb,2\n") : r.p + 1]
    gzip_length   = length(base64gzip("x")) > 0
  }
}
