"""Terraform and OpenTofu: plan JSON, state JSON and source."""
