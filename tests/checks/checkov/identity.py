"""The worker against Checkov's own command, plan by plan and check by check.

`identity.json` is what the docs show: for each plan how many results there are, how many differ for which known reason,
and how often each check passed and failed.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from levelgate.cli import run
from tests.checks.checkov.official import Result, as_by_name, official

ROOT = Path(__file__).parents[3]
KEPT = Path(__file__).with_name("identity.json")
OF_TESTS = ("drift", "dynamics", "lifecycle", "no-op", "target", "unknowns")
PLANS = (
    *(ROOT / "tests" / "data" / "plans" / f"{name}.json" for name in OF_TESTS),
    *sorted((ROOT / "tests" / "data" / "checkov").iterdir()),
    *sorted(ROOT.glob("examples/*/*/plan.json")),
)
# Terraform shows one item for a `dynamic` block whose number of items is not known; Checkov judges that item, the gate
# knows that it may be none or many.
PLACEHOLDERS = {
    "aws_network_acl.static_and_dynamic_unknown": {"CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232"},
    "aws_security_group.dynamic_unknown_with_defaults": {"CKV_AWS_23"},
}


class Compared(NamedTuple):
    """One plan: what Checkov's command says, and what the worker says otherwise for no known reason."""

    official: set[Result]
    differing: set[Result]
    by_name: int
    placeholders: int

    def row(self) -> dict[str, int]:
        """The plan's numbers for the table."""
        return {"results": len(self.official), "by_name": self.by_name, "placeholders": self.placeholders}


def name(plan: Path) -> str:
    """What the table calls a plan: its path in this repository."""
    return plan.relative_to(ROOT).as_posix()


def content(plan: Path) -> bytes:
    """The plan's JSON."""
    return gzip.decompress(plan.read_bytes()) if plan.suffix == ".gz" else plan.read_bytes()


def compared(plan: Path, python: Path, folder: Path, capsys: Any) -> Compared:
    """Run both on a plan; `folder` is for the plan's copy."""
    file = folder / "plan.json"
    file.write_bytes(content(plan))
    assert run(["checkov", "scan", str(file), "--format", "json", "--checkov-python", str(python)]) in (0, 4)
    ours = {
        Result(one["check"], one["resource"], one["outcome"]) for one in json.loads(capsys.readouterr().out)["results"]
    }
    theirs = official(python, content(plan))
    like_theirs = as_by_name(ours, list(_named(json.loads(content(plan)))))
    left = like_theirs ^ theirs
    known = {one for one in left if one.check in PLACEHOLDERS.get(one.resource, ())}
    return Compared(theirs, left - known, len(ours - like_theirs), len({(one.check, one.resource) for one in known}))


def _named(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Address and name of every resource, in the order in which Checkov reads them."""
    root = plan["planned_values"]["root_module"]
    yield from _resources(root)
    yield from _modules(root)


def _modules(module: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for child in module.get("child_modules", ()):
        yield from _modules(child)
        yield from _resources(child)


def _resources(module: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for one in module.get("resources", ()):
        yield one["address"], f"{one['type']}.{one['name']}"
