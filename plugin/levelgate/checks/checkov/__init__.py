"""Checkov's evidence: run in an interpreter of its own, told apart from the gate's own rules, never trusted blindly."""
