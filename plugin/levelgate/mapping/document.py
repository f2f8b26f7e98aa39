"""Strict YAML: one document of plain data in, dicts and lists with line numbers out.

A subset on purpose (YAML 1.2 core schema): no anchors, aliases, tags, duplicate or non-scalar keys, and `no` stays a
string. PyYAML's own constructors allow all of those, and its composer recurses as deep as the file asks; this reader
walks the parser's events instead, so a hostile file ends in a one-line error.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from levelgate.errors import UsageError

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 40
_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {
    "": None, "null": None, "~": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip  # a table

Path = tuple[str | int, ...]


class Document:
    """Data of one YAML file, and the line each mapping key and list item stands on.

    `data` is built of dict, list, str, int, float, bool and None.
    """

    def __init__(self, name: str, data: Any, lines: dict[Path, int]) -> None:
        self.name = name
        self.data = data
        self._lines = lines

    def where(self, path: Path) -> str:
        """`file:line` of the value at `path`, or of its nearest parent that has one."""
        while path and path not in self._lines:
            path = path[:-1]
        return f"{self.name}:{self._lines.get(path, 1)}"

    def naming(self, word: str, below: Path) -> Iterator[Path]:
        """The places below `below` whose key or value is `word`, in the order of the file."""
        for path in self._lines:
            if path[: len(below)] == below and (word in map(str, path[-1:]) or word == self._at(path)):
                yield path

    def _at(self, path: Path) -> Any:
        found = self.data
        for name in path:
            found = found[name]
        return found


def parse(text: bytes, name: str) -> Document:
    """Parse one YAML document.

    Raises UsageError with code DOCUMENT_INVALID and `name:line` when the text is not UTF-8, not YAML, larger than
    4 MiB, deeper than 40 levels, or uses anything outside the subset.
    """
    if len(text) > MAX_BYTES:
        raise _error(name, 1, "the file is larger than 4 MiB")
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = text.count(b"\n", 0, problem.start) + 1
        raise _error(name, line, "the file is not UTF-8 text") from None
    lines: dict[Path, int] = {}
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        data = _build(yaml.parse(decoded, Loader=loader), name, lines)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        what = problem.problem or "not YAML"
        raise _error(name, mark.line + 1 if mark else 1, what) from None
    except yaml.YAMLError:
        raise _error(name, 1, "the file holds characters that YAML does not allow") from None
    return Document(name, data, lines)


def _build(events: Iterator[Any], name: str, lines: dict[Path, int]) -> Any:
    root: list[Any] = []
    stack: list[tuple[Any, Path]] = [(root, ())]
    keys: list[Any] = [None]  # the key awaiting its value, per open container
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            keys.pop()
            continue
        if not isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent)):
            continue
        _refuse_extras(event, name, line)
        container, path = stack[-1]
        if isinstance(container, dict) and keys[-1] is None:
            key = keys[-1] = _key(event, container, name, line)
            lines[(*path, key)] = line
            continue
        here = _place(container, path, keys)
        value = _value(event)
        _add(container, here, value)
        lines.setdefault(here, line)
        if not isinstance(event, yaml.ScalarEvent):
            if len(stack) > MAX_DEPTH:
                raise _error(name, line, f"nested deeper than {MAX_DEPTH} levels")
            stack.append((value, here))
            keys.append(None)
    if len(root) > 1:
        raise _error(name, 1, "more than one document in the file")
    return root[0] if root else None


def _refuse_extras(event: Any, name: str, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _error(name, line, "anchors and aliases are not allowed")
    if event.tag is not None:
        raise _error(name, line, "tags are not allowed")


def _key(event: Any, container: dict[Any, Any], name: str, line: int) -> Any:
    if not isinstance(event, yaml.ScalarEvent):
        raise _error(name, line, "a key must be a plain word")
    key = _scalar(event)
    if key in container:
        raise _error(name, line, f"the key {str(key)[:60]!r} stands twice")
    if key is None or isinstance(key, float):
        raise _error(name, line, "a key must be a word or a whole number")
    return key


def _place(container: Any, path: Path, keys: list[Any]) -> Path:
    if isinstance(container, dict):
        here: Path = (*path, keys[-1])
        keys[-1] = None
        return here
    return (*path, len(container)) if path or len(keys) > 1 else path


def _add(container: Any, here: Path, value: Any) -> None:
    if isinstance(container, dict):
        container[here[-1]] = value
    else:
        container.append(value)


def _value(event: Any) -> Any:
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    return _scalar(event)


def _scalar(event: Any) -> Any:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def _error(name: str, line: int, what: str) -> UsageError:
    return UsageError("DOCUMENT_INVALID", what, where=f"{name}:{line}", help="correct the file and run again")
