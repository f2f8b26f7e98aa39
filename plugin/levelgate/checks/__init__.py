"""Resources in, observations out."""
