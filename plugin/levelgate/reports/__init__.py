"""A result in, text out: one file per format. A report never decides, filters or opens a file."""
