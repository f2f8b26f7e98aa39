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


class Protection(msgspec.Struct, frozen=True):
    """A regime-neutral safeguard that rules establish and controls require."""

    id: str
    kind: Kind
    title: Text


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """One control as one level of one regime asks for it.

    `id` is `<regime>/<item>`; `clause` the section of the standard at this level.
    `all_of` and `any_of` are protection ids; `condition` says when the control applies.
    `lenient` (the data's `if_absent: manual`): absence of the protections leaves the control to its document.
    """

    id: str
    group: str
    title: Text
    clause: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
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
    def protections(self) -> tuple[str, ...]:
        """Every protection the control names, in the data's order."""
        return self.all_of + self.any_of


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """The controls and parameters of one level of one regime.

    `parameters` maps a protection to the strictest values that the binding controls and the overlays in force ask for.
    """

    regime: str
    level: int
    catalog: str
    catalog_version: str
    controls: tuple[Control, ...]
    parameters: Mapping[str, Parameters]
