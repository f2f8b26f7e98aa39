"""The definition as Checkov's worker reads it: entities in a plan's order, unknown values taken out and named.

Values go through the pipe in the clear, for the checks to read; nothing of them comes back.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from levelgate.checks.checkov.versions import OLDEST, TOO_NEW
from levelgate.model.resource import Definition, Link, Resource
from levelgate.model.value import Unknown, Value

# How an unknown value shows in the encoded attributes of a resource; most have none.
_SIGN = b'"reason":"('
_STEP = re.compile(r'module\.[^.\[]+(?:\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])?')
_KINDS = {"managed": "resource", "data": "data", "provider": "provider"}


class Request(NamedTuple):
    """The bytes for the worker, and whom its answer means: subjects by their number."""

    content: bytes
    subjects: tuple[Resource, ...]


class _Entity(msgspec.Struct):
    """One resource, data source or provider block; the fields as `worker.session` describes them."""

    kind: str
    type: str
    name: str
    address: str
    values: msgspec.Raw
    expressions: Any
    provisioners: Any
    unknown: list[tuple[str | int, ...]]


def request(definition: Definition, index: msgspec.Raw, checks: Sequence[str] | None) -> Request:
    """Ask for the checks named (None: all) on every resource; `index` is that of the pinned version."""
    roots: dict[str, list[Resource]] = {}
    for one in (*definition.providers, *definition.resources):
        if one.mode in _KINDS:
            roots.setdefault(one.root, []).append(one)
    ordered = [sorted(each, key=_order) for each in roots.values()]
    content = msgspec.json.encode(
        {
            "versions": [OLDEST, TOO_NEW],
            "index": index,
            "checks": None if checks is None else list(checks),
            "roots": [[_entity(one) for one in root] for root in ordered],
        }
    )
    return Request(content, tuple(one for root in ordered for one in root))


def _order(resource: Resource) -> tuple[object, ...]:
    """Checkov's order of a plan: providers, the root module, then modules, those inside another before it."""
    address = _address(resource)
    steps = tuple(_STEP.findall(address[: -len(_local(resource))])) if address.startswith("module.") else ()
    key = int(resource.key) if resource.key.isdigit() else -1
    return (resource.mode != "provider", (*steps, "\uffff") if steps else (), _block(resource), key, resource.key)


def _address(resource: Resource) -> str:
    """The address in its own root."""
    return resource.address.removeprefix(f"{resource.root}:") if resource.root else resource.address


def _block(resource: Resource) -> str:
    return resource.block.removeprefix(f"{resource.root}:") if resource.root else resource.block


def _local(resource: Resource) -> str:
    """The part of the address below its module: `data.` left out, key left in."""
    suffix = _address(resource)[len(_block(resource)) :]
    return f"{resource.type}.{_name(resource)}{suffix}"


def _name(resource: Resource) -> str:
    return resource.block.rpartition(".")[2]


def _entity(resource: Resource) -> _Entity:
    values = msgspec.json.encode(resource.attributes)
    unknown: list[tuple[str | int, ...]] = []
    if _SIGN in values:
        values = msgspec.json.encode(dict(_known(resource.attributes, (), unknown)))
    return _Entity(
        kind=_KINDS[resource.mode],
        type=resource.type,
        name=_name(resource),
        address=_address(resource),
        values=msgspec.Raw(values),
        expressions=resource.written.expressions or _from_links(resource),
        provisioners=resource.written.provisioners,
        unknown=unknown,
    )


def _from_links(resource: Resource) -> dict[str, Any]:
    """What a definition without plan JSON refers to, as the plan's configuration would show it."""
    found: dict[str, Any] = {}
    # The longest paths first: a link inside a block also stands at the block, where no reference is written.
    for path in sorted(resource.links, key=len, reverse=True):
        references = [name for link in resource.links[path] if link.block for name in _names(resource, link)]
        *above, last = path.split(".")
        place = found
        for step in above:
            place = place.setdefault(step, [{}])[0]
        if references and last not in place:
            place[last] = {"references": references}
    return found


def _names(resource: Resource, link: Link) -> Iterator[str]:
    """A link as Terraform writes references: an attribute first, then the resource; without the module."""
    block = link.block.removeprefix(f"{resource.root}:") if resource.root else link.block
    local = ".".join(block.rsplit(".", 2)[-2:])
    yield from (f"{local}.id", local)


def _known(
    values: Any, place: tuple[str | int, ...], unknown: list[tuple[str | int, ...]]
) -> Iterator[tuple[str, object]]:
    """What is known of a map; an unknown value is left out, as Terraform leaves it out of `planned_values`."""
    for name, value in values.items():
        if isinstance(value, Unknown):
            unknown.append((*place, name))
        else:
            yield name, _plain(value, (*place, name), unknown)


def _plain(value: Value, place: tuple[str | int, ...], unknown: list[tuple[str | int, ...]]) -> object:
    if isinstance(value, dict):
        return dict(_known(value, place, unknown))
    if isinstance(value, list):
        return [_item(each, (*place, index), unknown) for index, each in enumerate(value)]
    return value


def _item(value: Value, place: tuple[str | int, ...], unknown: list[tuple[str | int, ...]]) -> object:
    if isinstance(value, Unknown):
        unknown.append(place)
        return None
    return _plain(value, place, unknown)
