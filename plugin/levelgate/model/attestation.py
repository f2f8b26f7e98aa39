"""A platform's attestation: the controls it provides, shares or leaves to its customers.

JSON names are the fields' names in camelCase. Source: docs/records.md.
"""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from levelgate.model.field import Count, Id, Level, Line, Prose, Sha256, check_period


class Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The platform that an attestation is about."""

    id: Id
    name: Line


class Certificate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The certificate or approval that the platform itself holds."""

    number: Line
    kind: Line
    issued_by: Line
    issued_on: date


class Separation(StrEnum):
    """How a hosted system is kept apart from its neighbours."""

    NONE = "none"
    LOGICAL = "logical"
    PHYSICAL = "physical"


class Coverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The highest level the attestation speaks for, and the separation it promises."""

    max_level: Level
    hosting_separation: Separation | None = None


class Excluded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Resource types that lie outside the appraised boundary."""

    resource_types: tuple[Id, ...]
    note: Prose | None = None


class AttestedScope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """What the attestation covers; `providers` are provider sources, `services` None where none are told apart."""

    regions: tuple[Line, ...]
    resource_types: tuple[Id, ...]
    providers: tuple[Line, ...]
    services: tuple[Line, ...] | None = None
    excluded: Excluded | None = None


class Split(StrEnum):
    """Who does the work of a control: the platform, both, or the customer."""

    PROVIDED = "provided"
    SHARED = "shared"
    CUSTOMER = "customer"


class Duty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The customer's part: a sentence, and the ids of what shows that it is done."""

    id: Id
    text: Prose
    checks: tuple[Id, ...]


class Proviso(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """A condition on the resources to be credited: an attribute is present or not, or equals a value."""

    resource_type: Id
    attribute: Line
    present: bool | None = None
    equals: bool | int | float | str | None = None

    def __post_init__(self) -> None:
        if (self.present is None) == (self.equals is None):
            raise ValueError("a condition states exactly one of present and equals")


class AttestedControl(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The platform's word on one control or one protection."""

    split: Split
    control: Id | None = None
    protection: Id | None = None
    provided: Prose | None = None
    customer: tuple[Duty, ...] = ()
    conditions: tuple[Proviso, ...] = ()

    def __post_init__(self) -> None:
        if (self.control is None) == (self.protection is None):
            raise ValueError("an entry names exactly one of control and protection")


class Attestation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """A platform's statement, valid in `[not_before, not_after)` UTC; its highest `sequence` counts."""

    platform: Platform
    sequence: Count
    regime: Id
    certificate: Certificate
    issued_at: datetime
    not_before: datetime
    not_after: datetime
    coverage: Coverage
    scope: AttestedScope
    controls: tuple[AttestedControl, ...]
    supersedes: Sha256 | None = None

    def __post_init__(self) -> None:
        check_period(self.not_before, self.not_after)
