"""Observations and records in, a verdict out. Pure: one verb per file, in the order of `pipeline.py`."""
