"""Definitions in, resources out."""
