"""The definition, indexed for conditions that look from one resource to others.

Nothing here is quadratic: a link from many instances to many instances is kept per block, with its key.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from levelgate.model.resource import ANY_KEY, SAME_KEY, Link, Resource
from levelgate.model.value import Unknown, Value

NAMES = ("id", "arn", "name")


class Arrivals(NamedTuple):
    """Resources of one type whose attribute may lead to some subject.

    `by_value` holds them by the known value of the attribute (or each item of a list); `by_block` by the block they
    refer to and the key meant; `patterns` are known values with a `*` in them; `anywhere` lead to an unknown place.
    """

    by_value: dict[str, list[Resource]]
    by_block: dict[tuple[str, str], list[tuple[Resource, bool]]]
    patterns: list[tuple[str, Resource]]
    anywhere: list[Resource]


class Targets(NamedTuple):
    """Where unknown values of an attribute lead.

    `sure` are resources with the link's certainty, `loose` blocks, with the same, of which the instance is not known;
    `elsewhere` says whether the values may lead somewhere else.
    """

    sure: list[tuple[Resource, bool]]
    loose: list[tuple[str, bool]]
    elsewhere: bool


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
        self._bearers: dict[tuple[str, tuple[str, ...]], Counter[str]] = {}
        self._values: dict[tuple[str, ...], dict[str, list[Resource]]] = {}
        self._nameless: dict[tuple[str, tuple[str, ...]], list[Resource]] = {}

    def of(self, types: Iterable[str]) -> list[Resource]:
        """Every managed resource of `types`, in the definition's order within a type."""
        return [resource for type in types for resource in self.by_type.get(type, ())]

    @cached_property
    def _carriers(self) -> frozenset[str]:
        """Blocks of resources that belong to no platform: what they carry (an input, a trigger) may mean anything."""
        return frozenset(one.block for found in self.by_type.values() for one in found if not one.platform)

    def arrivals(self, type: str, by: str) -> Arrivals:
        """The index of resources of `type` by where their attribute `by` leads."""
        key = (type, by)
        if key not in self._arrivals:
            self._arrivals[key] = _index(self.by_type.get(type, ()), by, self._carriers)
        return self._arrivals[key]

    @cached_property
    def _blocks(self) -> dict[str, list[Resource]]:
        blocks: dict[str, list[Resource]] = defaultdict(list)
        for resources in self.by_type.values():
            for resource in resources:
                blocks[resource.block].append(resource)
        return blocks

    def _by_value(self, on: tuple[str, ...]) -> dict[str, list[Resource]]:
        if on not in self._values:
            found = self._values[on] = defaultdict(list)
            for resources in self.by_type.values():
                for resource in resources:
                    for value in _borne(resource, on):
                        found[value].append(resource)
        return self._values[on]

    def named(self, value: str, on: Sequence[str] = NAMES) -> list[Resource]:
        """Resources that bear `value` in one of their attributes `on`. Equal names of other types are among them."""
        return self._by_value(tuple(on)).get(value, [])

    def nameless(self, type: str, on: Sequence[str] = NAMES) -> list[Resource]:
        """Resources of `type` that a known value may turn out to mean: one of their attributes `on` is unknown."""
        key = (type, tuple(on))
        if key not in self._nameless:
            self._nameless[key] = [one for one in self.by_type.get(type, ()) if is_nameless(one, on)]
        return self._nameless[key]

    def bearers(self, type: str, on: Sequence[str]) -> Counter[str]:
        """How many resources of `type` bear each known value in one of their attributes `on`."""
        key = (type, tuple(on))
        if key not in self._bearers:
            self._bearers[key] = Counter(value for one in self.by_type.get(type, ()) for value in _borne(one, on))
        return self._bearers[key]

    def strangers(self, type: str, by: str, subject: str, on: Sequence[str]) -> list[Resource]:
        """Resources of `type` whose attribute `by` has a known value that no resource of type `subject` bears."""
        known = self.bearers(subject, on)
        return [one for value, found in self.arrivals(type, by).by_value.items() if value not in known for one in found]

    def targets(self, resource: Resource, path: str, values: Iterable[Value]) -> Targets:
        """Where the unknown ones among `values`, which `resource` holds at `path`, lead."""
        found = Targets([], [], False)
        for value in values:
            if isinstance(value, Unknown):
                found = self._follow(resource, links_at(resource, path) or (_NOWHERE,), found)
        return found

    def alone(self, resource: Resource, path: str) -> bool:
        """Whether every unknown value at `path`, in any block of the resource, leads to the same place."""
        links = links_at(resource, path)
        unknown = [leaf for leaf in _leaves(resource.attributes, path.split(".")) if isinstance(leaf, Unknown)]
        return len(set(links)) == 1 and len(unknown) == len(links)

    def _follow(self, resource: Resource, links: Iterable[Link], found: Targets) -> Targets:
        for link in links:
            if self.leads_anywhere(link):
                found = found._replace(elsewhere=True)
            elif link.key == ANY_KEY:
                found.loose.append((link.block, link.certain))
            else:
                wanted = resource.key if link.key == SAME_KEY else link.key
                target = self._instances.get((link.block, wanted))
                found.sure.extend([(target, link.certain)] if target else [])
        return found

    def leads_anywhere(self, link: Link) -> bool:
        """Whether nobody knows where a link leads: nowhere known, or to what only carries a value."""
        return not link.block or link.block in self._carriers

    def instances(self, block: str) -> list[Resource]:
        """Every instance of a resource block."""
        return self._blocks.get(block, [])

    @cached_property
    def _instances(self) -> dict[tuple[str, str], Resource]:
        return {(one.block, one.key): one for resources in self.by_type.values() for one in resources}


