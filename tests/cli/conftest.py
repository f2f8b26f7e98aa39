"""Where the commands around Checkov are run."""

from pathlib import Path

import pytest

from levelgate.checks.checkov.interpreter import VARIABLE
from tests.assessment.plans import planned, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory that is a repository, with a plan that only Checkov looks at."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    monkeypatch.chdir(repository)
    monkeypatch.delenv(VARIABLE, raising=False)
    cache = planned(
        "aws_dax_cluster.cache", server_side_encryption=[{"enabled": False}], cluster_endpoint_encryption_type="TLS"
    )
    write(repository / "plan.json", cache)
    return repository
