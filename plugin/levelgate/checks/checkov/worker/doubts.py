"""What a policy reads and nobody knows yet: Checkov's policies take an unknown value for a missing one."""

import re
from collections.abc import Mapping
from typing import Any

from levelgate.checks.checkov.worker.entities import CONNECTIONS, Entity, Path, met, shown
from levelgate.checks.checkov.worker.graph import World, node_type
from levelgate.checks.checkov.worker.index import conditions

_WORD = re.compile(r"[A-Za-z_]\w*")


class Doubts:
    """The unknown values behind the outcomes of one policy.

    An edge that several entities bear the name of is a guess, and an unknown value without a reference may be an edge:
    a policy on connections then says nothing for sure about any entity of its types, which are those in `world`. No
    more it does where one of them could not be read, so that the world is not `whole`.
    """

    def __init__(self, definition: Any, world: World, entities: Mapping[int, Entity], *, whole: bool) -> None:
        every = list(conditions(definition))
        self._entities = entities
        self._read = [(_types(one), _names(one)) for one in every if one.get("attribute")]
        connects = any(one.get("cond_type") == "connection" for one in every)
        self._open = connects and (not whole or _open(world, entities))

    def on(self, number: int) -> tuple[str, ...]:
        """The unknown attributes that the policy reads on an entity."""
        entity = self._entities[number]
        named = node_type(entity)
        read = [names for types, names in self._read if not types or named in types] if entity.unknown else []
        found = {shown(path) for path in entity.unknown if any(met(names, path) for names in read)}
        return tuple(sorted(found)) + ((CONNECTIONS,) if self._open else ())


def _open(world: World, entities: Mapping[int, Entity]) -> bool:
    """Whether an edge between these entities is a guess, or may be hidden in an unknown value."""
    if any(edge.guessed for edge in world.edges):
        return True
    return any(_hidden(entities[number], path) for number in world.nodes for path in entities[number].unknown)


def _hidden(entity: Entity, path: Path) -> bool:
    return len(path) > 1 or path[0] not in entity.conf


def _types(condition: Mapping[str, Any]) -> frozenset[str]:
    """The types that a condition is about; a filter is about all."""
    named = condition.get("resource_types") or ()
    return frozenset([named] if isinstance(named, str) else named)


def _names(condition: Mapping[str, Any]) -> tuple[str, ...]:
    """The path that a condition reads, as names; of a JSON path the first name alone, so that it meets more."""
    attribute = str(condition["attribute"])
    if str(condition.get("operator", "")).startswith("jsonpath_"):
        return tuple(_WORD.findall(attribute)[:1])
    return tuple(step for step in attribute.split(".") if step != "*" and not step.isdigit())
