"""A rule: data that says when resources of one platform establish a protection."""

from collections.abc import Mapping
from typing import Any

import msgspec

from levelgate.model.control import Text
from levelgate.model.observation import Severity

# A condition as it stands in YAML; `checks.predicates` compiles it and is the only reader of its shape.
Condition = Mapping[str, Any]


class Subjects(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which resources a rule looks at: types, and optionally a condition on them."""

    type: tuple[str, ...]
    where: Condition | None = None


class Fix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to change, in words and as a Terraform snippet."""

    vi: str
    en: str
    terraform: str = ""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"assertion": "assert"}):
    """A rule of a platform: `subjects` with `assert`, or `exists` with an optional `when`.

    `assert` is judged on every subject; `exists` once on the system. `source` names the provider's documentation.
    """

    id: str
    protection: str
    severity: Severity
    title: Text
    fix: Fix
    source: str
    subjects: Subjects | None = None
    assertion: Condition | None = None
    exists: Condition | None = None
    when: Condition | None = None
