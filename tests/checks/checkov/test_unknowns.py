"""A law for every check of Checkov: where it does not tell that it read an unknown value, none changes its outcome."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from levelgate.checks.checkov import versions
from levelgate.checks.checkov.request import Request
from levelgate.checks.checkov.run import INDEX, Answer, run
from tests.checks.checkov.test_probes import PROBES
from tests.checks.given import made

SEED = 2
Outcomes = dict[str, tuple[str, tuple[str, ...]]]


def entity(planned: dict[str, Any], without: str = "") -> dict[str, Any]:
    """A resource of a plan for the worker, one of its values perhaps not known."""
    values = {name: value for name, value in planned["values"].items() if name != without}
    kind = "data" if planned["mode"] == "data" else "resource"
    unknown = [[without]] if without else []
    return {
        **{name: planned[name] for name in ("type", "name", "address")},
        "kind": kind,
        "values": values,
        "unknown": unknown,
    }


def answer(python: Path, entities: list[dict[str, Any]]) -> Answer:
    """What all checks and policies say; each entity is a root of its own, so that none sees another."""
    request = {
        "versions": [versions.OLDEST, versions.TOO_NEW],
        "index": json.loads(INDEX.read_bytes()),
        "checks": None,
        "roots": [[one] for one in entities],
    }
    return run(python, Request(json.dumps(request).encode(), (made("aws_x.a"),) * len(entities)))


def by_subject(found: Answer, count: int) -> list[Outcomes]:
    """Outcomes by subject and check; a crash is none."""
    told: list[Outcomes] = [{} for _ in range(count)]
    for one in found.results:
        told[one.subject][one.check] = (one.outcome, one.unknown)
    return told


@pytest.mark.slow
def test_what_no_check_says_it_read_changes_nothing(checkov_python: Path, tmp_path: Path) -> None:
    made_up = subprocess.run(
        [checkov_python, "-I", PROBES, str(SEED)], capture_output=True, check=True, env={"HOME": str(tmp_path)}
    )
    planned = json.loads(made_up.stdout)["planned_values"]["root_module"]["resources"]
    pairs = [(one, name) for one in planned for name in one["values"]]
    entities = [each for one, name in pairs for each in (entity(one), entity(one, name))]
    found = answer(checkov_python, entities)
    told = by_subject(found, len(entities))
    crashed = {(crash.subject, crash.check) for crash in found.crashes}
    wrong, noticed = [], 0
    for number, (one, name) in enumerate(pairs):
        known, open_ = told[2 * number], told[2 * number + 1]
        for check in known.keys() | open_.keys():
            outcome, unknown = open_.get(check, ("", ()))
            noticed += bool(unknown)
            # What a check crashes on where something is not known, the gate takes for unknown.
            if not unknown and (2 * number + 1, check) not in crashed and outcome != known.get(check, ("", ()))[0]:
                wrong.append((check, one["address"], name, known.get(check), open_.get(check)))
    assert wrong == []
    assert noticed > 1_000
