"""The system manifest: what a repository claims about its system; trusted for nothing."""

from collections.abc import Mapping

import msgspec

from levelgate.model.field import Id, Level, Line


class ClaimedSystem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which system the repository says it is; the approval decides whether that holds."""

    id: Id
    name: Line
    owner: Id
    level: Level | None = None


class PlatformPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of the definition that lies on a platform: provider sources, and globs of addresses if not all."""

    platform: Id
    providers: tuple[Line, ...]
    addresses: tuple[Line, ...] = ()


class Boundary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The roots that make up the system, and where its parts lie; it narrows what an approval grants."""

    roots: tuple[Line, ...] = ()
    platforms: tuple[PlatformPart, ...] = ()


class Zone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A network zone and how a resource shows that it lies there: by tags, or by globs of addresses."""

    zone: Id
    tags: Mapping[Line, Line] = {}
    addresses: tuple[Line, ...] = ()


class RecordPattern(msgspec.Struct, frozen=True):
    """A path or glob of record files, relative to the manifest; `where` is its `file:line`."""

    pattern: str
    where: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The manifest as read from `file`; `facts` are what only people know, by name."""

    file: str
    system: ClaimedSystem
    regime: str | None = None
    records: tuple[RecordPattern, ...] = ()
    boundary: Boundary = Boundary()
    zones: tuple[Zone, ...] = ()
    facts: Mapping[str, bool] = {}
