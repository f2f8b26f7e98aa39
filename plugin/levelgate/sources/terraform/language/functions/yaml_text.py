"""yamlencode: PLAIN, as in the package's docstring.

Terraform writes blocks, with every string in double quotes but for those of several lines.
Source: https://developer.hashicorp.com/terraform/language/functions/yamlencode
"""

import re
from typing import Any

from levelgate.sources.terraform.language.functions.arguments import MAX_DEPTH, TooCostly, composed, room
from levelgate.sources.terraform.language.functions.elements import sequence
from levelgate.sources.terraform.language.primitives import Unsupported, digits, text
from levelgate.sources.terraform.language.values import ordered

_STEP = 2
# A string goes on in another line at a space behind this column.
_WIDTH = 80
_MAX_KEY = 100
_PLAIN_TEXT = re.compile("[\t -~\xa1-\u0fff\u3001-\ud7ff\U0001f300-\U0001faff]*")
_BLOCK_TEXT = re.compile("[\n -~\xa1-\u0fff\u3001-\ud7ff]*")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\t": "\\t"}


def yamlencode(value: Any) -> str:
    """The value as a document of YAML."""
    if isinstance(value, str):
        return composed(_string(value, 0, _STEP, root=True) + "\n")
    if isinstance(value, (dict, list, tuple)):
        return composed(_block(value, 0, 0) + "\n")
    # A bare word at the end leaves the document open.
    return f"{_word(value)}\n...\n"


def _word(value: Any) -> str:
    if value is None:
        return "null"
    return text(value) if isinstance(value, bool) else digits(value)


def _block(value: Any, indent: int, depth: int) -> str:
    """A container whose first line is begun already, and whose others begin at the indent."""
    if depth > MAX_DEPTH:
        raise TooCostly("a value that is nested too deeply")
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, dict):
        lines = [_entry(name, each, indent, depth) for name, each in ordered(value)]
    else:
        lines = [f"- {_node(each, indent + _STEP, indent, depth)}" for each in sequence(value)]
    room(items=len(lines), characters=sum(map(len, lines)))
    return ("\n" + " " * indent).join(lines)


def _entry(name: str, value: Any, indent: int, depth: int) -> str:
    key = _key(name)
    if not isinstance(value, (dict, list, tuple)) or not value:
        return f"{key}: {_node(value, indent + len(key) + 2, indent, depth)}"
    inside = indent + _STEP if isinstance(value, dict) else indent
    return f"{key}:\n{' ' * inside}{_block(value, inside, depth + 1)}"


def _node(value: Any, column: int, indent: int, depth: int) -> str:
    """A value that begins at the column, in a container at the indent."""
    if isinstance(value, str):
        return _string(value, column, indent + _STEP)
    return _block(value, column, depth + 1) if isinstance(value, (dict, list, tuple)) else _word(value)


def _key(name: str) -> str:
    if "\n" in name or len(name.encode()) > _MAX_KEY or not _PLAIN_TEXT.fullmatch(name):
        raise Unsupported("a key that is not written in one line")
    return f'"{"".join(map(_escaped, name))}"'


def _string(value: str, column: int, indent: int, *, root: bool = False) -> str:
    if "\n" in value:
        return _literal(value, indent, root=root)
    if not _PLAIN_TEXT.fullmatch(value):
        raise Unsupported("a string with rare characters")
    return f'"{_folded(value, column + 1, indent)}"'


def _folded(value: str, column: int, indent: int) -> str:
    """The string, escaped, with a new line instead of a space where a line is full."""
    parts = []
    for at, each in enumerate(value):
        if each == " " and column > _WIDTH and 0 < at < len(value) - 1:
            if " " in (value[at - 1], value[at + 1]):
                raise Unsupported("a long string with several spaces together")
            parts.append("\n" + " " * indent)
            column = indent
        else:
            parts.append(_escaped(each))
            column += len(parts[-1])
    return "".join(parts)


def _escaped(character: str) -> str:
    return _ESCAPED.get(character) or (character if ord(character) < 2**16 else f"\\U{ord(character):08X}")


def _literal(value: str, indent: int, *, root: bool) -> str:
    """A string of several lines, each in a line of its own."""
    unsure = root or value.startswith("\n") or value.endswith(("\n\n", " ")) or " \n" in value
    if unsure or not _BLOCK_TEXT.fullmatch(value):
        raise Unsupported("a string of several lines with spaces or empty lines at an end, or rare characters")
    hint = f"{_STEP}" if value.startswith(" ") else ""
    lines = value.removesuffix("\n").split("\n")
    room(characters=len(value) + indent * len(lines))
    body = "".join(f"\n{' ' * indent}{each}" if each else "\n" for each in lines)
    return f"|{hint}{'' if value.endswith(chr(10)) else '-'}{body}"
