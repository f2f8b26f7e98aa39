"""Values of the Terraform language, as the evaluator holds them.

| Terraform | here |
| --- | --- |
| null | None |
| bool, string | bool, str |
| number | int where it is whole, else Decimal |
| tuple, object | list, dict |
| list, map, set | `List`, `Map`, `Set` |
| unknown | `model.value.Unknown` |

Any value, and any value inside another, may stand in a `Marked`: it carries what Terraform calls marks (sensitive) and
which resources it came from, through every operation. Objects and maps are walked in the order of their keys.
Source: https://developer.hashicorp.com/terraform/language/expressions/types
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from levelgate.model.value import Unknown


class List(list[Any]):
    """A list: all items of one type; a plain Python list is a tuple."""


class Map(dict[str, Any]):
    """A map: all values of one type; a plain dict is an object."""


class Set(tuple[Any, ...]):
    """A set: distinct items of one type, texts and numbers in their order. `functions.elements.make_set` builds it."""


class Origin(NamedTuple):
    """A resource that a value came from: its block's address, and its key as in `model.resource.Link`."""

    block: str
    key: str = ""


SENSITIVE = "sensitive"
# The value may also come from somewhere else: a condition that is not known decides.
DOUBT = "doubt"

Marks: TypeAlias = frozenset[str | Origin]
NO_MARKS: Marks = frozenset()
CLOSED: Marks = frozenset({SENSITIVE})
DOUBTFUL: Marks = frozenset({DOUBT})


class Marked(NamedTuple):
    """A value with marks; `value` is never itself a `Marked`. Build it with `marked`."""

    value: Any
    marks: Marks


class Lookup(NamedTuple):
    """An object whose attributes are found when they are asked for: a resource, a module, `var`.

    `attribute` raises LanguageError where there is none of that name.
    """

    attribute: Callable[[str], Any]


class LanguageError(Exception):
    """What Terraform refuses, too: a wrong type, an index that is not there. The text holds no value."""


def marked(value: Any, marks: Marks) -> Any:
    """The value with these marks beside its own."""
    if not marks:
        return value
    return Marked(value.value, value.marks | marks) if isinstance(value, Marked) else Marked(value, marks)


def unmarked(value: Any) -> tuple[Any, Marks]:
    """The value, and its own marks, not those of values inside it."""
    return (value.value, value.marks) if isinstance(value, Marked) else (value, NO_MARKS)


def inner(value: Any) -> Collection[Any]:
    """The values directly inside a container; nothing for any other value."""
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, (list, Set)) else ()


def all_marks(value: Any) -> Marks:
    """The marks of a value and of everything inside it."""
    plain, marks = unmarked(value)
    for each in inner(plain):
        marks |= all_marks(each)
    return marks


def some_marks(value: Any) -> Marks:
    """The marks of a value and of what is inside it, the first hundred: enough to follow where an unknown came from."""
    found, marks = unmarked(value)
    return marks.union(*(all_marks(each) for each in islice(inner(found), 100)))


def plain(value: Any) -> Any:
    """The value without any mark."""
    value = value.value if isinstance(value, Marked) else value
    if isinstance(value, dict):
        return type(value)({name: plain(each) for name, each in value.items()})
    return type(value)(plain(each) for each in value) if isinstance(value, (list, Set)) else value


def unknowns(value: Any) -> Iterator[Unknown]:
    """Every unknown in a value."""
    value = value.value if isinstance(value, Marked) else value
    if isinstance(value, Unknown):
        yield value
    for each in inner(value):
        yield from unknowns(each)


def first_unknown(value: Any) -> Unknown | None:
    """An unknown in a value, or None where all of it is known."""
    return next(unknowns(value), None)


def has_lookup(value: Any) -> bool:
    """Whether a whole resource or module is in a value: much of it is not known."""
    value = unmarked(value)[0]
    return isinstance(value, Lookup) or any(map(has_lookup, inner(value)))


def ordered(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The items of an object or a map in Terraform's order: by the bytes of their keys."""
    return sorted(value.items())


def in_order(value: Any) -> bool:
    """Whether Terraform's order of a collection is known here: sets of objects it orders by a hash of its own."""
    if not isinstance(value, Set) or len(value) < 2:
        return True
    items = [unmarked(item)[0] for item in value]
    return all(isinstance(item, str) for item in items) or all(is_number(item) for item in items)


def number(text: str) -> int | Decimal:
    """A number from its decimal text; raises LanguageError."""
    try:
        found = Decimal(text)
    except ArithmeticError:
        raise LanguageError("not a number") from None
    if not found.is_finite() or abs(found.adjusted()) > 600:
        raise LanguageError("not a number of a size that is read")
    return int(found) if found == found.to_integral_value() else found.normalize()


def is_number(value: Any) -> bool:
    """Whether the value is a number (a bool is none)."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
