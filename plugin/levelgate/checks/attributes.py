"""Reading attributes: a path and a resource in, the values it leads to out."""

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from levelgate.checks.policy import UNREADABLE, statements
from levelgate.errors import MappingError, nearest
from levelgate.model.resource import Resource
from levelgate.model.value import Token, Unknown, Value

UNSET = Unknown(Token.UNSET)
Entry = TypeVar("Entry")

# Values of attributes that are not written, by type and path, where the platform's default is fixed.
Defaults = Mapping[str, Mapping[str, Value]]


class Scope(NamedTuple):
    """Where a condition stands: the value at hand, its resource, and the resource a hop came from."""

    here: Value
    resource: Resource | None
    outer: Resource | None = None


Reader = Callable[[Scope], Sequence[Value]]


def reader(path: str, prefix: str, defaults: Defaults) -> Reader:
    """Compile `path` into a function from a scope to the values it leads to.

    A path is attribute names joined by dots, optionally followed by a lens as `|json` (the text read as JSON, see
    `_LENSES`); `@region` and its like (see `_OWN`) read the resource itself, `.` is the value at hand.
    A path through a list speaks of every item of it, so several values may come out.
    An attribute that is not written gives its platform default, else one `UNSET`; an explicit null gives None.
    Raises MappingError (RULE_INVALID) for a lens, or a name after `@`, that there is not.
    """
    if path.startswith("@"):
        return _own(path[1:])
    path, _, lens = path.partition("|")
    whole = f"{prefix}.{path}" if prefix else path
    read = _walk(path.split("."), whole, defaults) if path != "." else _here
    return _through(read, known(lens, _LENSES, "lens")) if lens else read


def known(name: str, table: Mapping[str, Entry], kind: str) -> Entry:
    """What `table` holds at `name`; raises MappingError (RULE_INVALID), with the nearest name that there is."""
    if name not in table:
        raise misspelt(name, table, kind)
    return table[name]


def misspelt(name: str, known: Iterable[str], kind: str) -> MappingError:
    """A name that there is not; the help names the nearest ones."""
    return MappingError("RULE_INVALID", f"there is no {kind} {name!r}", help=nearest(name, known))


def _here(scope: Scope) -> Sequence[Value]:
    return (scope.here,)


def _walk(names: list[str], whole: str, defaults: Defaults) -> Reader:
    def settled(scope: Scope, value: Value) -> Value:
        if value is not None and value is not UNSET:
            return value
        known = defaults.get(scope.resource.type) if scope.resource else None
        return known.get(whole, value) if known else value

    first = names[0]

    def one(scope: Scope) -> Sequence[Value]:
        here = scope.here
        value = here.get(first, UNSET) if isinstance(here, dict) else UNSET
        # The common case first: this runs for every attribute that any rule reads.
        return (value if value is not None and value is not UNSET else settled(scope, value),)

    def many(scope: Scope) -> Sequence[Value]:
        return [settled(scope, value) for value in descend(scope.here, names)]

    return one if len(names) == 1 else many


def descend(value: Value, names: Sequence[str]) -> list[Value]:
    """The values that `names` lead to below `value`; through a list, of every item of it."""
    level = [value]
    for name in names:
        level = [inner for outer in level for inner in _step(outer, name)]
    return level


def _step(value: Value, name: str) -> Sequence[Value]:
    if isinstance(value, dict):
        return (value.get(name, UNSET),)
    if isinstance(value, Unknown):
        return (value,)
    if isinstance(value, list) and value:
        return [inner for item in value for inner in _step(item, name)]
    return (UNSET,)


def _own(name: str) -> Reader:
    field = known(name, _OWN, "path @")

    def read(scope: Scope) -> Sequence[Value]:
        return field(scope.resource) if scope.resource else (UNSET,)

    return read


def _one(value: Value) -> Sequence[Value]:
    return (UNSET if value is None or value == "" else value,)


def _zones(resource: Resource) -> Sequence[Value]:
    return (resource.zones,) if isinstance(resource.zones, Unknown) else resource.zones or (UNSET,)


