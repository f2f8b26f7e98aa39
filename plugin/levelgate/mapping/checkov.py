"""What Checkov's checks say about protections: `mappings/checkov.yaml` in, bearings out."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

from levelgate.errors import MappingError
from levelgate.mapping import store
from levelgate.mapping.protections import protections
from levelgate.model.control import Kind, Text
from levelgate.model.observation import Severity

_NAME = "checkov"


class Bearing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"passing": "pass", "failing": "fail"}):
    """What an outcome of a check says of a protection on the resource that it looked at.

    `pass: establishes` where a pass shows all that the protection asks there, `nothing` where it is only one part of
    it; `fail: refutes` where a failure shows that the protection is not there, `nothing` where the check asks for more
    than the protection does.
    """

    check: str
    title: Text
    protection: str
    severity: Severity
    passing: Literal["establishes", "nothing"]
    failing: Literal["refutes", "nothing"]


class Weakness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published weakness of Checkov: the version that mends it, what it is, and why it does not reach the gate."""

    id: str
    mended: str
    what: Text
    unreached: Text | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    advice: Text
    weaknesses: tuple[Weakness, ...]
    bearings: tuple[Bearing, ...]


@cache
def _file() -> _File:
    return store.read(_NAME, _File)


@cache
def bearings() -> tuple[Bearing, ...]:
    """Every bearing, in the order of the file.

    Raises MappingError (MAPPING_INVALID) for a protection that there is not, one that no resource by itself can show
    (existence, inherited), or a bearing that says nothing.
    """
    found = _file().bearings
    for one in found:
        protection = protections().get(one.protection)
        if protection is None or protection.kind not in (Kind.UNIVERSAL, Kind.COVERAGE):
            raise _wrong(one, "no resource by itself can show this protection")
        if one.passing == one.failing == "nothing":
            raise _wrong(one, "an entry that says nothing")
    return found


def version() -> str:
    """The version of Checkov that the bearings were read in."""
    return _file().version


def advice() -> Text:
    """What to do about a failed check, with gaps for `check` and `guideline`."""
    return _file().advice


def weaknesses() -> Sequence[Weakness]:
    """What is known against versions of Checkov."""
    return _file().weaknesses


def by_check() -> Mapping[str, Sequence[Bearing]]:
    """The bearings of each check."""
    found: dict[str, list[Bearing]] = {}
    for one in bearings():
        found.setdefault(one.check, []).append(one)
    return found


def _wrong(bearing: Bearing, what: str) -> MappingError:
    where = store.place(_NAME, bearing.check)
    return MappingError("MAPPING_INVALID", f"{bearing.check}, {bearing.protection}: {what}", where=where)
