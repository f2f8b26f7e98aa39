"""What every test starts from: a machine without Checkov, unless a test asks for it."""

import os
import tempfile
from pathlib import Path

import pytest

from levelgate.checks.checkov.interpreter import VARIABLE, found

# Where Checkov was found; the processes that tests are spread over inherit it, and nothing to find it by.
_KEPT = "LEVELGATE_TESTS_CHECKOV"
if _KEPT not in os.environ:
    _named = os.environ.pop(VARIABLE, "")
    os.environ[_KEPT] = str(found(Path(_named) if _named else None) or "")
    # Where `levelgate` looks for Checkov, in this process and in those that tests start.
    os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="levelgate-tests-")


@pytest.fixture(scope="session")
def checkov_python() -> Path:
    """The interpreter of Checkov's environment, which `make test` installs."""
    if not os.environ[_KEPT]:
        pytest.skip("no Checkov: run `levelgate checkov install` (make test does)")
    return Path(os.environ[_KEPT])