_OWN: dict[str, Callable[[Resource], Sequence[Value]]] = {
    "region": lambda resource: _one(resource.region),
    "account": lambda resource: _one(resource.account),
    "root": lambda resource: _one(resource.root),
    "zone": _zones,
    "type": lambda resource: _one(resource.type),
    "key": lambda resource: (resource.key,),
}


def tags_of(resource: Resource) -> Value:
    """The tags a resource ends up with, as a map: `tags_all` (provider defaults included) where known, else what it
    bears itself. A list of texts such as `zone=dmz` or `zone:dmz` reads as a map; so do `labels` and `metadata`.
    """
    whole = resource.attributes.get("tags_all")
    if isinstance(whole, (dict, Unknown)):
        return whole
    found = [_tag_map(value) for name in _TAGS if (value := resource.attributes.get(name)) is not None]
    unknown = next((value for value in found if isinstance(value, Unknown)), None)
    maps = [value for value in found if isinstance(value, dict)]
    return unknown or {key: value for one in maps for key, value in one.items()}


_TAGS = ("metadata", "labels", "tags")


def _tag_map(value: Value) -> Value:
    if not isinstance(value, list):
        return value
    if any(isinstance(item, Unknown) for item in value):
        return next(item for item in value if isinstance(item, Unknown))
    pairs = [re.split("[=:]", item, maxsplit=1) for item in value if isinstance(item, str)]
    return {pair[0]: pair[-1] if len(pair) > 1 else "" for pair in pairs}


def _through(read: Reader, lens: Callable[[Value], Value]) -> Reader:
    def look(scope: Scope) -> Sequence[Value]:
        return [lens(value) for value in read(scope)]

    return look


def _of_text(look: Callable[[str], Value]) -> Callable[[Value], Value]:
    return lambda value: look(value) if isinstance(value, str) else value


# Several rules read the same policies, one rule after the other; what is read is never changed.
@lru_cache(maxsize=4096)
def _json(text: str) -> Value:
    try:
        value: Value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return UNREADABLE
    return value


@lru_cache(maxsize=4096)
def _statements(text: str) -> Value:
    document = _json(text)
    return document if isinstance(document, Unknown) else statements(document)


def _base64(text: str) -> Value:
    try:
        return b64decode(text, validate=True).decode(errors="replace")
    except ValueError:
        return UNREADABLE


def _arn_part(index: int) -> Callable[[str], Value]:
    def part(text: str) -> Value:
        parts = text.split(":", 5)
        return (parts[index] or UNSET) if len(parts) == 6 and parts[0] == "arn" else UNREADABLE

    return part


_LENSES: dict[str, Callable[[Value], Value]] = {
    "json": _of_text(_json),
    "statements": _of_text(_statements),
    "base64": _of_text(_base64),
    "region": _of_text(_arn_part(3)),
    "account": _of_text(_arn_part(4)),
    "keys": lambda value: list(value) if isinstance(value, dict) else value,
    "values": lambda value: list(value.values()) if isinstance(value, dict) else value,
}


def short(text: str) -> str:
    """The text, cut with three dots where it is longer than 160 characters."""
    return text if len(text) <= 160 else text[:157] + "..."


def shown(value: Value) -> str:
    """A value as one short line for a report; structures are cut, never dumped whole."""
    if isinstance(value, Unknown):
        return value.reason
    if value is None:
        return Token.UNSET
    text = value if isinstance(value, str) else msgspec.json.encode(_readable(value)).decode()
    return short(text)


def _readable(value: Value) -> Value:
    if isinstance(value, list):
        return [_readable(item) for item in value]
    if isinstance(value, dict):
        return {name: _readable(inner) for name, inner in value.items()}
    return value.reason if isinstance(value, Unknown) else value


def closed(resource: Resource | None, path: str) -> bool:
    """Whether the attribute at `path`, or anything above or below it, is marked sensitive."""
    if resource is None or resource.sensitive is None or path.startswith("@"):
        return False
    return _marked(resource.sensitive, path.partition("|")[0].split("."))


def _marked(marks: Value, names: Sequence[str]) -> bool:
    if marks is True:
        return True
    if isinstance(marks, (list, tuple)):
        return any(_marked(item, names) for item in marks)
    if not isinstance(marks, dict):
        return False
    if not names:
        return any(_marked(inner, names) for inner in marks.values())
    return _marked(marks.get(names[0]), names[1:])
