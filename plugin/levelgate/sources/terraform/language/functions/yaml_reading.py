"""yamldecode: PLAIN, as in the package's docstring.

The parser's events are read here, because Terraform gives scalars their types in a way of its own.
Source: https://developer.hashicorp.com/terraform/language/functions/yamldecode
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from levelgate.sources.terraform.language.functions.arguments import MAX_DEPTH, MAX_ITEMS, TooCostly, composed
from levelgate.sources.terraform.language.primitives import Unsupported, read_number, text
from levelgate.sources.terraform.language.values import LanguageError

_MAX_SOURCE = 1_000_000
_STRING_TAG = "tag:yaml.org,2002:str"
_SPELLINGS: dict[str, bool | None] = {
    spelled: meaning
    for words, meaning in (("y yes true on", True), ("n no false off", False), ("null", None))
    for word in words.split()
    for spelled in (word, word.capitalize(), word.upper())
} | {"": None, "~": None}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_UNSURE = re.compile(r"[-+]?\.(inf|nan)|[-+]?0[xob_]\D.*|[-+]0[xob].*|\d{4}-\d.*[T :].*", re.IGNORECASE | re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def yamldecode(value: Any) -> Any:
    """The value that one document of YAML is of: objects and tuples, not maps and lists."""
    source = text(value)
    if len(source) > _MAX_SOURCE:
        raise TooCostly("too long a text")
    if "\t" in source or "\ufeff" in source or "%" in (line[:1] for line in source.split("\n")):
        raise Unsupported("tabs or directives, which parsers treat differently")
    try:
        return _document(yaml.parse(source, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        raise LanguageError("not YAML") from None
    except RecursionError:
        raise TooCostly("a value that is nested too deeply") from None


def _document(events: Iterator[Event]) -> Any:
    next(events)
    if not isinstance(next(events), DocumentStartEvent):
        raise LanguageError("no document")
    found = _Reader(events).value(next(events), 0)
    if not isinstance(next(events), DocumentEndEvent) or not isinstance(next(events), StreamEndEvent):
        raise LanguageError("more than one document")
    return found


@dataclass
class _Reader:
    """Makes values of events; `size` counts them, those behind an alias every time."""

    events: Iterator[Event]
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    size: int = 0

    def value(self, event: Event, depth: int) -> Any:
        before = self.size
        self.grow(1)
        if depth > MAX_DEPTH:
            raise TooCostly("a value that is nested too deeply")
        if isinstance(event, AliasEvent):
            return self.alias(event)
        anchor = event.anchor if isinstance(event, NodeEvent) else None
        if anchor is not None and anchor in self.anchors:
            raise Unsupported("an anchor for the second time")
        found = self.node(event, depth)
        if anchor is not None:
            self.anchors[anchor] = found, self.size - before
        return found

    def node(self, event: Event, depth: int) -> Any:
        if isinstance(event, ScalarEvent):
            return scalar(event)
        if not isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            raise LanguageError("not a value")
        if event.tag is not None:
            raise Unsupported("a tag")
        return self.mapping(depth) if isinstance(event, MappingStartEvent) else self.items(depth)

    def grow(self, by: int) -> None:
        self.size += by
        if self.size > MAX_ITEMS:
            raise TooCostly("too many values")

    def alias(self, event: AliasEvent) -> Any:
        if event.anchor not in self.anchors:
            raise LanguageError("an alias of nothing")
        found, size = self.anchors[event.anchor]
        self.grow(size)
        return found

    def items(self, depth: int) -> list[Any]:
        found = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            found.append(self.value(event, depth + 1))
        return found

    def mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if isinstance(event, ScalarEvent) and event.value == "<<" and event.tag is None:
                found |= _merged(self.value(next(self.events), depth + 1))
                continue
            name = _key(event)
            found[name] = self.value(next(self.events), depth + 1)
        return found


def _merged(value: Any) -> dict[str, Any]:
    """The attributes that a merge key brings."""
    if isinstance(value, list):
        raise Unsupported("whether several mappings are merged depends on the version")
    if not isinstance(value, dict):
        raise LanguageError("only mappings can be merged")
    return value


def _key(event: Event) -> str:
    if not isinstance(event, ScalarEvent):
        raise LanguageError("a key that is not a string")
    if event.anchor is not None:
        raise Unsupported("an anchor at a key")
    found = scalar(event)
    if found is None:
        raise LanguageError("a key that is null")
    return text(found)


def scalar(event: ScalarEvent) -> Any:
    """The value of a scalar."""
    if event.tag not in (None, _STRING_TAG):
        raise Unsupported("a tag")
    if _SURROGATE.search(event.value):
        raise Unsupported("half of a character, which parsers treat differently")
    if event.tag == _STRING_TAG or event.style in ("'", '"'):
        return composed(event.value)
    if event.style in ("|", ">"):
        return _unquoted(event.value, block=True)
    return _unquoted(event.value)


def _unquoted(written: str, *, block: bool = False) -> Any:
    if written in _SPELLINGS:
        found: Any = _SPELLINGS[written]
    elif _UNSURE.fullmatch(written):
        raise Unsupported("a number or a time that is written in an unusual way")
    else:
        found = _number(written)
    # A block of text is read like any other scalar, but ends as a string.
    return text(found) if block and found is not None else found


def _number(written: str) -> Any:
    if _INTEGER.fullmatch(written) or _FLOAT.fullmatch(written):
        return read_number(written)
    if _OTHER_BASE.fullmatch(written):
        return _small(int(written, 0))
    return _date(found) if (found := _DATE.fullmatch(written)) else composed(written)


def _small(found: int) -> int:
    if found >= 2**63:
        raise Unsupported("a number of more than 64 bits")
    return found


def _date(found: re.Match[str]) -> str:
    try:
        return f"{date(int(found[1]), int(found[2]), int(found[3])).isoformat()}T00:00:00Z"
    except ValueError:
        return found[0]
