"""The system manifest: `levelgate.yaml` in, its claims out, with file:line in every error."""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from levelgate.errors import UsageError
from levelgate.mapping import document
from levelgate.mapping.document import Document
from levelgate.model.field import Id, Line
from levelgate.model.manifest import Boundary, ClaimedSystem, Manifest, PlatformPart, RecordPattern, Zone
from levelgate.records.files import read_bounded
from levelgate.records.refusal import printable

_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`", re.DOTALL)
_AT = re.compile(r" - at (?:`key` in )?`\$(?P<place>[^`]*)`\Z")
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<item>[0-9]+)\]")


class _ManifestYaml(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    api_version: Literal["levelgate/v1"]
    kind: Literal["System"]
    system: ClaimedSystem
    regime: Id | None = None
    records: tuple[Line, ...] = ()
    boundary: Boundary = Boundary()
    zones: tuple[Zone, ...] = ()
    facts: Mapping[Id, Any] = {}  # a conversion's error would not name the fact


# The keys that may stand at a place, by the names on the way to it; items of lists do not count.
_KEYS: Mapping[tuple[str, ...], type[msgspec.Struct]] = {
    (): _ManifestYaml,
    ("system",): ClaimedSystem,
    ("boundary",): Boundary,
    ("boundary", "platforms"): PlatformPart,
    ("zones",): Zone,
}


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in a file, None when there is no such file.

    Raises UsageError: MANIFEST_UNREADABLE, MANIFEST_INVALID (an unknown key or unfit value, with `file:line` and, for a
    key, the nearest known one), DOCUMENT_INVALID (not the YAML that `mapping.document` reads).
    """
    try:
        raw = read_bounded(path, document.MAX_BYTES) if path.exists() else None
    except OSError as problem:
        what = f"the manifest cannot be read: {problem.strerror or 'not a file'}"
        raise UsageError("MANIFEST_UNREADABLE", what, where=str(path), help="check --system") from None
    return None if raw is None else _manifest(document.parse(raw, str(path)))


def _manifest(found: Document) -> Manifest:
    try:
        read = msgspec.convert(found.data, _ManifestYaml)
    except msgspec.ValidationError as problem:
        raise _invalid(found, str(problem)) from None
    return Manifest(
        file=found.name,
        system=read.system,
        regime=read.regime,
        records=tuple(RecordPattern(text, found.where(("records", i))) for i, text in enumerate(read.records)),
        boundary=read.boundary,
        zones=read.zones,
        facts={name: _fact(found, name, value) for name, value in read.facts.items()},
    )


def _fact(found: Document, name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    where = found.where(("facts", name))
    raise UsageError("MANIFEST_INVALID", f"the fact {name} is not a boolean", where=where, help="write true or false")


def _invalid(found: Document, problem: str) -> UsageError:
    at = _AT.search(problem)
    what, path = (problem[: at.start()], _path(at["place"])) if at else (problem, ())
    unknown = _UNKNOWN.fullmatch(what)
    if unknown:
        return _unknown_key(found, path, unknown["key"])
    name = ".".join(str(step) for step in path)
    sentence = f"{name}: {what}" if name else what
    return UsageError("MANIFEST_INVALID", printable(sentence), where=found.where(path), help="correct the value")


def _unknown_key(found: Document, path: document.Path, key: str) -> UsageError:
    known = _known_keys(path)
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"known keys here: {', '.join(known)}"
    what = printable(f"the manifest has no key {key}")
    return UsageError("MANIFEST_INVALID", what, where=found.where((*path, key)), help=advice)


def _known_keys(path: document.Path) -> list[str]:
    names = tuple(step for step in path if isinstance(step, str))
    return [field.encode_name for field in msgspec.structs.fields(_KEYS[names])]


def _path(place: str) -> document.Path:
    """`.zones[0].tags[...]` as a path of keys and indices, as far as it names them."""
    steps = _STEP.finditer(place.partition("[...]")[0])
    return tuple(step["key"] or int(step["item"]) for step in steps)
