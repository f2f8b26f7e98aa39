"""levelgate: definitions and signed records in, a verdict and reports out.

Read `pipeline.py` first: it calls the stages in order.
Only the command line, the exit codes (`levelgate.errors.Exit`) and the machine formats are a public interface.
"""

__version__ = "0.1.0"
