"""Where reports go: `--format`, `--output-dir` and the console."""

from pathlib import Path
from typing import NamedTuple


class Target(NamedTuple):
    """One report to write; `path` None is standard output."""

    format: str
    path: Path | None
