"""Single characters and sets of characters in brackets, of RE2's syntax, translated for the `regex` package.

Source: https://github.com/google/re2/wiki/Syntax
"""

import re

from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.values import LanguageError

_SPACE = r"\t\n\f\r\x20"
_WORD = "0-9A-Za-z_"
_NOT_WORD = r"\x00-/:-@\[-\^`\{-\U0010ffff"
_NOT_SPACE = r"\x00-\x08\x0b\x0e-\x1f!-\U0010ffff"
# The sets that RE2 keeps to ASCII.
ESCAPES = {
    "d": "0-9",
    "D": r"\x00-/:-\U0010ffff",
    "s": _SPACE,
    "S": _NOT_SPACE,
    "w": _WORD,
    "W": _NOT_WORD,
}
_NAMED = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "ascii": r"\x00-\x7f",
    "blank": r"\t\x20",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": r"\x20-~",
    "punct": r"!-/:-@\[-`\{-~",
    "space": r"\t\n\v\f\r\x20",
    "upper": "A-Z",
    "word": _WORD,
    "xdigit": "0-9A-Fa-f",
}
_CLASS_NAME = re.compile(r"\[:(\^?)(\w*):\]", re.ASCII)
_CONTROLS = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_HEXADECIMAL = re.compile(r"x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})")
_OCTAL = re.compile(r"0[0-7]{0,2}|[1-7][0-7]{1,2}")


def single(character: str) -> str:
    """One character, written so that it stands only for itself, in brackets too."""
    return character if character.isascii() and character.isalnum() else f"\\U{ord(character):08x}"


def read_class(source: str, at: int) -> tuple[str, int]:
    """What is in brackets, whose first is at `at`, and the place behind them."""
    negated = source.startswith("^", at)
    at += negated
    parts: list[str] = []
    while not source.startswith("]", at) or not parts:
        if at >= len(source):
            raise LanguageError("a bracket that is not closed")
        part, at = _part(source, at)
        parts.append(part)
    return f"[{'^' * negated}{''.join(parts)}]", at + 1


def _part(source: str, at: int) -> tuple[str, int]:
    """The next named set, character or range in brackets."""
    if named := _CLASS_NAME.match(source, at):
        return _named(named), named.end()
    if source.startswith("[:", at):
        raise Unsupported("what looks like the name of a set")
    if source[at] == "\\" and source[at + 1 : at + 2] in ESCAPES and at + 1 < len(source):
        return ESCAPES[source[at + 1]], at + 2
    first, at = _character(source, at)
    if not source.startswith("-", at) or source.startswith("-]", at):
        return single(first), at
    last, at = _character(source, at + 1)
    if last < first:
        raise LanguageError("a range that ends before it begins")
    return f"{single(first)}-{single(last)}", at


def _named(named: re.Match[str]) -> str:
    if named[2] not in _NAMED:
        raise LanguageError("a set of characters that RE2 does not have")
    if named[1]:
        raise Unsupported("a named set that is negated")
    return _NAMED[named[2]]


def _character(source: str, at: int) -> tuple[str, int]:
    if at >= len(source):
        raise LanguageError("a bracket that is not closed")
    return class_item(source, at + 1) if source[at] == "\\" else (source[at], at + 1)


def class_item(source: str, at: int) -> tuple[str, int]:
    """The one character that an escape stands for, whose backslash is before `at`, and the place behind it."""
    letter = source[at : at + 1]
    if letter in _CONTROLS and letter:
        return _CONTROLS[letter], at + 1
    if letter and letter.isascii() and not letter.isalnum():
        return letter, at + 1
    if letter and letter in "pPC":
        raise Unsupported("a set of characters of Unicode")
    if found := _OCTAL.match(source, at):
        return chr(int(found[0], 8)), found.end()
    if found := _HEXADECIMAL.match(source, at):
        return _scalar(int(found[1] or found[2], 16)), found.end()
    raise LanguageError("an escape that RE2 does not have")


def _scalar(code: int) -> str:
    if code > 0x10FFFF:
        raise LanguageError("not a character of Unicode")
    if 0xD800 <= code < 0xE000:
        raise Unsupported("half of a character")
    return chr(code)
