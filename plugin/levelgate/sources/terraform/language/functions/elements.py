"""Elements of collections: their order, whether two are equal, and the one type they are converted to.

Elements may be `Unknown` or `Marked`; marks stay on the element that has them.
Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import wraps
from typing import Any

from levelgate.model.value import Truth, Unknown, every
from levelgate.sources.terraform.language.functions.arguments import MAX_DEPTH, TooCostly, room
from levelgate.sources.terraform.language.primitives import Unsupported, text
from levelgate.sources.terraform.language.values import (
    NO_MARKS,
    LanguageError,
    List,
    Map,
    Set,
    all_marks,
    first_unknown,
    has_lookup,
    inner,
    is_number,
    marked,
    plain,
    unmarked,
)

_PRIMITIVES = ("string", "number", "bool")
_CONTAINERS = {"tuple", "object", "list", "map", "set"}


class CommonTypeError(LanguageError):
    """The elements cannot be converted to one type."""


def kind(value: Any) -> str:
    """The name of a value's type, without its element types."""
    value, _ = unmarked(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "bool"
    if is_number(value):
        return "number"
    names = ((str, "string"), (Unknown, "unknown"), (Map, "map"), (dict, "object"), (List, "list"), (list, "tuple"))
    return next((name for each, name in names if isinstance(value, each)), "set")


def sequence(value: Any) -> list[Any]:
    """The elements of a list, a tuple or a set in Terraform's order; raises for anything else."""
    if isinstance(value, list):
        return list(value)
    if not isinstance(value, Set):
        raise LanguageError("a list, a tuple or a set is required")
    if len(value) > 1 and any(kind(each) not in (*_PRIMITIVES, "null") for each in value):
        raise Unsupported("Terraform orders the elements of this set in a way of its own")
    return list(value)


def converted(value: Any) -> list[Any]:
    """The elements of what is given for a list of any one type."""
    items = sequence(value)
    return items if isinstance(value, (List, Set)) else unify(items)


def texts(value: Any) -> list[Any]:
    """The elements of what is given for a list of strings; nulls and unknowns stay."""
    return [as_text(each) for each in sequence(value)]


def as_text(value: Any) -> Any:
    """The element as a string."""
    known, marks = unmarked(value)
    return value if known is None or isinstance(known, Unknown) else marked(text(known), marks)


def unify(items: list[Any]) -> list[Any]:
    """The elements converted to their one type; raises `CommonTypeError`, or Unsupported where it is not certain."""
    kinds = {kind(each) for each in items}
    known = kinds - {"null", "unknown"}
    if "string" in known and known <= set(_PRIMITIVES):
        return [as_text(each) for each in items]
    if known & set(_PRIMITIVES):
        _require_one(kinds, known)
    elif len(known) > 1:
        raise Unsupported("elements of several types")
    else:
        one_type(items)
    return items


def _require_one(kinds: set[str], known: set[str]) -> None:
    if len(known) > 1 and kinds != known:
        raise Unsupported("an element whose type is not known may decide the type of all")
    if len(known) > 1:
        raise CommonTypeError("the elements have no common type")
    if "unknown" in kinds and known != {"string"}:
        raise Unsupported("an element that is not known may decide the type")


def one_type(items: Sequence[Any], depth: int = 0) -> None:
    """Raises Unsupported unless all items have one type already, as far as can be told."""
    kinds = {kind(each) for each in items}
    known = kinds - {"null", "unknown"}
    if depth > MAX_DEPTH or len(known) > 1 or ("unknown" in kinds and known & {"number", "bool"}):
        raise Unsupported("elements of several types")
    if known & _CONTAINERS:
        values = [unmarked(each)[0] for each in items]
        for each in _alike(
            known.pop(), [each for each in values if each is not None and not isinstance(each, Unknown)]
        ):
            one_type(each, depth + 1)


def _alike(name: str, values: list[Any]) -> Iterable[list[Any]]:
    """The groups of inner values that must have one type where the containers of this kind have one."""
    if name not in ("tuple", "object"):
        return ([each for value in values for each in inner(value)],)
    keys = [value.keys() if isinstance(value, dict) else set(range(len(value))) for value in values]
    if any(each != keys[0] for each in keys):
        raise Unsupported("elements of several types")
    return ([value[key] for value in values] for key in keys[0])


def identity(value: Any, depth: int = 0) -> Hashable:
    """Something that is equal for two known values without marks exactly where Terraform calls them equal."""
    if depth > MAX_DEPTH:
        raise TooCostly("a value that is nested too deeply")
    if isinstance(value, dict):
        return kind(value), tuple((name, identity(value[name], depth + 1)) for name in sorted(value))
    if isinstance(value, Set):
        return "set", frozenset(identity(each, depth + 1) for each in value)
    if isinstance(value, list):
        return kind(value), tuple(identity(each, depth + 1) for each in value)
    return kind(value), value


def equal(first: Any, second: Any) -> Truth:
    """Whether Terraform's == holds; None where an unknown decides."""
    first, second = unmarked(first)[0], unmarked(second)[0]
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        return None
    if kind(first) != kind(second):
        return False
    if first_unknown(first) is None and first_unknown(second) is None:
        return identity(plain(first)) == identity(plain(second))
    if isinstance(first, Set):
        return None
    if len(first) != len(second) or (isinstance(first, dict) and first.keys() != second.keys()):
        return False
    return every([equal(one, other) for one, other in _members(first, second)])


def _members(first: Any, second: Any) -> Iterable[tuple[Any, Any]]:
    return (
        ((first[name], second[name]) for name in first) if isinstance(first, dict) else zip(first, second, strict=True)
    )


def make_set(items: Iterable[Any]) -> Set:
    """A set: each item once; strings, numbers and bools in their order, null last."""
    distinct = list({_identity(each): each for each in items}.values())
    room(items=len(distinct))
    given = [each for each in distinct if unmarked(each)[0] is not None]
    kinds = {kind(each) for each in given}
    if len(kinds) == 1 and kinds <= set(_PRIMITIVES):
        given.sort(key=lambda each: unmarked(each)[0])
    return Set([*given, None] if len(given) < len(distinct) else given)


def _identity(item: Any) -> Hashable:
    # Two unknown values may turn out to differ, and so may two whole resources.
    return id(item) if first_unknown(item) or has_lookup(item) else identity(plain(item))


def gathered(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, called without marks; its result has the marks of everything that was given."""

    @wraps(function)
    def call(*arguments: Any) -> Any:
        marks = NO_MARKS.union(*(all_marks(each) for each in arguments))
        return marked(function(*(plain(each) for each in arguments)), marks)

    return call


def unknown_or(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function for known arguments; where an unknown is inside one, that unknown."""

    @wraps(function)
    def call(*arguments: Any) -> Any:
        found = next((each for each in map(first_unknown, arguments) if each is not None), None)
        return function(*arguments) if found is None else found

    return call
