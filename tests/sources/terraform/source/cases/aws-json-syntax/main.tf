# Idea: .tf.json: nested blocks as objects and arrays, dynamic blocks, providers, data sources, arguments as blocks.

variable "ports" { default = [80, 443] }
