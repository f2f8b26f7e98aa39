"""Functions that look at the elements of lists: STRUCTURAL, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (collection functions)
"""

import operator
from typing import Any

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.functions.elements import (
    converted,
    equal,
    gathered,
    identity,
    sequence,
    texts,
    unify,
    unknown_or,
)
from levelgate.sources.terraform.language.primitives import Unsupported, exact, number, truth
from levelgate.sources.terraform.language.values import (
    LanguageError,
    List,
    Set,
    all_marks,
    first_unknown,
    marked,
    plain,
    unmarked,
)

_MAX_RANGE = 1_024


def contains(value: Any, wanted: Any) -> Any:
    if not isinstance(value, (list, Set)):
        raise LanguageError("a list, a tuple or a set is required")
    if wanted is None:
        raise Unsupported("whether a null is looked for depends on the version")
    truths = [equal(each, wanted) for each in value]
    result: Any = True in truths
    if not result and None in truths:
        result = first_unknown([list(value), wanted])
    return marked(result, all_marks(value) | all_marks(wanted))


def index(value: Any, wanted: Any) -> Any:
    """The place of the first element that is equal."""
    if not isinstance(value, list) or wanted is None:
        raise LanguageError("a list or a tuple, and a value, are required")
    for place, each in enumerate(value):
        if (same := equal(each, wanted)) is not False:
            return marked(place if same else first_unknown([each, wanted]), all_marks(value) | all_marks(wanted))
    raise LanguageError("there is no such element")


def compact(value: Any) -> Any:
    """The strings that are neither empty nor null."""
    items = texts(value)
    found = first_unknown(items)
    return List(each for each in items if unmarked(each)[0] not in ("", None)) if found is None else found


def distinct(value: Any) -> Any:
    """Every element once, with the marks of all that are equal to it."""
    if (found := first_unknown(value)) is not None:
        return found
    result: dict[Any, Any] = {}
    for each in converted(value):
        same = identity(plain(each))
        result[same] = marked(result.get(same, each), all_marks(each)) if same in result else each
    return List(result.values())


def matchkeys(items: Any, names: Any, wanted: Any) -> Any:
    """The values at whose places the keys are among those that are wanted."""
    found, keys_found, searched = converted(items), converted(names), converted(wanted)
    if len(found) != len(keys_found):
        raise LanguageError("as many keys as values are required")
    if (unknown := first_unknown([items, names, wanted])) is not None:
        return unknown if searched else List()
    both = unify([*keys_found, *searched])
    allowed = {identity(plain(each)) for each in both[len(keys_found) :]}
    chosen = (each for each, key in zip(found, both, strict=False) if identity(plain(key)) in allowed)
    return marked(List(chosen), all_marks(names) | all_marks(wanted))


@gathered
@unknown_or
def sum_(value: Any) -> Any:
    items = list(value) if isinstance(value, (list, Set)) else sequence(value)
    if not items:
        raise LanguageError("there is nothing to add")
    total = number(items[0])
    for each in items[1:]:
        total = exact(operator.add, total, number(each))
    return total


@gathered
@unknown_or
def sort(value: Any) -> List:
    items = texts(value)
    if None in items:
        raise LanguageError("a null cannot be sorted")
    return List(sorted(items))


@gathered
def alltrue(value: Any) -> Any:
    """False where one is false or null, as far as none before it is unknown: Terraform looks no further."""
    items = list(sequence(value))
    unknowns = [i for i, each in enumerate(items) if isinstance(each, Unknown)]
    return _decided(items[: unknowns[0] + 1] if unknowns else items, False)


@gathered
def anytrue(value: Any) -> Any:
    """True where one is true, whatever else is unknown."""
    return _decided(value, True)


def _decided(value: Any, deciding: bool) -> Any:
    items = sequence(value)
    known = [False if each is None else truth(each) for each in items if not isinstance(each, Unknown)]
    if deciding in known:
        return deciding
    found = first_unknown(items)
    return not deciding if found is None else found


def range_(*bounds: Any) -> List:
    """Numbers from the first to before the last; at most 1,024."""
    if not 1 <= len(bounds) <= 3:
        raise LanguageError("one, two or three numbers are required")
    limits = [number(each) for each in bounds]
    start, end = (0, limits[0]) if len(limits) == 1 else limits[:2]
    step = limits[2] if len(limits) == 3 else -1 if end < start else 1
    if (step < 0 and end > start) or (step >= 0 and end < start):
        raise LanguageError("a step away from the end")
    result, value = List(), start
    while value > end if step < 0 else value < end:
        if len(result) >= _MAX_RANGE:
            raise LanguageError("more than 1,024 numbers")
        result.append(value)
        value = exact(operator.add, value, step)
    return result
