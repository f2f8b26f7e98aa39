"""Signed paper in and out: files of the trust store and of the repository in, verified records out."""
