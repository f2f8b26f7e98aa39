# a comment
policy = <<-TEXT
  {
    "Version": "2012-10-17"
  }
TEXT

tags = {
  "Name with space" = "a" // here
  plain : "b"
  /* and here */ "k.d" = "c",
}
list     = [1, "2", 3, ]
tuple    = [1, ["a", {}], null]
big      = 123456789012345678901234567890
neg      = -1.5e3
computed = 60 * 60 * 24
escaped  = "tab\there \"quoted\" $${not} %%{either} \u00e9"
