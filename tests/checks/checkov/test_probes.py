"""Thousands of made-up resources, for nearly every check and policy of Checkov: the same results as its own command."""

import json
import subprocess
from pathlib import Path

import pytest

from levelgate.checks.checkov.catalogue import catalogue
from levelgate.cli import run
from tests.checks.checkov.official import Result, official

PROBES = Path(__file__).with_name("probes.py")
SEED = 1


@pytest.mark.slow
def test_nearly_every_check_says_what_checkov_says(
    checkov_python: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = subprocess.run(
        [checkov_python, "-I", PROBES, str(SEED)], capture_output=True, check=True, env={"HOME": str(tmp_path)}
    )
    file = tmp_path / "plan.json"
    file.write_bytes(made.stdout)
    assert run(["checkov", "scan", str(file), "--format", "json", "--checkov-python", str(checkov_python)]) == 4
    found = json.loads(capsys.readouterr().out)
    ours = {Result(one["check"], one["resource"], one["outcome"]) for one in found["results"]}
    assert ours == official(checkov_python, made.stdout)
    # What Checkov drops without a word when a check crashes is counted here.
    assert found["crashes"]
    checks = {one.check for one in ours}
    passing, failing = ({one.check for one in ours if one.outcome == said} for said in ("PASSED", "FAILED"))
    both = passing & failing
    print(f"{len(checks)} of {len(catalogue())} checks spoke, {len(both)} both ways")
    assert len(checks) > 0.95 * len(catalogue())
    assert len(both) > 0.55 * len(catalogue())
