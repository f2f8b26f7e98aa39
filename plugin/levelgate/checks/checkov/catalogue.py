"""The index of the pinned version, as far as the gate reads it: which check looks at which types."""

from collections.abc import Mapping
from functools import cache

import msgspec

from levelgate.checks.checkov.run import index
from levelgate.mapping.checkov import Bearing, advice, bearings
from levelgate.model.resource import Resource
from levelgate.model.rule import Fix, Rule

# Where Checkov lists its checks; it gives no address for a single one without asking its vendor's service.
SOURCE = "https://www.checkov.io/5.Policy%20Index/terraform.html"
_MODES = {"resource": "managed", "data": "data", "provider": "provider"}


class Check(msgspec.Struct, frozen=True):
    """A check or a policy: the types that it looks at.

    `judged` are those that a policy gives outcomes for; empty for a check, which judges all of its types.
    """

    types: tuple[str, ...]
    kind: str = "resource"
    judged: tuple[str, ...] = ()

    def judges(self, resource: Resource) -> bool:
        """Whether it may say something of a resource."""
        return _MODES[self.kind] == resource.mode and resource.type in (self.judged or self.types)

    def reads(self, resource: Resource) -> bool:
        """Whether it looks at a resource, if only to see what it is connected to."""
        return resource.type in self.types or f"data.{resource.type}" in self.types


class _Index(msgspec.Struct, frozen=True):
    checks: dict[str, Check]
    policies: dict[str, Check]


@cache
def catalogue() -> Mapping[str, Check]:
    """Every check and policy of the pinned version by id."""
    found = msgspec.json.decode(index(), type=_Index)
    return {**found.checks, **found.policies}


def described(guidelines: Mapping[str, str]) -> dict[str, Rule]:
    """The checks of the mapping as rules, for reports; `guidelines` are Checkov's own words for what a check asks."""
    return {one.check: _rule(one, guidelines.get(one.check, "")) for one in bearings()}


def _rule(one: Bearing, guideline: str) -> Rule:
    vi, en = (
        text.format(check=one.check, guideline=guideline or title)
        for text, title in ((advice().vi, one.title.vi), (advice().en, one.title.en))
    )
    return Rule(
        id=one.check,
        protection=one.protection,
        severity=one.severity,
        title=one.title,
        fix=Fix(vi, en),
        source=SOURCE,
    )
