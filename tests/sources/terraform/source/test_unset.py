"""What is not known never becomes a wrong value: the generated cases with one variable unset, held against their plans.

Whatever is still told then must be what Terraform plans with the variable's value, since no other value could be right.
"""

import json
import re
from pathlib import Path

import pytest

from levelgate.sources.collect import collect
from tests.sources.terraform.source.comparison import CASES, compared

GENERATED = sorted(case.name for case in CASES.iterdir() if case.name.startswith("generated-"))
VARIABLES = ["flag", "list", "map", "nothing", "number", "object", "text"]


@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize("case", GENERATED)
def test_an_unset_variable_makes_values_unknown_and_none_wrong(case: str, variable: str, tmp_path: Path) -> None:
    text = (CASES / case / "main.tf").read_text()
    block = re.compile(rf'variable "{variable}" \{{(?: default = [^\n]* \}}$|.*?^\}}$)', re.MULTILINE | re.DOTALL)
    unset = block.sub(lambda found: without_default(found[0]), text, count=1)
    assert unset != text
    (tmp_path / "main.tf").write_text(unset)
    found = collect((str(tmp_path),), None)
    used = f"var.{variable}" in unset
    assert {problem.code for problem in found.problems} == ({"SOURCE_VARIABLE"} if used else set())
    planned = json.loads((CASES / case / "plan.json").read_bytes())["resources"]
    assert compared(found, planned).wrong == []


def without_default(block: str) -> str:
    """A variable's block as text, without the line, or the part of its only line, that gives a default."""
    if "\n" not in block:
        return block.partition("{")[0] + "{}"
    return "\n".join(line for line in block.splitlines() if not line.startswith("  default"))
