"""Counting resources that satisfy a condition: answers in, "at least so many" out."""

from collections.abc import Iterable
from typing import NamedTuple

from levelgate.checks.attributes import Reader, Scope
from levelgate.model.resource import Resource
from levelgate.model.value import Truth, Unknown, Value


class Quorum(NamedTuple):
    """How many resources are asked for; with `distinct`, how many different values they show there."""

    least: int = 1
    distinct: Reader | None = None


class Tally:
    """The resources that surely and those that perhaps satisfy a condition, each counted once."""

    __slots__ = ("_maybe", "_quorum", "_shown", "_sure")

    def __init__(self, quorum: Quorum) -> None:
        self._quorum = quorum
        self._sure: set[str] = set()
        self._maybe: set[str] = set()
        self._shown: set[str] = set()

    def add(self, other: Resource, truth: Truth) -> None:
        """Count `other`, for which the condition gave `truth`."""
        if truth is False:
            return
        shows = self._shows(other)
        if truth and shows is not None:
            self._sure.add(other.address)
            self._shown.add(shows)
        else:
            self._maybe.add(other.address)

    def add_possible(self, addresses: Iterable[str]) -> None:
        """Count resources of which it is open whether they are meant at all."""
        self._maybe.update(addresses)

    @property
    def full(self) -> bool:
        """Whether enough surely satisfy the condition."""
        return len(self._shown) >= self._quorum.least

    def answer(self, absent: Truth) -> Truth:
        """True when there are enough, `absent` when there cannot be, else unknown."""
        if self.full:
            return True
        return absent if len(self._shown) + len(self._maybe - self._sure) < self._quorum.least else None

    def _shows(self, other: Resource) -> str | None:
        if self._quorum.distinct is None:
            return other.address
        values = self._quorum.distinct(Scope(other.attributes, other))
        return repr(values) if _settled(list(values)) else None


def _settled(value: Value) -> bool:
    """Whether nothing of the value is unknown or missing."""
    if isinstance(value, list):
        return all(_settled(item) for item in value)
    if isinstance(value, dict):
        return all(_settled(item) for item in value.values())
    return value is not None and not isinstance(value, Unknown)
