"""`python -I worker MEMORY`: the packages around this folder are named without running them, then the worker starts."""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parent


def stand_in(name: str, folder: Path) -> None:
    """Make a package importable whose own `__init__` needs what this interpreter does not have."""
    package = ModuleType(name)
    package.__path__ = [str(folder)]
    sys.modules[name] = package


if __name__ == "__main__":
    stand_in("levelgate", FOLDER.parents[2])
    stand_in("levelgate.checks", FOLDER.parents[1])
    stand_in("levelgate.checks.checkov", FOLDER.parent)
    sys.exit(import_module("levelgate.checks.checkov.worker.session").main(int(sys.argv[1])))
