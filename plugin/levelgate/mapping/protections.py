"""Protections and conditions: ids in, what they are out."""

from functools import cache
from typing import Any

import msgspec

from levelgate.mapping import store
from levelgate.model.control import Protection, Text


class ParameterSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What values a parameter of a protection takes."""

    type: str
    strictest: str
    unit: str = ""
    order: tuple[str, ...] = ()
    default: Any = None


class _Entry(Protection, frozen=True, forbid_unknown_fields=True):
    parameters: dict[str, ParameterSpec] = msgspec.field(default_factory=dict)


class _Protections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    protections: tuple[_Entry, ...]


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a control applies; `fact` is true where only people know it."""

    id: str
    title: Text
    fact: bool


class _Conditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    conditions: tuple[Condition, ...]


@cache
def protections() -> dict[str, Protection]:
    """Every protection by id, in the order of the data."""
    return {entry.id: entry for entry in store.read("protections", _Protections).protections}


@cache
def parameters(protection: str) -> dict[str, ParameterSpec]:
    """The parameters that a protection takes."""
    entry = protections()[protection]
    return entry.parameters if isinstance(entry, _Entry) else {}


@cache
def conditions() -> dict[str, Condition]:
    """Every condition by id."""
    return {condition.id: condition for condition in store.read("conditions", _Conditions).conditions}
