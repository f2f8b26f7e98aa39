"""What every test starts from: a machine without Checkov, unless a test asks for it."""

import os
import tempfile
from pathlib import Path

import pytest

from levelgate.checks.checkov.interpreter import VARIABLE, found

_NAMED = os.environ.pop(VARIABLE, "")
_PYTHON = found(Path(_NAMED) if _NAMED else None)
# Where `levelgate` looks for Checkov, for this process and those that tests start.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="levelgate-tests-")


@pytest.fixture(scope="session")
def checkov_python() -> Path:
    """The interpreter of Checkov's environment, which `make test` installs."""
    if _PYTHON is None:
        pytest.skip("no Checkov: run `levelgate checkov install` (make test does)")
    return _PYTHON
