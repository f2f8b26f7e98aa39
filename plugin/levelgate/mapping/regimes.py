"""Regimes: a regime and a level in, the baseline out."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec

from levelgate.mapping import protections, store
from levelgate.mapping.requirements import LEVELS, AtLevel, Requirement, read_requirements
from levelgate.model.control import Baseline, Confidence, Control, Demand, Evidence, Parameter, Text

__all__ = ["LEVELS", "baseline", "catalog", "demand", "regimes", "requirements"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The catalog's identity."""

    id: str
    version: str
    title: str
    confidence: Confidence


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A law, decree, circular or standard."""

    id: str
    title: Text
    in_force: date
    confidence: Confidence
    role: Text
    lapsed: date | None = None


class Succession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the regime ends; see `model.record.Transition`."""

    successor: str
    approvals_until: date
    binds_until: date
    citation: tuple[str, ...]


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who draws up, appraises and approves at a level."""

    appraises: Text
    approves: Text
    citation: str
    confidence: Confidence
    draws_up: Text | None = None


class Separation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a rented data centre or cloud must keep the system apart at a level."""

    kind: str
    citation: str = ""
    confidence: Confidence | None = None


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What puts a system at a level."""

    id: str
    level: int
    text: Text
    citation: str
    confidence: Confidence


class Overlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A duty that a fact of the manifest brings, whatever the level."""

    id: str
    when: str
    title: Text
    citation: str
    confidence: Confidence
    requires: dict[str, dict[str, Parameter]]


class Regime(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A regime as `regime.yaml` states it."""

    id: str
    title: Text
    default: bool
    catalog: Source
    instruments: tuple[Instrument, ...]
    authority: dict[int, Authority]
    hosting_separation: dict[int, Separation]
    criteria: tuple[Criterion, ...]
    overlays: tuple[Overlay, ...] = ()
    transition: Succession | None = None
    dates: dict[str, date] = {}
    supersedes: str = ""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A control as `catalog.yaml` states it, over all levels."""

    id: str
    clauses: dict[int, str]
    title: Text
    confidence: Confidence | dict[int, Confidence]
    parameters: dict[str, Any] = {}
    note: dict[str, str] = {}


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the catalog."""

    id: str
    title: Text
    controls: tuple[Item, ...]


class _Catalog(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regime: str
    groups: tuple[Group, ...]


@cache
def regimes() -> dict[str, Regime]:
    """Every regime by id; the default one first."""
    found = [store.read(f"regimes/{name}/regime", Regime) for name in store.names("regimes")]
    return {regime.id: regime for regime in sorted(found, key=lambda regime: not regime.default)}


@cache
def catalog(regime: str) -> tuple[Group, ...]:
    """The groups of a regime's catalog."""
    return store.read(f"regimes/{regime}/catalog", _Catalog).groups


@cache
def requirements(regime: str) -> dict[str, Requirement]:
    """What shows each control of a regime, by the control's item id; raises what `read_requirements` does."""
    return read_requirements(regime, [item.id for group in catalog(regime) for item in group.controls])


def baseline(regime: str, level: int, facts: Mapping[str, bool]) -> Baseline:
    """The controls of one level, with the overlays that the manifest's `facts` bring."""
    source = regimes()[regime]
    controls = [
        _control(regime, group.id, item, requirements(regime)[item.id], level)
        for group in catalog(regime)
        for item in group.controls
        if level in item.clauses
    ]
    controls += [_duty(regime, overlay) for overlay in source.overlays if facts.get(overlay.when)]
    return Baseline(
        regime=regime,
        level=level,
        catalog=source.catalog.id,
        catalog_version=source.catalog.version,
        controls=tuple(controls),
    )


def _control(regime: str, group: str, item: Item, base: Requirement, level: int) -> Control:
    here = base.by_level.get(level, AtLevel())
    given = here.all_of is not None or here.any_of is not None
    parameters = {**base.parameters, **here.parameters}
    all_of = _demands((here if given else base).all_of, parameters)
    any_of = _demands((here if given else base).any_of, parameters)
    document, attestation = here.document or base.document, here.attestation or base.attestation
    confidence = item.confidence
    return Control(
        id=f"{regime}/{item.id}",
        group=group,
        title=item.title,
        clause=item.clauses[level],
        confidence=confidence[level] if isinstance(confidence, dict) else confidence,
        evidence=_evidence(here.strength or base.strength, bool(all_of or any_of), attestation, document),
        all_of=all_of,
        any_of=any_of,
        condition=base.applies_when,
        lenient=base.if_absent == "manual",
        attestation=attestation,
        document=document,
        reason=here.reason or base.reason,
    )


def _evidence(
    strength: str | None, code: bool, attestation: Text | None, document: Text | None
) -> tuple[Evidence, ...]:
    # Full strength: the protections show the whole control for what the definition holds; paper then only adds.
    if code and strength == "full":
        return (Evidence.CODE,)
    parts = ((Evidence.CODE, code), (Evidence.ATTESTATION, attestation), (Evidence.DOCUMENT, document))
    return tuple(evidence for evidence, there in parts if there)


def _demands(ids: Iterable[str] | None, parameters: Mapping[str, Mapping[str, Parameter]]) -> tuple[Demand, ...]:
    return tuple(demand(id, parameters.get(id, {})) for id in ids or ())


def demand(protection: str, given: Mapping[str, Parameter]) -> Demand:
    """A protection with the parameters given, completed by the defaults of `protections.yaml`.

    Where the parameter is a list, a single value stands for a list of one.
    """
    specs = protections.parameters(protection)
    defaults = {name: spec.default for name, spec in specs.items() if spec.default is not None}
    lists = {name for name, spec in specs.items() if spec.type == "list"}
    stated = {name: _listed(value) if name in lists else value for name, value in {**defaults, **given}.items()}
    return Demand(protection, tuple(sorted(stated.items())))


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def _duty(regime: str, overlay: Overlay) -> Control:
    return Control(
        id=f"{regime}/{overlay.id}",
        group="overlay",
        title=overlay.title,
        clause=overlay.citation,
        confidence=overlay.confidence,
        evidence=(Evidence.CODE,),
        all_of=tuple(demand(id, given) for id, given in overlay.requires.items()),
    )
