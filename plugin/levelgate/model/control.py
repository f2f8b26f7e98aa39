"""Controls, protections and the baseline that a level of a regime asks for."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

Parameter = bool | int | float | str | tuple[str, ...]
Parameters = Mapping[str, Parameter]


class Text(msgspec.Struct, frozen=True):
    """The same sentence in Vietnamese and English."""

    vi: str
    en: str


class Kind(StrEnum):
    """How a protection is judged; see docs/architecture.md, section 4.3."""

    UNIVERSAL = "universal"
    COVERAGE = "coverage"
    EXISTENCE = "existence"
    INHERITED = "inherited"


class Evidence(StrEnum):
    """What can show a control: all that a control names are needed."""

    CODE = "code"
    ATTESTATION = "attestation"
    DOCUMENT = "document"


class Confidence(StrEnum):
    """How well the text of a control is known; a control known from memory does not bind."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    MEMORY = "memory"


class Demand(msgspec.Struct, frozen=True):
    """A protection with the parameters that a control asks of it, sorted by name."""

    protection: str
    parameters: tuple[tuple[str, Parameter], ...] = ()


class Protection(msgspec.Struct, frozen=True):
    """A regime-neutral safeguard that rules establish and controls require; `why` says what goes wrong without it."""

    id: str
    code: str
    kind: Kind
    title: Text
    why: Text


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """One control as one level of one regime asks for it.

    `id` is `<regime>/<item>`; `clause` the section of the standard at this level.
    `all_of` and `any_of` are what it demands of the definition; `condition` says when the control applies.
    `lenient` (the data's `if_absent: manual`): the protections only support the control. Where they are absent, where
    nothing in a definition can show them, or where the platform has no rule for them, it is left to its paper.
    """

    id: str
    group: str
    title: Text
    clause: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    all_of: tuple[Demand, ...] = ()
    any_of: tuple[Demand, ...] = ()
    condition: str = "always"
    lenient: bool = False
    attestation: Text | None = None
    document: Text | None = None
    reason: Text | None = None

    @property
    def binding(self) -> bool:
        """Whether the control may block."""
        return self.confidence is not Confidence.MEMORY

    @property
    def demands(self) -> tuple[Demand, ...]:
        """Everything the control asks of the definition, in the data's order."""
        return self.all_of + self.any_of


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """The controls that one level of one regime asks for, with the overlays in force."""

    regime: str
    level: int
    catalog: str
    catalog_version: str
    controls: tuple[Control, ...]

    @property
    def demands(self) -> tuple[Demand, ...]:
        """Every distinct demand of the controls, in their order."""
        return tuple(dict.fromkeys(demand for control in self.controls for demand in control.demands))
