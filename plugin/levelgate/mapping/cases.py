"""Case files: what a rule has to say of which resources, as docs/rules.md describes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from levelgate.errors import UsageError
from levelgate.mapping import store
from levelgate.mapping.extension import read_owned


class Instance(msgspec.Struct, forbid_unknown_fields=True):
    """A resource of a case: `type.name`, optionally `[key]`, and what it says."""

    address: str
    attributes: dict[str, Any] = {}
    region: str | None = None
    account: str | None = None
    root: str = ""
    zone: str = ""


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """One case: the rule's outcome on `subject` (default: the first resource), or on the system."""

    rule: str
    name: str
    outcome: str
    resources: list[Instance]
    parameters: dict[str, Any] = {}
    subject: str = ""
    whole: bool = True


class _File(msgspec.Struct, forbid_unknown_fields=True):
    cases: list[Case]


def cases_below(folder: Path) -> Iterator[tuple[Path, Case]]:
    """Every case of the `*.cases.yaml` files of a platform's folder, with its file.

    Raises UsageError (RULE_INVALID, CASE_INVALID) with `file:line` for a file of another shape.
    """
    for path in sorted(folder.glob(f"*{store.CASES}")):
        document, file = read_owned(path, _File)
        for index, case in enumerate(file.cases):
            if case.outcome not in OUTCOMES:
                help = f"known: {', '.join(OUTCOMES)}"
                what = f"{case.rule}: there is no outcome {case.outcome!r}"
                raise UsageError("CASE_INVALID", what, where=document.where(("cases", index)), help=help)
            yield path, case


OUTCOMES = ("pass", "fail", "unknown", "not-applicable", "none")
