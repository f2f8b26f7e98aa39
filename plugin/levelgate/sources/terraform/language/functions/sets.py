"""Functions of sets: STRUCTURAL, as in the package's docstring.

A set holds no marks, so the result has those of all elements.
Source: https://developer.hashicorp.com/terraform/language/functions (collection functions)
"""

from itertools import product
from math import prod
from typing import Any

from levelgate.sources.terraform.language.functions.arguments import room
from levelgate.sources.terraform.language.functions.elements import (
    gathered,
    identity,
    kind,
    make_set,
    unify,
    unknown_or,
)
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.values import LanguageError, List, Set


def setproduct(*values: Any) -> Any:
    """Every combination of elements: a list where all are lists or tuples, else a set."""
    if len(values) < 2 or not all(isinstance(each, (list, Set)) for each in values):
        raise LanguageError("at least two lists or sets are required")
    room(items=len(values) * prod(len(each) for each in values))
    if all(isinstance(each, list) for each in values):
        return List(list(each) for each in product(*map(_elements, values)))
    return _product_set(*values)


@gathered
@unknown_or
def _product_set(*values: Any) -> Set:
    # The order of a set of tuples is the order of neither argument, and nothing may depend on it.
    return make_set(list(each) for each in product(*map(_elements, values)))


def _elements(value: Any) -> list[Any]:
    """The elements in any order; those of a tuple converted to their one type."""
    if not isinstance(value, (list, Set)):
        raise LanguageError("a list, a tuple or a set is required")
    return list(value) if isinstance(value, (List, Set)) else unify(value)


@gathered
@unknown_or
def setunion(first: Any, *others: Any) -> Set:
    return make_set(each for items in _unified(first, *others) for each in items)


@gathered
@unknown_or
def setintersection(first: Any, *others: Any) -> Set:
    items, *rest = _unified(first, *others)
    shared = [{identity(each) for each in other} for other in rest]
    return make_set(each for each in items if all(identity(each) in other for other in shared))


@gathered
@unknown_or
def setsubtract(first: Any, second: Any) -> Set:
    items, removed = _unified(first, second)
    without = {identity(each) for each in removed}
    return make_set(each for each in items if identity(each) not in without)


def _unified(*values: Any) -> list[list[Any]]:
    """The elements of all, converted to the one type of all."""
    lists = [_elements(each) for each in values]
    if any(found and set(map(kind, found)) == {"null"} for found in lists):
        raise Unsupported("a set of nothing but null, whose type is not known")
    items = unify([each for found in lists for each in found])
    room(items=len(items))
    ends = [sum(len(found) for found in lists[: at + 1]) for at in range(len(lists))]
    return [items[end - len(found) : end] for end, found in zip(ends, lists, strict=True)]
