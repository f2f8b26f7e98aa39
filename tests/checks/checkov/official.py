"""Checkov's own command on a plan: what it says of which resource, and how the worker is known to differ from it."""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

# Checks whose analysis Checkov keeps by file, type and name, so that all instances of a block, in whatever module, get
# the result of the first one.
BY_NAME = frozenset(
    f"CKV_AWS_{number}" for number in (107, 108, 109, 110, 111, 286, 287, 288, 289, 290, 355, 356)
)  # fmt: skip  # a table


class Result(NamedTuple):
    """One result, as both sides give it."""

    check: str
    resource: str
    outcome: str


def official(python: Path, plan: bytes) -> set[Result]:
    """What `checkov -f plan.json --framework terraform_plan` says, with all of its checks."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        # Without this field, which a plan of Terraform always has, Checkov takes the file for something else.
        file.write_bytes(json.dumps({"terraform_version": "1.11.4", **json.loads(plan)}).encode())
        command = [
            python.parent / "checkov",
            "-f",
            file,
            "--framework",
            "terraform_plan",
            "--skip-download",
            "-o",
            "json",
        ]
        run = subprocess.run(command, capture_output=True, cwd=folder, check=False, env={"HOME": folder})
    assert run.returncode in (0, 1), run.stderr.decode()
    return {
        Result(one["check_id"], one["resource_address"] or one["resource"], one["check_result"]["result"])
        for report in reports(json.loads(_document(run.stdout)))
        for kind in ("passed_checks", "failed_checks")
        for one in report["results"][kind]
    }


def _document(output: bytes) -> bytes:
    """The JSON in what Checkov printed: some of its checks print a line of their own before it."""
    lines = output.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.strip() in (b"{", b"["))
    return b"".join(lines[start:])


def reports(document: Any) -> Iterable[dict[str, Any]]:
    """The reports in Checkov's output; one without a result has no `results`."""
    every = document if isinstance(document, list) else [document]
    return (report for report in every if "results" in report)


def as_by_name(results: Iterable[Result], order: list[tuple[str, str]]) -> set[Result]:
    """Our results as they were if each instance got what the first one of its name gets.

    `order` are address and name (type and name, without module and key) of every resource, as the plan has them.
    """
    found = {(one.check, one.resource): one.outcome for one in results}
    first: dict[tuple[str, str], str] = {}
    for address, name in order:
        for check in BY_NAME:
            if (check, address) in found:
                first.setdefault((check, name), found[check, address])
    names = dict(order)
    return {
        one._replace(outcome=first[one.check, names[one.resource]]) if one.check in BY_NAME else one
        for one in map(Result._make, results)
    }
