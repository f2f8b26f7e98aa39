"""Trying a rule on its cases: a case in, the outcome that the rule has on it out."""

import re
from typing import Any

from levelgate.checks.attributes import Defaults
from levelgate.checks.rules import observe
from levelgate.checks.world import World
from levelgate.checks.zones import Vocabulary, signs_of, zoned
from levelgate.errors import MappingError
from levelgate.mapping.cases import Case, Instance
from levelgate.mapping.platforms import Platform
from levelgate.mapping.zones import zone_words
from levelgate.model.manifest import Zone
from levelgate.model.resource import Link, Resource
from levelgate.model.rule import Rule
from levelgate.model.value import AFTER_APPLY, Value

_ADDRESS = re.compile(r"((\w+)\.[\w-]+)(?:\[(.+)\])?")
_ARROW = re.compile(r"->(\??) ([\w.-]+)(?:\[(.+)\])?")


def outcome(rule: Rule, case: Case, platform: Platform, defaults: Defaults) -> str:
    """The rule's outcome on the case's subject: an outcome, `none` where it is no subject, `crash` where it failed.

    Raises MappingError (RULE_INVALID, CASE_INVALID) where the rule or the case does not say anything.
    """
    world = World(resources(case, platform), case.whole)
    observations, crashes = observe([rule], world, defaults, {rule.protection: case.parameters})
    if crashes:
        return "crash"
    subject = None if rule.exists else (case.subject or case.resources[0].address)
    found = [one.outcome.value for one in observations if (one.resource.address if one.resource else None) == subject]
    return found[0] if found else "none"


def resources(case: Case, platform: Platform) -> tuple[Resource, ...]:
    """The resources of a case, with the zones that it states or that their tags, names and attachments show."""
    stated = [Zone(instance.zone, addresses=(instance.address,)) for instance in case.resources if instance.zone]
    made = [_resource(instance, platform) for instance in case.resources]
    return zoned(made, stated, {platform.id: signs_of(platform)}, Vocabulary(zone_words()))


def _resource(instance: Instance, platform: Platform) -> Resource:
    match = _ADDRESS.fullmatch(instance.address)
    if match is None:
        help = "write type.name, or type.name[key]"
        raise MappingError("CASE_INVALID", f"{instance.address!r} is no resource address", help=help)
    links: dict[str, tuple[Link, ...]] = {}
    attributes = {name: _value(value, name, links) for name, value in instance.attributes.items()}
    return Resource(
        address=instance.address,
        block=match[1],
        key=match[3] or "",
        type=match[2],
        provider=platform.providers[0],
        platform=platform.id,
        region=AFTER_APPLY if instance.region == "(unknown)" else instance.region,
        account=instance.account,
        root=instance.root,
        attributes=attributes,
        links=links,
    )


def _value(value: Any, path: str, links: dict[str, tuple[Link, ...]]) -> Value:
    if isinstance(value, dict):
        return {key: _value(inner, f"{path}.{key}", links) for key, inner in value.items()}
    if isinstance(value, list):
        return [_value(item, path, links) for item in value]
    if value == "(unknown)":
        return AFTER_APPLY
    arrow = _ARROW.fullmatch(value) if isinstance(value, str) else None
    if arrow is None:
        text: Value = value
        return text
    links[path] = (*links.get(path, ()), Link(arrow[2], arrow[3] or "", certain=not arrow[1]))
    return AFTER_APPLY
