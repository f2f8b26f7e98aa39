"""Network zones: resources and what may say where they lie in, resources with their zones out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from levelgate.checks.attributes import UNSET, descend, tags_of
from levelgate.checks.predicates import same
from levelgate.checks.world import World
from levelgate.mapping.platforms import Platform
from levelgate.model.manifest import Zone
from levelgate.model.resource import Resource, matches
from levelgate.model.value import AFTER_APPLY, Unknown, Value, every

Zones = tuple[str, ...] | Unknown


class Signs(NamedTuple):
    """What shows a platform's zones: tag keys, types whose names count, and where resources of a type are placed.

    `placement` gives for a type the attributes that lead to the networks it lies in, or to what lies in them.
    """

    tag_keys: Sequence[str] = ()
    named: frozenset[str] = frozenset()
    placement: Mapping[str, Sequence[str]] = {}


def signs_of(platform: Platform) -> Signs:
    """What shows zones on a platform."""
    return Signs(platform.zone_tags, platform.networks, platform.placement)


class Vocabulary(NamedTuple):
    """Zone names by the words that mean them, the words in lower case with single spaces."""

    zones: Mapping[str, str]

    def meant(self, text: str) -> str:
        """The zone that a tag's text means; the text itself where no word of it is known."""
        return self.zones.get(_words(text), text)

    def named(self, text: str) -> str:
        """The one zone that a resource's name speaks of; empty where it is none, or several."""
        words = f" {_words(text)} "
        found = {zone: word for word, zone in self.zones.items() if f" {word} " in words}
        longest = {zone for zone, word in found.items() if not _within_another(word, found.values())}
        return longest.pop() if len(longest) == 1 else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _within_another(word: str, words: Iterable[str]) -> bool:
    return any(word != other and f" {word} " in f" {other} " for other in words)


def zoned(
    resources: Iterable[Resource], zones: Sequence[Zone], signs: Mapping[str, Signs], vocabulary: Vocabulary
) -> tuple[Resource, ...]:
    """Give each resource its zones.

    The first entry of `zones` (the manifest) that its tags or address show decides, else the platform's zone tags, else
    the name of a network; a resource without any of these lies where what it is attached to lies.
    Its zones are unknown where an unknown tag, or an attachment that cannot be followed, leaves them open.
    """
    resources = tuple(resources)
    own = {one.address: _own(one, zones, signs.get(one.platform, _NO_SIGNS), vocabulary) for one in resources}
    if not any(own.values()):
        return resources
    placed = _Placed(World(resources, whole=True), own, signs)
    return tuple(_with(resource, placed.of(resource)) for resource in resources)


_NO_SIGNS = Signs()
_MAX_STEPS = 20


def _with(resource: Resource, zones: Zones) -> Resource:
    return msgspec.structs.replace(resource, zones=zones) if zones else resource


def _own(resource: Resource, zones: Sequence[Zone], signs: Signs, vocabulary: Vocabulary) -> Zones:
    tags = tags_of(resource)
    known = tags if isinstance(tags, dict) else {}
    missing = tags if isinstance(tags, Unknown) else None
    for zone in zones:
        if any(matches(resource.address, glob) for glob in zone.addresses):
            return (zone.zone,)
        shown = every([same(known.get(key, missing), value) for key, value in zone.tags.items()])
        if zone.tags and shown is not False:
            return (zone.zone,) if shown else AFTER_APPLY
    tagged = [known.get(key, missing) for key in signs.tag_keys]
    text = next((value for value in tagged if isinstance(value, (str, Unknown))), None)
    if text:
        return text if isinstance(text, Unknown) else (vocabulary.meant(text),)
    return _of_name(resource, known, vocabulary) if resource.type in signs.named else ()


def _of_name(resource: Resource, tags: Mapping[str, Value], vocabulary: Vocabulary) -> Zones:
    names = (resource.attributes.get("name"), tags.get("Name"))
    found = {zone for name in names if isinstance(name, str) and (zone := vocabulary.named(name))}
    return tuple(found) if len(found) == 1 else ()


class _Placed:
    """Zones of resources by what they are attached to, each looked up once."""

    def __init__(self, world: World, own: Mapping[str, Zones], signs: Mapping[str, Signs]) -> None:
        self._world = world
        self._signs = signs
        self._known = {address: zones for address, zones in own.items() if zones}

    def of(self, resource: Resource, steps: int = 0) -> Zones:
        if resource.address not in self._known:
            # What is attached to itself, or at the end of a chain that nobody builds, lies at no known place.
            self._known[resource.address] = AFTER_APPLY
            if steps < _MAX_STEPS:
                self._known[resource.address] = self._attached(resource, steps + 1)
        return self._known[resource.address]

    def _attached(self, resource: Resource, steps: int) -> Zones:
        signs = self._signs.get(resource.platform, _NO_SIGNS)
        paths = signs.placement.get(resource.type, ()) if resource.mode == "managed" else ()
        found = [zones for path in paths for zones in self._through(resource, path, steps)]
        if not any(found):
            return ()
        named = [zones for zones in found if zones and not isinstance(zones, Unknown)]
        # Else part of it lies somewhere that nothing names.
        return tuple(sorted({zone for zones in named for zone in zones})) if len(named) == len(found) else AFTER_APPLY

    def _through(self, resource: Resource, path: str, steps: int) -> list[Zones]:
        leaves = descend(resource.attributes, path.split("."))
        values = [item for leaf in leaves for item in (leaf if isinstance(leaf, list) else (leaf,))]
        written = [value for value in values if value is not None and value not in ("", UNSET)]
        targets = self._world.targets(resource, path, written)
        found = [self.of(target, steps) if certain else AFTER_APPLY for target, certain in targets.sure]
        found += [self._of_block(block, steps) if certain else AFTER_APPLY for block, certain in targets.loose]
        found += [AFTER_APPLY] if targets.elsewhere else []
        return found + [self._of_named(value, steps) for value in written if isinstance(value, str)]

    def _of_block(self, block: str, steps: int) -> Zones:
        """The zones of some instances of a block: known where all lie in the same ones."""
        zones = {self.of(instance, steps) for instance in self._world.instances(block)}
        return zones.pop() if len(zones) == 1 else AFTER_APPLY

    def _of_named(self, value: str, steps: int) -> Zones:
        zones = {self.of(target, steps) for target in self._world.named(value)}
        return zones.pop() if len(zones) == 1 else AFTER_APPLY
