"""Functions of regular expressions: PLAIN, as in the package's docstring.

Matches are found, and skipped, as Go's regexp does. Source: https://pkg.go.dev/regexp#Regexp.Expand
"""

import re
from collections.abc import Iterator
from typing import Any

import regex

from levelgate.sources.terraform.language.functions.arguments import MAX_ITEMS, TooCostly, composed, room
from levelgate.sources.terraform.language.functions.patterns import Pattern, read_pattern
from levelgate.sources.terraform.language.primitives import Unsupported, text
from levelgate.sources.terraform.language.values import LanguageError, List

# A pattern of a definition needs microseconds; one that takes this long was written to.
_SECONDS = 0.5
_MAX_SUBJECT = 200_000
_REFERENCE = re.compile(r"\$(?:(\$)|\{(\w+)\}|(\w+))", re.ASCII)


def find(pattern: Any, value: Any) -> Any:
    """What the first match is: a string, or its groups as a tuple or an object."""
    read, subject = _prepared(text(pattern), text(value))
    found = next(_matches(read, subject), None)
    if found is None:
        raise LanguageError("the pattern does not match")
    return _result(read, found)


def find_all(pattern: Any, value: Any) -> List:
    """What every match is, without empty ones that touch the match before."""
    read, subject = _prepared(text(pattern), text(value))
    result, end = List(), -1
    for found in _matches(read, subject):
        if found.end() > found.start() or found.start() != end:
            result.append(_result(read, found))
        end = found.end()
    return result


def replace_matches(value: str, pattern: str, by: str) -> str:
    """The string with every match replaced; $1 and ${name} in the replacement are groups."""
    read, subject = _prepared(pattern, value, mixed=True)
    parts, end, size = [], 0, len(subject)
    for found in _matches(read, subject):
        parts.append(subject[end : found.start()])
        if found.end() > end or found.start() == 0:
            parts.append(_expanded(by, read, found))
            room(characters=(size := size + len(parts[-1])))
        end = found.end()
    return "".join([*parts, subject[end:]])


def _prepared(pattern: str, subject: str, *, mixed: bool = False) -> tuple[Pattern, str]:
    read = read_pattern(pattern)
    if not mixed and 0 < sum(name is not None for name in read.names) < len(read.names):
        raise LanguageError("a pattern with named and unnamed groups")
    if len(subject) > _MAX_SUBJECT:
        raise TooCostly("too long a text to search")
    if read.folds and not subject.isascii():
        raise Unsupported("letters outside of ASCII without regard to case")
    return read, subject


def _matches(read: Pattern, subject: str) -> Iterator["regex.Match[str]"]:
    """Matches from the left; after an empty one the search goes on one character further."""
    position, compiled = 0, regex.compile(read.translated, regex.ASCII | regex.VERSION0)
    for _ in range(MAX_ITEMS):
        found = _searched(compiled, subject, position)
        if found is None:
            return
        yield found
        position = position + 1 if found.end() == position else found.end()
        if position > len(subject):
            return
    raise TooCostly("too many matches")


def _searched(compiled: "regex.Pattern[str]", subject: str, position: int) -> "regex.Match[str] | None":
    try:
        return compiled.search(subject, position, timeout=_SECONDS)
    except TimeoutError:
        raise TooCostly("a pattern that takes too long") from None


def _result(read: Pattern, found: "regex.Match[str]") -> Any:
    groups = [None if each is None else composed(each) for each in found.groups()]
    if not groups:
        return composed(found.group())
    return groups if read.names[0] is None else dict(zip((str(name) for name in read.names), groups, strict=True))


def _expanded(by: str, read: Pattern, found: "regex.Match[str]") -> str:
    def group(reference: re.Match[str]) -> str:
        if reference[1]:
            return "$"
        name = reference[2] or reference[3]
        if name.isdecimal():
            return (found.group(int(name)) or "") if len(name) < 4 and int(name) <= len(read.names) else ""
        return (found.group(read.names.index(name) + 1) or "") if name in read.names else ""

    if not by.isascii():
        # A letter outside of ASCII may be part of a group's name.
        if "$" in by:
            raise Unsupported("a replacement with groups and letters outside of ASCII")
        return by
    return _REFERENCE.sub(group, by)
