"""Reading attributes: a path and a resource in, the values it leads to out."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from levelgate.checks.policy import UNREADABLE, statements
from levelgate.model.resource import Resource
from levelgate.model.value import Token, Unknown, Value

UNSET = Unknown(Token.UNSET)

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

    A path is attribute names joined by dots, optionally followed by `|json` (the text read as JSON) or `|statements`
    (an IAM policy's statements, normalised); `@region`, `@zone`, `@type` and `@key` read the resource itself, `.` is
    the value at hand. A path through a list speaks of every item of it, so several values may come out.
    An attribute that is not written gives its platform default, else one `UNSET`; an explicit null gives None.
    """
    if path.startswith("@"):
        return _own(path[1:])
    path, _, lens = path.partition("|")
    whole = f"{prefix}.{path}" if prefix else path
    read = _walk(path.split("."), whole, defaults) if path != "." else _here
    return _through(read, _LENSES[lens]) if lens else read


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
    fields: dict[str, Callable[[Resource], Value]] = {
        "region": lambda resource: resource.region,
        "zone": lambda resource: resource.zone or _zone_to_come(tags_of(resource)),
        "type": lambda resource: resource.type,
        "key": lambda resource: resource.key,
    }
    field = fields[name]

    def read(scope: Scope) -> Sequence[Value]:
        value = field(scope.resource) if scope.resource else None
        return (UNSET if value is None else value,)

    return read


def tags_of(resource: Resource) -> Value:
    """The tags a resource ends up with: `tags_all` (provider defaults included) where known, else `tags`."""
    whole = resource.attributes.get("tags_all")
    return whole if isinstance(whole, (dict, Unknown)) else resource.attributes.get("tags")


def _zone_to_come(tags: Value) -> Value:
    values = tags.values() if isinstance(tags, dict) else (tags,)
    return next((value for value in values if isinstance(value, Unknown)), None)


def _through(read: Reader, lens: Callable[[str], Value]) -> Reader:
    def look(scope: Scope) -> Sequence[Value]:
        return [lens(value) if isinstance(value, str) else value for value in read(scope)]

    return look


def _json(text: str) -> Value:
    try:
        value: Value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return UNREADABLE
    return value


def _statements(text: str) -> Value:
    document = _json(text)
    return document if isinstance(document, Unknown) else statements(document)


_LENSES: dict[str, Callable[[str], Value]] = {"json": _json, "statements": _statements}


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
