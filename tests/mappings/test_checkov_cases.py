"""Every check that mappings/checkov.yaml uses, both ways, and with a value that nobody knows yet.

The resources of checkov.cases.yaml make one plan. Checkov's own command is the oracle for what passes and fails.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from levelgate.cli import run
from levelgate.mapping.checkov import bearings
from levelgate.mapping.document import parse
from tests.checks.checkov.official import Result, official

CASES = Path(__file__).parents[2] / "mappings" / "checkov.cases.yaml"
UNKNOWN = "$unknown"
SIDES = ("pass", "fail", "unknown")
Found = dict[tuple[str, str], dict[str, Any]]


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse(CASES.read_bytes(), str(CASES)).data["cases"]
    return found


def address(case: dict[str, Any], side: str) -> str:
    kind = case.get("kind", "resource")
    name = f"{side}_{case['check'].lower()}"
    return f"{'data.' if kind == 'data' else ''}{case['type']}{'.' if kind != 'module' else ''}{name}"


def plan() -> dict[str, Any]:
    """All cases as one plan."""
    planned, configured, changes, providers = [], [], [], {}
    for case in cases():
        for side in SIDES:
            if side not in case:
                continue
            shared = {"address": address(case, side), "type": case["type"], "name": address(case, side).split(".")[-1]}
            written = {name: {"constant_value": value} for name, value in case[side].items()}
            if case.get("kind") == "provider":
                block = {"name": case["type"], "alias": shared["name"], "expressions": written}
                providers[f"{case['type']}.{shared['name']}"] = block
                continue
            shared["mode"] = "data" if case.get("kind") == "data" else "managed"
            known, marks = split(case[side])
            planned.append({**shared, "provider_name": "registry.terraform.io/hashicorp/x", "values": known})
            configured.append({**shared, "expressions": written})
            change = {"actions": ["create"], "before": None, "after": known, "after_unknown": marks}
            changes.append({"address": shared["address"], "change": change})
    return {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "planned_values": {"root_module": {"resources": planned}},
        "resource_changes": changes,
        "configuration": {"provider_config": providers, "root_module": {"resources": configured}},
    }


def split(value: Any) -> tuple[Any, Any]:
    """A value as `planned_values` and `after_unknown` have it."""
    if isinstance(value, dict):
        parts = {name: split(inner) for name, inner in value.items()}
        known = {name: part for name, (part, mark) in parts.items() if mark is not True}
        return known, {name: mark for name, (_, mark) in parts.items() if mark}
    if isinstance(value, list):
        items = [split(item) for item in value]
        return [known for known, _ in items], [mark or False for _, mark in items]
    return (None, True) if value == UNKNOWN else (value, None)


@pytest.fixture(scope="module")
def results(checkov_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("cases")
    file, output = folder / "plan.json", folder / "scan.json"
    file.write_text(json.dumps(plan()))
    command = ["checkov", "scan", str(file), "--format", "json", "--checkov-python", str(checkov_python)]
    with pytest.MonkeyPatch.context() as patch, output.open("w") as stream:
        patch.setattr("sys.stdout", stream)
        assert run(command) == 0
    return {(one["check"], one["resource"]): one for one in json.loads(output.read_text())["results"]}


def every() -> Iterator[Any]:
    for case in cases():
        yield from (pytest.param(case, side, id=f"{case['check']}-{side}") for side in SIDES if side in case)


@pytest.mark.parametrize(("case", "side"), list(every()))
def test_the_check_says_so(case: dict[str, Any], side: str, results: Found) -> None:
    found = results[case["check"], address(case, side)]
    if side == "unknown":
        assert found["unknown"]
    else:
        assert (found["outcome"], found["unknown"]) == ({"pass": "PASSED", "fail": "FAILED"}[side], [])


def test_checkov_itself_says_the_same(results: Found, checkov_python: Path) -> None:
    ours = {Result(check, resource, one["outcome"]) for (check, resource), one in results.items()}
    assert ours == official(checkov_python, json.dumps(plan()).encode())


def test_every_check_used_has_its_cases() -> None:
    named = [case["check"] for case in cases()]
    assert sorted(named) == sorted({bearing.check for bearing in bearings()})
    # A provider block is never unknown: of it a plan shows what is written.
    assert all(set(SIDES) <= set(case) for case in cases() if case.get("kind") != "provider")
