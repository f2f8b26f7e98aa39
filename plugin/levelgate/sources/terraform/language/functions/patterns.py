"""Regular expressions of RE2's syntax, as Go reads it, translated for the `regex` package.

What RE2 refuses raises LanguageError; what the two may match differently raises Unsupported.
Source: https://github.com/google/re2/wiki/Syntax
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from levelgate.sources.terraform.language.functions.arguments import TooCostly
from levelgate.sources.terraform.language.functions.brackets import ESCAPES, class_item, read_class, single
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.values import LanguageError

_MAX_LENGTH = 2_000
_MAX_DEPTH = 50
_MAX_REPEAT = 1_000
_REPEAT = re.compile(r"[*+?]|\{(\d+)(,(\d*))?\}", re.ASCII)
_GROUP = re.compile(r"\?P?<([^>]*)>")
_FLAGS = re.compile(r"\?([A-Za-z]*)(?:-([A-Za-z]*))?([:)])")


class Pattern(NamedTuple):
    """The text for `regex`, the name of every group (None where it has none), and whether case is ignored."""

    translated: str
    names: tuple[str | None, ...]
    folds: bool


class _Piece(NamedTuple):
    """A translated part; whether it can match nothing, and how often it is repeated at most."""

    text: str
    empty: bool = False
    times: int = 1


@lru_cache(maxsize=256)
def read_pattern(source: str) -> Pattern:
    """The translated pattern; raises LanguageError."""
    if len(source) > _MAX_LENGTH:
        raise TooCostly("too long a pattern")
    reader = _Reader(source)
    translated = reader.alternatives(frozenset()).text
    if reader.at < len(source):
        raise LanguageError("a parenthesis that closes nothing")
    if reader.folds and not source.isascii():
        raise Unsupported("letters outside of ASCII without regard to case")
    return Pattern(translated, tuple(reader.names), reader.folds)


@dataclass
class _Reader:
    """Reads a pattern from left to right; `at` is the place of the next character."""

    source: str
    at: int = 0
    depth: int = 0
    names: list[str | None] = field(default_factory=list)
    folds: bool = False

    def alternatives(self, flags: frozenset[str]) -> _Piece:
        """What stands between parentheses, up to the closing one or the end."""
        branches: list[list[_Piece]] = [[]]
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "|":
                self.at += 1
                branches.append([])
                continue
            piece, flags = self.atom(flags)
            if piece is not None:
                branches[-1].append(self.repeated(piece))
        empty = any(all(each.empty for each in branch) for branch in branches)
        times = max((each.times for branch in branches for each in branch), default=1)
        return _Piece("|".join("".join(each.text for each in branch) for branch in branches), empty, times)

    def atom(self, flags: frozenset[str]) -> tuple[_Piece | None, frozenset[str]]:
        """The next thing that can be repeated, and the flags from here on."""
        character = self.source[self.at]
        self.at += 1
        if character == "(":
            return self.group(flags)
        if character in "*+?":
            raise LanguageError("a repetition of nothing")
        return self.other(character, flags), flags

    def other(self, character: str, flags: frozenset[str]) -> _Piece:
        if character in "^$":
            return self.edge(character, flags)
        if character == ".":
            return _Piece(r"[\s\S]" if "s" in flags else r"[^\n]")
        if character == "[":
            translated, self.at = read_class(self.source, self.at)
            return self.folded(translated, flags)
        if character == "\\":
            return self.escaped(flags)
        return self.folded(single(character), flags)

    def edge(self, character: str, flags: frozenset[str]) -> _Piece:
        if _REPEAT.match(self.source, self.at):
            raise Unsupported("a repetition of an edge")
        if "m" in flags:
            return _Piece(f"(?m:{character})", empty=True)
        return _Piece(r"\A" if character == "^" else r"\Z", empty=True)

    def folded(self, translated: str, flags: frozenset[str]) -> _Piece:
        self.folds |= "i" in flags
        return _Piece(f"(?i:{translated})" if "i" in flags else translated)

    def escaped(self, flags: frozenset[str]) -> _Piece:
        """What a backslash begins outside of brackets."""
        letter = self.source[self.at : self.at + 1]
        if letter and letter in "AzbB":
            self.at += 1
            if _REPEAT.match(self.source, self.at):
                raise Unsupported("a repetition of an edge")
            return _Piece({"A": r"\A", "z": r"\Z", "b": r"\b", "B": r"\B"}[letter], empty=True)
        if letter == "Q":
            return self.quoted(flags)
        if letter and letter in ESCAPES:
            self.at += 1
            return self.folded(f"[{ESCAPES[letter]}]", flags)
        translated, self.at = class_item(self.source, self.at)
        return self.folded(single(translated), flags)

    def quoted(self, flags: frozenset[str]) -> _Piece:
        end = self.source.find(r"\E", self.at)
        if end < 0 or _REPEAT.match(self.source, end + 2):
            raise Unsupported("quoted text that does not end, or is repeated")
        quoted = self.source[self.at + 1 : end]
        self.at = end + 2
        return self.folded("".join(single(each) for each in quoted), flags)._replace(empty=not quoted)

    def group(self, flags: frozenset[str]) -> tuple[_Piece | None, frozenset[str]]:
        """A group, or flags for the rest of the group around."""
        opening = "("
        if self.source.startswith("?", self.at):
            if named := _GROUP.match(self.source, self.at):
                self.name(named[1])
            else:
                opening, changed, ends = self.flags(flags)
                if ends:
                    return None, changed
                return self.inside(opening, changed), flags
            self.at = named.end()
        else:
            self.names.append(None)
        return self.inside(opening, flags), flags

    def name(self, name: str) -> None:
        if not re.fullmatch(r"\w+", name, re.ASCII):
            raise LanguageError("not a name of a group")
        if name in self.names:
            raise Unsupported("a name of a group for the second time")
        self.names.append(name)

    def flags(self, flags: frozenset[str]) -> tuple[str, frozenset[str], bool]:
        found = _FLAGS.match(self.source, self.at)
        on, off = (found[1], found[2] or "") if found else ("", "")
        if not found or not set(on + off) <= set("imsU") or (found[2] == "") or (found[0] == "?)"):
            raise LanguageError("a group that RE2 does not have")
        if "U" in on + off:
            raise Unsupported("a flag that swaps repetitions")
        self.at = found.end()
        return "(?:", (flags | set(on)) - set(off), found[3] == ")"

    def inside(self, opening: str, flags: frozenset[str]) -> _Piece:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise TooCostly("groups that are nested too deeply")
        piece = self.alternatives(flags)
        if self.at >= len(self.source):
            raise LanguageError("a parenthesis that is not closed")
        self.at += 1
        self.depth -= 1
        return piece._replace(text=f"{opening}{piece.text})")

    def repeated(self, piece: _Piece) -> _Piece:
        """The piece with the repetition that follows it."""
        found = _REPEAT.match(self.source, self.at)
        if not found:
            return piece
        least, most = _bounds(found)
        self.at = found.end()
        lazy = self.source.startswith("?", self.at)
        self.at += lazy
        if _REPEAT.match(self.source, self.at):
            raise LanguageError("a repetition of a repetition")
        if piece.empty and (most is None or most > 1):
            raise Unsupported("a repetition of what can be empty")
        times = piece.times * max(least, most or 0, 1)
        if times > _MAX_REPEAT:
            raise LanguageError("too large a repetition")
        return _Piece(f"(?:{piece.text}){found[0]}{'?' * lazy}", piece.empty or not least, times)


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    """The least and the most times of a repetition; None where there is no most."""
    if found[0] in ("*", "+", "?"):
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[0]]
    if len(found[0]) > 12:
        raise LanguageError("too large a repetition")
    least = int(found[1])
    most = least if not found[2] else int(found[3]) if found[3] else None
    if max(least, most or 0) > _MAX_REPEAT or (most is not None and most < least):
        raise LanguageError("too large a repetition, or one that ends before it begins")
    return least, most
