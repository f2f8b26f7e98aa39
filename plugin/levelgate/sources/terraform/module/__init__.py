"""A directory of Terraform source in, its resources out."""
