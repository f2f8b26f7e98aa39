"""Operators on values that are known and bear no marks; unknown operands where an answer may yet follow.

Source: https://developer.hashicorp.com/terraform/language/expressions/operators
"""

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.functions import elements
from levelgate.sources.terraform.language.primitives import Unsupported, exact
from levelgate.sources.terraform.language.types import UNDECIDED, convert
from levelgate.sources.terraform.language.values import (
    LanguageError,
    List,
    Map,
    Set,
    first_unknown,
    has_lookup,
    unmarked,
)


def negative(value: Any) -> Any:
    """`-value`."""
    known = convert(_given(value), "number")
    found = known if isinstance(known, Unknown) else -known
    # NOTE: Terraform's zero has a sign, which shows when it becomes text.
    return found if found else UNDECIDED


def opposite(value: Any) -> Any:
    """`!value`."""
    return value if isinstance(value, Unknown) else not convert(_given(value), "bool")


def binary(sign: str, left: Any, right: Any) -> Any:
    """`left sign right`; raises LanguageError."""
    if sign in ("==", "!="):
        found = equal(left, right)
        return found if isinstance(found, Unknown) else found is (sign == "==")
    one, other = (convert(_given(side), "number") for side in (left, right))
    for side in (one, other):
        if isinstance(side, Unknown):
            return side
    if sign in _COMPARISONS:
        return _COMPARISONS[sign](one, other)
    return _arithmetic(sign, one, other)


def _given(value: Any) -> Any:
    if value is None:
        raise LanguageError("null is no operand")
    return value


def _arithmetic(sign: str, one: Any, other: Any) -> Any:
    try:
        return exact(_ARITHMETIC[sign], one, other)
    except ZeroDivisionError:
        raise LanguageError("a division by zero, or of what has no result") from None
    except Unsupported:
        return UNDECIDED


def _remainder(one: Any, other: Any) -> Any:
    # With the sign of the first, as Terraform has it; a fraction's own remainder has the sign of the second.
    return one - other * math.trunc(one / other) if isinstance(one, Fraction) else one % other


def equal(left: Any, right: Any) -> Any:
    """Whether two values are equal: True, False, or an unknown."""
    left, right = unmarked(left)[0], unmarked(right)[0]
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if left is None or right is None:
        return left is right
    if has_lookup(left) or has_lookup(right):
        return UNDECIDED
    found = elements.equal(left, right)
    if found is None:
        return first_unknown(left) or first_unknown(right)
    # Nothing here tells an empty list of strings from one of numbers.
    empty = isinstance(left, (List, Map, Set)) and not left
    return UNDECIDED if found and empty else found


_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": _remainder,
}
