# Idea: comments of all three kinds in odd places, and what only looks like one.

variable "a" /* between */ { # after the brace
  default = "a" // after a value
  # alone
}
/* several
   lines # // */ locals { /* here */ b = "b" /* there */ }

locals { c = 1 + /* in an expression */ 2 }

resource "terraform_data" "all" {
  # input = "commented out"
  /* input = "commented
  out" */
  input = [ # after a bracket
    var.a, // comment, with comma
    # a comment alone
    local.b /* before the comma */ ,
    "# no comment", "// none", "/* none */",
    local.c, /* last */
    {
      x = 1 # after
      # between
      y = 2 // after

      /* before */ z = 3
    },
    <<-EOT
      # no comment
      // none /* none */
    EOT
    , # after a heredoc
    [for /* in */ v in /* a for */ ["q"] : /* result */ v],
    upper( # in a call
      "w" /* here */
    ),
    "${ var.a /* in a template */ }",
  ]
} # the end
/**/
#no space
//
