"""The zone and address plan of a system: resources with their zones in, the rows of the plan out.

The level dossier asks for it: Decree 331/2026, article 22(3)(d): zones with their private and public addresses.
"""

from collections.abc import Iterable, Iterator

from levelgate.checks.attributes import UNSET, Scope, closed, descend, shown
from levelgate.checks.conditions import compile_condition
from levelgate.checks.nodes import Context, Node
from levelgate.checks.world import World
from levelgate.checks.zones import Vocabulary, signs_of, zoned
from levelgate.mapping import platforms
from levelgate.mapping.platforms import Platform
from levelgate.mapping.zones import zone_names, zone_words
from levelgate.model.manifest import Manifest
from levelgate.model.resource import Definition, Resource
from levelgate.model.value import Token, Unknown, Value
from levelgate.model.zone import ZoneRow


def zone_plan(definition: Definition, manifest: Manifest | None) -> list[ZoneRow]:
    """The networks of a definition and what has an address of its own, in the order of zones, then of addresses.

    A resource in several zones has a row in each.
    """
    used = {resource.platform for resource in definition.resources if resource.mode == "managed"}
    known = {platform.id: platform for platform in platforms.platforms() if platform.id in used}
    signs = {id: signs_of(platform) for id, platform in known.items()}
    resources = zoned(definition.resources, manifest.zones if manifest else (), signs, Vocabulary(zone_words()))
    world = World(resources, definition.complete)
    context = Context(world, platforms.defaults(set(known)), {})
    public = {type: node for one in known.values() for type, node in _public(one, context)}
    listed = (one for one in resources if one.mode == "managed" and one.platform in known)
    rows = [row for one in listed for row in _rows(one, known[one.platform], public.get(one.type))]
    order = {zone: place for place, zone in enumerate(zone_names())}
    return sorted(rows, key=lambda row: (order.get(row.zone, len(order)), row.zone, row.resource.address))


def _public(platform: Platform, context: Context) -> Iterator[tuple[str, Node]]:
    subjects = platforms.public(platform)
    if subjects and subjects.where:
        node = compile_condition(subjects.where, context)
        yield from ((type, node) for type in subjects.type)


def _rows(resource: Resource, platform: Platform, public: Node | None) -> Iterator[ZoneRow]:
    addresses = platform.addresses.get(resource.type)
    if addresses is None:
        return
    reached = public.test(Scope(resource.attributes, resource)) if public else False
    zones = (Token.AFTER_APPLY,) if isinstance(resource.zones, Unknown) else resource.zones or ("",)
    for zone in zones:
        private, others = _at(resource, addresses.private), _at(resource, addresses.public)
        yield ZoneRow(zone, resource, private, others, public is not None, reached)


def _at(resource: Resource, paths: Iterable[str]) -> tuple[str, ...]:
    found = [_shown(resource, path, value) for path in paths for value in descend(resource.attributes, path.split("."))]
    return tuple(text for texts in found for text in texts)


def _shown(resource: Resource, path: str, value: Value) -> list[str]:
    items = [item for item in (value if isinstance(value, list) else [value]) if item not in (None, "", UNSET)]
    return [Token.SENSITIVE if closed(resource, path) else shown(item) for item in items]
