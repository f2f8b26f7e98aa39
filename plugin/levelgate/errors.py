"""Exit codes, and the errors that end a run with one of them."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import IntEnum


class Exit(IntEnum):
    """What the process's exit code means; the table stands in README.md and `levelgate --help`."""

    PASSED = 0
    BLOCKED = 1
    USAGE = 2
    INPUT = 3
    INCOMPLETE = 4
    PUBLISH = 5
    INTERNAL = 70


def nearest(name: str, known: Iterable[str]) -> str:
    """What a help line says to a name that there is not: the names nearest to it, else all, at most five."""
    every = sorted(known)
    near = get_close_matches(name, every, n=3) or every[:5]
    return f"known: {', '.join(near) or 'none'}"


class LevelgateError(Exception):
    """An expected end of the run: one line saying what, and the next step.

    `code` is stable and known to `levelgate explain`; `where` is `file` or `file:line`; `what` and `help` are plain
    sentences; no planned value ever stands in them.
    """

    exit = Exit.INTERNAL

    def __init__(self, code: str, what: str, *, where: str = "", help: str = "") -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.where = where
        self.help = help


class UsageError(LevelgateError):
    """A bad option or a bad configuration file (manifest, trust store)."""

    exit = Exit.USAGE


class InputError(LevelgateError):
    """The definition could not be read, or there is nothing in it to judge."""

    exit = Exit.INPUT


class EngineError(LevelgateError):
    """Something that the gate asks for evidence gave none."""

    exit = Exit.INCOMPLETE


class MappingError(LevelgateError):
    """The gate's own knowledge is wrong: a defect of the package, found by its tests."""

    exit = Exit.INTERNAL
