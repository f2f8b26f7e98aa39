"""The definition, indexed for conditions that look from one resource to others.

Nothing here is quadratic: a link from many instances to many instances is kept per block, with its key.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from levelgate.model.resource import ANY_KEY, SAME_KEY, Link, Resource
from levelgate.model.value import Unknown, Value


class Arrivals(NamedTuple):
    """Resources of one type whose attribute may lead to some subject.

    `by_value` holds them by the known value of the attribute (or each item of a list); `by_block` by the block they
    refer to and the key meant; `patterns` are known values with a `*` in them; `anywhere` lead to an unknown place.
    """

    by_value: dict[str, list[Resource]]
    by_block: dict[tuple[str, str], list[tuple[Resource, bool]]]
    patterns: list[tuple[str, Resource]]
    anywhere: list[Resource]


class World:
    """All resources of a run, by type and by address, and the links between them.

    `whole` is false when part of the system's definition was not given: then nothing can be called absent.
    """

    def __init__(self, resources: Iterable[Resource], whole: bool) -> None:
        self.whole = whole
        self.by_type: dict[str, list[Resource]] = defaultdict(list)
        for resource in resources:
            if resource.mode == "managed":
                self.by_type[resource.type].append(resource)
        self._arrivals: dict[tuple[str, str], Arrivals] = {}

    def of(self, types: Iterable[str]) -> list[Resource]:
        """Every managed resource of `types`, in the definition's order within a type."""
        return [resource for type in types for resource in self.by_type.get(type, ())]

    def arrivals(self, type: str, by: str) -> Arrivals:
        """The index of resources of `type` by where their attribute `by` leads."""
        key = (type, by)
        if key not in self._arrivals:
            self._arrivals[key] = _index(self.by_type.get(type, ()), by)
        return self._arrivals[key]

    @cached_property
    def _blocks(self) -> dict[str, list[Resource]]:
        blocks: dict[str, list[Resource]] = defaultdict(list)
        for resources in self.by_type.values():
            for resource in resources:
                blocks[resource.block].append(resource)
        return blocks

    @cached_property
    def _by_value(self) -> dict[str, list[Resource]]:
        found: dict[str, list[Resource]] = defaultdict(list)
        for resources in self.by_type.values():
            for resource in resources:
                for value in {v for v in map(resource.attributes.get, ("id", "arn", "name")) if isinstance(v, str)}:
                    found[value].append(resource)
        return found

    def targets(self, resource: Resource, by: str, values: Iterable[Value]) -> tuple[list[tuple[Resource, bool]], bool]:
        """Where the attribute `by` of `resource` leads: (target, certain) pairs, and whether it may lead elsewhere."""
        found: list[tuple[Resource, bool]] = []
        elsewhere = False
        for value in values:
            if isinstance(value, str):
                found += [(target, True) for target in self._by_value.get(value, ())]
                continue
            links = resource.links.get(by, ()) if isinstance(value, Unknown) else ()
            elsewhere = elsewhere or (
                isinstance(value, Unknown) and not all(link.block for link in links or (_NOWHERE,))
            )
            found += [pair for link in links for pair in self._follow(resource, link)]
        return found, elsewhere

    def _follow(self, resource: Resource, link: Link) -> list[tuple[Resource, bool]]:
        instances = self._blocks.get(link.block, [])
        if link.key == ANY_KEY:
            return [(target, link.certain and len(instances) == 1) for target in instances]
        wanted = resource.key if link.key == SAME_KEY else link.key
        return [(target, link.certain) for target in instances if target.key == wanted]


_NOWHERE = Link("")


def _index(resources: Iterable[Resource], by: str) -> Arrivals:
    index = Arrivals(defaultdict(list), defaultdict(list), [], [])
    names = by.split(".")
    for resource in resources:
        for value in _leaves(resource.attributes, names):
            if isinstance(value, str):
                _index_text(index, resource, value)
            elif isinstance(value, Unknown):
                _index_links(index, resource, resource.links.get(by, ()))
    return index


def _index_text(index: Arrivals, resource: Resource, value: str) -> None:
    if "*" in value:
        index.patterns.append((value, resource))
    else:
        index.by_value[value].append(resource)


def _index_links(index: Arrivals, resource: Resource, links: tuple[Link, ...]) -> None:
    if not links:
        index.anywhere.append(resource)
    for link in links:
        if not link.block:
            index.anywhere.append(resource)
            continue
        key = resource.key if link.key == SAME_KEY else link.key
        index.by_block[link.block, key].append((resource, link.certain))


def _leaves(value: Value, names: list[str]) -> list[Value]:
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item, names)]
    if isinstance(value, Unknown) or not names:
        return [value]
    return _leaves(value.get(names[0]), names[1:]) if isinstance(value, dict) else []
