"""Network zones: resources and what the manifest says of zones in, resources with their zone out."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from levelgate.checks.attributes import tags_of
from levelgate.checks.predicates import same
from levelgate.model.manifest import Zone
from levelgate.model.resource import Resource, matches
from levelgate.model.value import Unknown, every


def zoned(
    resources: Iterable[Resource], zones: Sequence[Zone], tag_keys: Mapping[str, Sequence[str]]
) -> tuple[Resource, ...]:
    """Give each resource the first zone of `zones` that its tags or address show.

    Without such an entry the platform's zone tags count (`tag_keys`, by platform id); else the resource has no zone.
    Nor has it one where an unknown tag leaves open whether an earlier entry is meant.
    """
    return tuple(
        _placed(resource, _zone(resource, zones, tag_keys.get(resource.platform, ()))) for resource in resources
    )


def _placed(resource: Resource, zone: str) -> Resource:
    return msgspec.structs.replace(resource, zone=zone) if zone else resource


def _zone(resource: Resource, zones: Sequence[Zone], keys: Sequence[str]) -> str:
    tags = tags_of(resource)
    known = tags if isinstance(tags, dict) else {}
    missing = tags if isinstance(tags, Unknown) else None
    for zone in zones:
        if any(matches(resource.address, glob) for glob in zone.addresses):
            return zone.zone
        shown = every([same(known.get(key, missing), value) for key, value in zone.tags.items()])
        if zone.tags and shown is not False:
            return zone.zone if shown else ""
    return next((value for key in keys if isinstance(value := known.get(key), str)), "")