_NOWHERE = Link("")


def links_at(resource: Resource, path: str) -> tuple[Link, ...]:
    """The links of an attribute path; of a value in a map those of the map, of which each value may be meant.

    A plan names the references of a whole map: one reference and one unknown value belong together.
    """
    above = path
    while above not in resource.links:
        above = above.rpartition(".")[0]
        if not above:
            return ()
    links = resource.links[above]
    if above == path or (len(links) == 1 and _unknown_leaves(_leaves(resource.attributes, above.split("."))) == 1):
        return links
    return tuple(msgspec.structs.replace(link, certain=False) for link in links)


def _unknown_leaves(values: Iterable[Value]) -> int:
    """How many unknown values stand in `values`, at any depth."""
    count = 0
    for value in values:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        count += isinstance(value, Unknown) or _unknown_leaves(inner)
    return count


def is_nameless(resource: Resource, on: Sequence[str]) -> bool:
    """Whether one of the attributes `on` is written but unknown; an id that only applying gives is not written."""
    return any(isinstance(resource.attributes.get(name), Unknown) for name in on)


def _borne(resource: Resource, on: Sequence[str]) -> set[str]:
    return {value for value in map(resource.attributes.get, on) if isinstance(value, str)}


def _index(resources: Iterable[Resource], by: str, carriers: frozenset[str]) -> Arrivals:
    index = Arrivals(defaultdict(list), defaultdict(list), [], [])
    names = by.split(".")
    for resource in resources:
        for value in _leaves(resource.attributes, names):
            if isinstance(value, str):
                _index_text(index, resource, value)
            elif isinstance(value, Unknown):
                _index_links(index, resource, links_at(resource, by), carriers)
    return index


def _index_text(index: Arrivals, resource: Resource, value: str) -> None:
    if "*" in value:
        index.patterns.append((value, resource))
    else:
        index.by_value[value].append(resource)


def _index_links(index: Arrivals, resource: Resource, links: tuple[Link, ...], carriers: frozenset[str]) -> None:
    if not links:
        index.anywhere.append(resource)
    for link in links:
        if not link.block or link.block in carriers:
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
