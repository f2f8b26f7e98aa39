"""What shows each control: `requires.yaml` in, checked against the catalog and the protections it speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from levelgate.errors import MappingError, nearest
from levelgate.mapping import protections, store
from levelgate.model.control import Parameter, Text

LEVELS = (1, 2, 3, 4, 5)


class AtLevel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What replaces the requirement at one level."""

    all_of: tuple[str, ...] | None = None
    any_of: tuple[str, ...] | None = None
    strength: Literal["full", "partial", "none"] | None = None
    parameters: dict[str, dict[str, Parameter]] = {}
    attestation: Text | None = None
    document: Text | None = None
    reason: Text | None = None


class Requirement(AtLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What shows a control, as `requires.yaml` states it."""

    control: str
    applies_when: str
    if_absent: Literal["", "manual"] = ""
    by_level: dict[int, AtLevel] = {}
    doubt: dict[str, str] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regime: str
    controls: tuple[Requirement, ...]


class _Name(msgspec.Struct, frozen=True):
    """A name that a requirement uses: of what kind it is, and what may stand there."""

    kind: str
    name: str
    known: Sequence[str]


def read_requirements(regime: str, controls: Sequence[str]) -> dict[str, Requirement]:
    """What shows each of a catalog's `controls`, by id.

    Raises MappingError (MAPPING_INVALID), with the place and the near name, where a control stands twice or not at all,
    or where a name means nothing: of a control, protection, parameter, condition or level.
    """
    name = f"regimes/{regime}/requires"
    found: dict[str, Requirement] = {}
    for entry in store.read(name, _File).controls:
        wrong = next((one for one in _names(entry, controls) if one.name not in one.known), None)
        if wrong:
            what = f"{entry.control}: there is no {wrong.kind} {wrong.name!r}"
            place, help = store.place(name, wrong.name), nearest(wrong.name, wrong.known)
            raise MappingError("MAPPING_INVALID", what, where=place, help=help)
        if entry.control in found:
            raise _wrong(f"{entry.control} stands twice", name, entry.control)
        found[entry.control] = entry
    missing = next((id for id in controls if id not in found), "")
    if missing:
        raise _wrong(f"{missing} of the catalog is missing", name, "controls")
    return found


def _wrong(what: str, name: str, word: str) -> MappingError:
    return MappingError("MAPPING_INVALID", what, where=store.place(name, word), help="each control stands once")


def _names(entry: Requirement, controls: Sequence[str]) -> Iterator[_Name]:
    yield _Name("control", entry.control, controls)
    yield _Name("condition", entry.applies_when, list(protections.conditions()))
    yield from (_Name("level", str(level), [str(one) for one in LEVELS]) for level in entry.by_level)
    for one in (entry, *entry.by_level.values()):
        yield from _demanded((*(one.all_of or ()), *(one.any_of or ()), *one.parameters))
        for protection, given in one.parameters.items():
            known = list(protections.parameters(protection))
            yield from (_Name(f"parameter of {protection}", parameter, known) for parameter in given)


def _demanded(ids: Iterable[str]) -> Iterator[_Name]:
    known = list(protections.protections())
    return (_Name("protection", id, known) for id in ids)
