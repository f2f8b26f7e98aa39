"""Platforms and their rules: provider sources in, the rules of the platforms in use out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import msgspec

from levelgate.mapping import store
from levelgate.mapping.reads import reads
from levelgate.mapping.store import COMPILED, NO_AREAS
from levelgate.mapping.terms import Terms, written_out
from levelgate.model.control import Text
from levelgate.model.rule import Condition, Rule, Subjects

BLOCK_DEPTH = 4


class Default(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Values that attributes of a type have when they are not written, and where the provider says so."""

    type: str
    values: dict[str, Any]
    source: str


class Opaque(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Types that create what the definition does not show."""

    types: tuple[str, ...]
    reason: Text


class Addresses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Attributes that hold a resource's private and public addresses or ranges, for the zone and address plan."""

    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


class Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A platform: who provides it, what is opaque on it, what holds where nothing is written.

    `conditions` says for each condition of `mappings/conditions.yaml` how this platform's resources show it;
    `zone_tags` are the tag keys that name a resource's network zone, `networks` the types whose names count too, and
    `placement` gives for a type the attributes that lead to the networks it lies in; `addresses` what the zone and
    address plan lists, `public` which networks the Internet has a route to.
    `account` are attributes of a provider block that name the account; `inherited` the protections that its provider
    typically certifies.
    """

    id: str
    title: Text
    providers: tuple[str, ...]
    opaque: tuple[Opaque, ...] = ()
    zone_tags: tuple[str, ...] = ()
    networks: frozenset[str] = frozenset()
    placement: Mapping[str, tuple[str, ...]] = {}
    addresses: Mapping[str, Addresses] = {}
    public: Subjects | None = None
    account: tuple[str, ...] = ()
    conditions: Mapping[str, Condition] = {}
    defaults: tuple[Default, ...] = ()
    inherited: tuple[str, ...] = ()


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules about one subject, with the terms they share and the defaults of what they read."""

    rules: tuple[Rule, ...]
    terms: dict[str, Condition] = {}
    defaults: tuple[Default, ...] = ()


class Compiled(msgspec.Struct, frozen=True):
    """What a platform's area files come to: rules with their terms written out, and every resource type they name."""

    rules: tuple[Rule, ...]
    terms: dict[str, Condition]
    defaults: tuple[Default, ...]
    types: tuple[str, ...]


class Schema(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    blocks: dict[str, frozenset[str]]


class _Providers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    neutral: tuple[str, ...]


class Extension(msgspec.Struct, frozen=True):
    """Knowledge of the pipeline's owner beside the gate's own: further platforms, and areas by platform id.

    `blocks` are the nested blocks of its platforms' types, by platform id, as `blocks` gives them for the gate's own.
    """

    platforms: tuple[Platform, ...] = ()
    areas: Mapping[str, tuple[Area, ...]] = {}
    blocks: Mapping[str, Mapping[str, frozenset[str]]] = {}


_NO_EXTENSION = Extension()
_extension = _NO_EXTENSION


@contextmanager
def extended(extension: Extension) -> Iterator[None]:
    """Within this context the extension counts as well; see `mapping.extension`."""
    global _extension
    _extension = extension
    _forget()
    try:
        yield
    finally:
        _extension = _NO_EXTENSION
        _forget()


def _forget() -> None:
    for known in (platforms, _compiled, _by_source):
        known.cache_clear()


@cache
def platforms() -> tuple[Platform, ...]:
    """Every platform that has a mapping."""
    own = (store.read(f"platforms/{name}/platform", Platform) for name in store.names("platforms"))
    return (*own, *_extension.platforms)


def conditions(platform: Platform) -> dict[str, Condition]:
    """How the platform's resources show the conditions of controls, with its terms written out."""
    named = terms(platform.id)
    return {id: written_out(condition, named) for id, condition in platform.conditions.items()}


def public(platform: Platform) -> Subjects | None:
    """Which networks of the platform the Internet has a route to, with its terms written out."""
    return _where_written_out(platform.public, terms(platform.id))


def platform(id: str) -> Platform:
    """The platform with that id; which must exist."""
    return next(one for one in platforms() if one.id == id)


def rules(platform: str) -> tuple[Rule, ...]:
    """The rules of one platform, from all its area files, with their terms written out."""
    return _compiled(platform).rules


def terms(platform: str) -> Terms:
    """The terms of one platform by name, from all its area files."""
    return _compiled(platform).terms


def types_named(platform: str) -> Sequence[str]:
    """Every resource type that a rule of the platform looks at, as subject or through a hop."""
    return _compiled(platform).types


@cache
def _compiled(platform: str) -> Compiled:
    own = any(one.id == platform for one in _extension.platforms)
    base = _NOTHING if own else come_to(platform)
    beside = _extension.areas.get(platform, ())
    return _joined(base, beside) if beside else base


def come_to(platform: str) -> Compiled:
    """What the area files of one of the gate's own platforms come to."""
    compiled = f"platforms/{platform}/{COMPILED}"
    if store.exists(compiled):
        return store.read(compiled, Compiled)
    names = (name for name in store.names(f"platforms/{platform}") if name not in NO_AREAS)
    return _joined(_NOTHING, [store.read(f"platforms/{platform}/{name}", Area) for name in names])


def _joined(base: Compiled, areas: Sequence[Area]) -> Compiled:
    named = {**base.terms, **{name: condition for area in areas for name, condition in area.terms.items()}}
    rules = (*base.rules, *(spoken(rule, named) for area in areas for rule in area.rules))
    defaults = (*base.defaults, *(default for area in areas for default in area.defaults))
    return Compiled(rules, named, defaults, tuple(sorted({type for rule in rules for type, _ in reads(rule)})))


_NOTHING = Compiled((), {}, (), ())


def spoken(rule: Rule, named: Terms) -> Rule:
    """The rule with its terms written out; raises MappingError (RULE_INVALID) for a term that there is not."""
    return msgspec.structs.replace(
        rule,
        subjects=_where_written_out(rule.subjects, named),
        assertion=written_out(rule.assertion, named),
        exists=written_out(rule.exists, named),
        when=written_out(rule.when, named),
    )


def _where_written_out(subjects: Subjects | None, named: Terms) -> Subjects | None:
    if subjects is None or subjects.where is None:
        return subjects
    return msgspec.structs.replace(subjects, where=written_out(subjects.where, named))


@cache
def _own_blocks(platform: str) -> dict[str, frozenset[str]]:
    name = f"platforms/{platform}/schema"
    return store.read(name, Schema).blocks if store.exists(name) else {}


def blocks(platform: str) -> Mapping[str, frozenset[str]]:
    """Paths of the nested blocks of every type that the platform's knowledge names, `BLOCK_DEPTH` levels deep.

    Empty for a platform without the file `schema.yaml`: what `dynamic` blocks make there reads as not written.
    Source: the provider's schema, see tests/data/schemas/blocks.py.
    """
    return _extension.blocks.get(platform) or _own_blocks(platform)


@cache
def neutral_providers() -> frozenset[str]:
    """Sources of providers whose resources protect nothing and endanger nothing (random, time, local files)."""
    return frozenset(store.read("providers", _Providers).neutral)


def platform_of(source: str) -> Platform | None:
    """The platform of a provider source such as `registry.terraform.io/hashicorp/aws`."""
    return _by_source().get(source)


@cache
def _by_source() -> dict[str, Platform]:
    return {source: platform for platform in platforms() for source in platform.providers}


def defaults(used: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Defaults of the platforms `used`, by type and attribute path."""
    table: dict[str, dict[str, Any]] = {}
    for platform in platforms():
        if platform.id in used:
            for default in (*platform.defaults, *_compiled(platform.id).defaults):
                table.setdefault(default.type, {}).update(default.values)
    return table
