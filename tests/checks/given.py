"""Resources for conditions, written as in the case files; a condition and resources in, its truth out."""

from collections.abc import Mapping
from typing import Any

from levelgate.checks.attributes import Defaults, Scope
from levelgate.checks.conditions import compile_condition
from levelgate.checks.nodes import Blame, Context
from levelgate.checks.trial import resources
from levelgate.checks.world import World
from levelgate.mapping import platforms
from levelgate.mapping.cases import Case, Instance
from levelgate.model.control import Text
from levelgate.model.resource import Resource
from levelgate.model.value import Truth

U = "(unknown)"
# Its tags and names say nothing of zones.
PLATFORM = platforms.Platform(id="aws", title=Text("AWS", "AWS"), providers=("test",))


def made(address: str, region: str | None = None, zone: str = "", **attributes: Any) -> Resource:
    """A resource; `(unknown)` is an unknown value, `-> aws_x.y` a certain link, `->? aws_x.y` a possible one."""
    instance = Instance(address, attributes, region=region, zone=zone)
    return resources(Case("", "", "", [instance]), PLATFORM)[0]


def context(
    *all: Resource, whole: bool = True, defaults: Defaults | None = None, parameters: Mapping[str, Any] | None = None
) -> Context:
    return Context(World(all, whole), defaults or {}, parameters or {})


def truth(condition: Any, *all: Resource, **more: Any) -> Truth:
    """What the condition says of the first resource."""
    return compile_condition(condition, context(*all, **more)).test(Scope(all[0].attributes, all[0]))


def blamed(condition: Any, *all: Resource, **more: Any) -> Blame:
    node, scope = compile_condition(condition, context(*all, **more)), Scope(all[0].attributes, all[0])
    return node.blame(scope, node.test(scope))


def of(condition: Any, **attributes: Any) -> Truth:
    """What the condition says of one resource with these attributes."""
    return truth(condition, made("aws_x.this", **attributes))
