"""The only reader of the knowledge in `mappings/`: YAML (or its compiled form) in, nouns out."""
