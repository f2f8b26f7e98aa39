"""The Terraform language: text in, syntax nodes out; nodes and names in, three-valued values out."""
