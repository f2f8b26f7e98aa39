"""Trying a rule on its cases: a case in, the outcome that the rule has on it out."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from levelgate.checks.attributes import Defaults
from levelgate.checks.rules import observe
from levelgate.checks.world import World
from levelgate.checks.zones import Vocabulary, signs_of, zoned
from levelgate.errors import UsageError, nearest
from levelgate.mapping import platforms
from levelgate.mapping.cases import Case, Instance, cases_below
from levelgate.mapping.platforms import Platform
from levelgate.mapping.zones import zone_words
from levelgate.model.manifest import Zone
from levelgate.model.resource import Link, Resource
from levelgate.model.rule import Rule
from levelgate.model.value import AFTER_APPLY, Value

_NEEDED = ("pass", "fail", "unknown")


class Trial(NamedTuple):
    """One case with the outcome it expects and the one found; `name` is empty where a rule lacks a case."""

    file: Path
    rule: str
    name: str
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the rule did as the case says."""
        return self.expected == self.found


def trials(folder: Path, platform: Platform, rules: Mapping[str, Rule]) -> Iterator[Trial]:
    """Every case of a platform's folder, tried; then a failing trial for each outcome that a rule has no case of.

    `rules` are the platform's by id. Raises UsageError (CASE_INVALID) for a case of no rule, or one that says nothing.
    """
    shown: dict[str, set[str]] = {id: set() for id in rules}
    defaults = platforms.defaults({platform.id})
    for file, case in cases_below(folder):
        if case.rule not in rules:
            what = f"there is no rule {case.rule!r}"
            raise UsageError("CASE_INVALID", what, where=str(file), help=nearest(case.rule, rules))
        shown[case.rule].add(case.outcome)
        yield Trial(file, case.rule, case.name, case.outcome, outcome(rules[case.rule], case, platform, defaults))
    for id, outcomes in shown.items():
        yield from (Trial(folder, id, "", each, "no case") for each in needed(rules[id]) if each not in outcomes)


def needed(rule: Rule) -> tuple[str, ...]:
    """The outcomes that a rule needs a case of: no fail where it can end undecided, nothing else where it must."""
    asserted = rule.assertion or rule.exists or {}
    if set(asserted) == {"undecided"}:
        return ("unknown",)
    ways = asserted.get("any", ()) if len(asserted) == 1 else ()
    return ("pass", "unknown") if any(set(way) == {"undecided"} for way in ways) else _NEEDED


_ADDRESS = re.compile(r"((\w+)\.[\w-]+)(?:\[(.+)\])?")
_ARROW = re.compile(r"->(\??) ([\w.-]+)(?:\[(.+)\])?")


def outcome(rule: Rule, case: Case, platform: Platform, defaults: Defaults) -> str:
    """The rule's outcome on the case's subject: an outcome, `none` where it is no subject, `crash` where it failed.

    Raises UsageError (CASE_INVALID) where the case does not say anything.
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
        raise UsageError("CASE_INVALID", f"{instance.address!r} is no resource address", help=help)
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
