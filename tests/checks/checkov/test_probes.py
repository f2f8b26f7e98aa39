"""Thousands of made-up resources, for nearly every check and policy of Checkov: the same results as its own command."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from levelgate.cli import run
from tests.checks.checkov.official import Result, official
from tests.reports.conftest import UPDATE

PROBES = Path(__file__).with_name("probes.py")
KEPT = Path(__file__).with_name("probes.json")
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
    passing, failing = ({one.check for one in ours if one.outcome == said} for said in ("PASSED", "FAILED"))
    measured = {"checks": len(passing | failing), "both": len(passing & failing), "results": len(ours)}
    if os.environ.get(UPDATE):
        KEPT.write_text(json.dumps(measured) + "\n")
    assert json.loads(KEPT.read_text()) == measured
