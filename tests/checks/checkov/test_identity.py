"""Every plan of the tests: the worker says what Checkov's own command says, but for the differences listed."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.checks.checkov.identity import KEPT, PLANS, compared, name
from tests.reports.conftest import UPDATE


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS, ids=name)
def test_the_worker_says_what_checkov_says(
    plan: Path, checkov_python: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = compared(plan, checkov_python, tmp_path, capsys)
    assert not found.differing
    counts = Counter(f"{one.check} {one.outcome}" for one in found.official)
    entry = {**found.row(), "checks": dict(sorted(counts.items()))}
    kept = json.loads(KEPT.read_text())
    if os.environ.get(UPDATE):
        kept[name(plan)] = entry
        KEPT.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n")
    assert kept[name(plan)] == entry


def test_the_table_is_of_these_plans() -> None:
    assert sorted(json.loads(KEPT.read_text())) == sorted(map(name, PLANS))
