"""Where Checkov is: the interpreter of its own environment."""

import os
from pathlib import Path

from levelgate.checks.checkov.versions import PINNED

VARIABLE = "LEVELGATE_CHECKOV"
# In the environment that `levelgate checkov install` makes, written last: without it something of it is missing.
WHOLE = "levelgate.sha256"


def default_folder() -> Path | None:
    """The environment that `levelgate checkov install` makes: below the user's data folder, one for each version.

    None where the user has no home folder.
    """
    named = os.environ.get("XDG_DATA_HOME", "")
    try:
        base = Path(named) if named and Path(named).is_absolute() else Path.home() / ".local" / "share"
    except RuntimeError:
        return None
    return base / "levelgate" / f"checkov-{PINNED}"


def python_of(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def found(named: Path | None) -> Path | None:
    """The interpreter named, else the default environment's; None where there is none.

    Its links are not resolved: they are what makes it the environment's.
    """
    if named is not None:
        return named
    folder = default_folder()
    return python_of(folder) if folder and (folder / WHOLE).is_file() else None
