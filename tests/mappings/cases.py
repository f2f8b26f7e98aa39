"""Case files in, resources and expectations out: the data beside the rules, as docs/rules.md describes it."""

import re
from pathlib import Path
from typing import Any

import msgspec

from levelgate.mapping.document import parse
from levelgate.model.resource import Link, Resource
from levelgate.model.value import AFTER_APPLY, Value

MAPPINGS = Path(__file__).parents[2] / "mappings"


class Instance(msgspec.Struct, forbid_unknown_fields=True):
    address: str
    attributes: dict[str, Any] = {}
    region: str | None = None
    zone: str = ""


class Case(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    name: str
    outcome: str
    resources: list[Instance]
    parameters: dict[str, Any] = {}
    subject: str = ""
    whole: bool = True


class File(msgspec.Struct, forbid_unknown_fields=True):
    cases: list[Case]


def load() -> list[tuple[str, Case]]:
    """Every case of every platform, with the platform's id."""
    found = []
    for path in sorted(MAPPINGS.glob("platforms/*/*.cases.yaml")):
        document = parse(path.read_bytes(), str(path))
        found += [(path.parent.name, case) for case in msgspec.convert(document.data, File).cases]
    return found


def resources(case: Case, platform: str) -> list[Resource]:
    return [_resource(instance, platform) for instance in case.resources]


def _resource(instance: Instance, platform: str) -> Resource:
    match = re.fullmatch(r"((\w+)\.\w+)(?:\[(.+)\])?", instance.address)
    assert match, f"not an address: {instance.address}"
    links: dict[str, tuple[Link, ...]] = {}
    attributes = {name: _value(value, name, links) for name, value in instance.attributes.items()}
    return Resource(
        address=instance.address,
        block=match[1],
        key=match[3] or "",
        type=match[2],
        provider="test",
        platform=platform,
        region=AFTER_APPLY if instance.region == "(unknown)" else instance.region,
        attributes=attributes,
        links=links,
        zone=instance.zone,
    )


def _value(value: Any, path: str, links: dict[str, tuple[Link, ...]]) -> Value:
    if isinstance(value, dict):
        return {key: _value(inner, f"{path}.{key}", links) for key, inner in value.items()}
    if isinstance(value, list):
        return [_value(item, path, links) for item in value]
    if value == "(unknown)":
        return AFTER_APPLY
    arrow = re.fullmatch(r"->(\??) ([\w.]+)(?:\[(.+)\])?", value) if isinstance(value, str) else None
    if arrow is None:
        return value
    links[path] = (*links.get(path, ()), Link(arrow[2], arrow[3] or "", certain=not arrow[1]))
    return AFTER_APPLY
