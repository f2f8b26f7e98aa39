"""The reader of Terraform source against Terraform itself: right or unknown, never wrong.

`unknowns.json` holds, for each case, how many values the plan knows and the reader does not. It may only shrink: with
LEVELGATE_FEWER=1 a smaller number is written, a larger one never.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from levelgate.errors import InputError
from levelgate.model.resource import Problem
from tests.sources.terraform.source.comparison import CASES, closed, compared, definition, dropped

HERE = Path(__file__).parent
UNKNOWNS = HERE / "unknowns.json"
PLANNED = sorted(case.name for case in CASES.iterdir() if (case / "plan.json").exists())
# Terraform reads none of its *.tofu files; this reader cannot know which tool deploys, and says so.
OF_TWO_TOOLS = "opentofu-files-are-not-read"
MISSING = "" if shutil.which("terraform") and os.environ.get("TF_PLUGINS") else "terraform or TF_PLUGINS is missing"


def planned(case: str) -> list[dict[str, Any]]:
    resources: list[dict[str, Any]] = json.loads((CASES / case / "plan.json").read_bytes())["resources"]
    return resources


@pytest.mark.parametrize("case", [case for case in PLANNED if case != OF_TWO_TOOLS])
def test_every_value_is_terraforms_or_unknown(case: str) -> None:
    found = definition(CASES / case)
    tally = compared(found, planned(case))
    assert tally.wrong == []
    assert dropped(found, planned(case)) == []
    assert closed(found, planned(case)) == []
    assert [problem for problem in found.problems if problem.code != "SOURCE_COUNT"] == []
    fewer(case, len(tally.missed))


def fewer(case: str, missed: int) -> None:
    """Hold the number of missed values against the committed one."""
    known = json.loads(UNKNOWNS.read_bytes())
    if os.environ.get("LEVELGATE_FEWER") and missed < known.get(case, sys.maxsize):
        UNKNOWNS.write_text(json.dumps({**known, case: missed}, indent=1, sort_keys=True) + "\n")
    else:
        assert missed == known.get(case), "write the smaller number with LEVELGATE_FEWER=1"


def test_the_table_names_every_case_and_no_other() -> None:
    assert sorted(json.loads(UNKNOWNS.read_bytes())) == [case for case in PLANNED if case != OF_TWO_TOOLS]


def test_files_of_two_tools_leave_open_which_are_deployed() -> None:
    assert [problem.code for problem in definition(CASES / OF_TWO_TOOLS).problems] == ["SOURCE_DIALECT"]


REFUSED = {
    "error-cycle-of-locals": {("SOURCE_EVALUATION", "main.tf:6")},
    "error-cycle-of-resources": {("SOURCE_EVALUATION", "main.tf:3")},
    "error-duplicates": {("SOURCE_TWICE", "main.tf:4"), ("SOURCE_TWICE", "main.tf:6"), ("SOURCE_TWICE", "main.tf:8")},
    "error-file-missing": {("SOURCE_EVALUATION", "main.tf:3"), ("SOURCE_EVALUATION", "main.tf:4")},
    "error-for-each-list": {
        (code, f"main.tf:{line}") for code in ("SOURCE_EVALUATION", "SOURCE_COUNT") for line in (4, 8, 12)
    },
    "error-for-each-unknown": {("SOURCE_COUNT", "main.tf:5"), ("SOURCE_COUNT", "main.tf:9")},
    "error-missing-module": {("SOURCE_MODULE", "main.tf:4")},
    "error-module-calls-itself": {("SOURCE_LIMIT", "main.tf:3")},
    "error-syntax-in-json": {("SOURCE_SYNTAX", "broken.tf.json:1")},
    "error-syntax-in-one-file": {("SOURCE_SYNTAX", "broken.tf:4"), ("SOURCE_EVALUATION", "main.tf:3")},
    "error-tfvars": {("SOURCE_EVALUATION", "main.tf:3")},
    "error-unset-variable": {("SOURCE_VARIABLE", "main.tf:3")},
    "error-validation": set(),
    "limit-count": {("SOURCE_LIMIT", "main.tf:4"), ("SOURCE_COUNT", "main.tf:4")},
    "limit-doubling": {("SOURCE_LIMIT", "main.tf:11")},
    "limit-outside-files": {("SOURCE_OUTSIDE", "hostname")},
    "limit-range": {("SOURCE_LIMIT", "main.tf:3")},
    "limit-regex": set(),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_what_cannot_be_resolved_is_told_with_its_place_and_costs_nothing_else(case: str) -> None:
    found = definition(CASES / case)
    assert {(problem.code, place(problem)) for problem in found.problems} == REFUSED[case]


def place(problem: Problem) -> str:
    return Path(problem.where).name


def test_the_values_that_terraform_refuses_are_unknown_one_by_one() -> None:
    found = definition(CASES / "error-wrong-values")
    assert {problem.code for problem in found.problems} == {"SOURCE_EVALUATION"}
    assert len(found.resources) == 10


def test_more_resources_than_any_system_has_end_the_reading() -> None:
    found = definition(CASES / "limit-module-fan-out")
    assert [problem.code for problem in found.problems] == ["SOURCE_LIMIT"]
    assert len(found.resources) == 100_000
    assert not found.complete


def test_a_folder_without_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        definition(tmp_path)
    assert refused.value.code == "INPUT_DIRECTORY"


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"the plans of the cases are not compared with Terraform's: {MISSING}")
def test_the_committed_plans_are_terraforms() -> None:
    program = [sys.executable, str(HERE / "plan_cases.py"), "--check"]
    done = subprocess.run(program, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
