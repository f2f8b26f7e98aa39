"""The index of the pinned version, as far as the gate reads it: which check looks at which types."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from levelgate.checks.checkov.run import index
from levelgate.mapping.checkov import advice
from levelgate.model.control import Text
from levelgate.model.observation import Observation
from levelgate.model.resource import Resource
from levelgate.model.rule import Fix, Rule

# Where Checkov lists its checks; it gives no address for a single one without asking its vendor's service.
SOURCE = "https://www.checkov.io/5.Policy%20Index/terraform.html"
_MODES = {"resource": "managed", "data": "data", "provider": "provider"}


class Check(msgspec.Struct, frozen=True):
    """A check or a policy: its name, which is also what it asks for, and the types that it looks at.

    `judged` are those that a policy gives outcomes for; empty for a check, which judges all of its types.
    """

    name: str
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


def described(observations: Mapping[str, Sequence[Observation]]) -> dict[str, Rule]:
    """The checks behind observations as rules, for reports: Checkov's name of a check says what it asks for."""
    named = {one.rule: one for each in observations.values() for one in each}
    found = {}
    for id, one in named.items():
        name, fix = catalogue()[id].name, advice()
        found[id] = Rule(
            id=id,
            protection=one.protection,
            severity=one.severity,
            title=Text(name, name),
            fix=Fix(fix.vi.format(check=id, name=name), fix.en.format(check=id, name=name)),
            source=SOURCE,
        )
    return found
