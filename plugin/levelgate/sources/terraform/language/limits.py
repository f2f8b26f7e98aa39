"""Bounds: what a definition may cost. Beyond them reading ends with a clear word, not with a hang."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from levelgate.sources.terraform.language.values import inner, unmarked

MAX_STEPS = 5_000_000
MAX_VALUES = 500_000
MAX_TEXT = 5_000_000
MAX_INSTANCES = 100_000


class LimitReached(Exception):  # noqa: N818 - it tells of a definition, no error of the program
    """A definition costs more than the gate spends on it; the text says which bound."""


class Budget:
    """The steps of evaluation that one root module may take."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._left = steps

    def step(self) -> None:
        """Take one; raises LimitReached when there is none left."""
        self._left -= 1
        if self._left < 0:
            raise LimitReached(f"evaluation takes more than {MAX_STEPS:,} steps")


def bounded_text(parts: Iterable[str]) -> str:
    """The parts joined; raises LimitReached where that is too long."""
    kept = list(parts)
    if sum(map(len, kept)) > MAX_TEXT:
        raise LimitReached(f"a text is longer than {MAX_TEXT:,} characters")
    # Texts that are joined may make one sign of two.
    return unicodedata.normalize("NFC", "".join(kept))


def bounded(value: Any) -> Any:
    """The value; raises LimitReached where it holds too many values.

    What many names refer to is one value in memory, but each of its uses is walked through: every named value is held
    against the bound, so that none that is made of such can be much larger.
    """
    left = MAX_VALUES
    open_ = [value]
    while open_:
        found = unmarked(open_.pop())[0]
        children = list(inner(found))
        left -= 1 + len(children)
        if left < 0:
            raise LimitReached(f"a value holds more than {MAX_VALUES:,} values")
        open_ += children
    return value
