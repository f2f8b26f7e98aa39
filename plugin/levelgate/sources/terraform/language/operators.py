"""Operators on values that are known and bear no marks; unknown operands where an answer may yet follow.

Source: https://developer.hashicorp.com/terraform/language/expressions/operators
"""

import math
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.primitives import Unsupported, exact
from levelgate.sources.terraform.language.types import UNDECIDED, convert, fingerprint
from levelgate.sources.terraform.language.values import (
    LanguageError,
    Lookup,
    Set,
    first_unknown,
    is_number,
    plain,
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
    if isinstance(left, Lookup) or isinstance(right, Lookup):
        return UNDECIDED
    if isinstance(left, (list, dict, Set)) or isinstance(right, (list, dict, Set)):
        return _equal_containers(left, right)
    return _kind(left) is _kind(right) and left == right


def _kind(value: Any) -> type:
    return Decimal if is_number(value) else type(value)


def _equal_containers(left: Any, right: Any) -> Any:
    if not isinstance(left, (list, dict, Set)) or not isinstance(right, (list, dict, Set)):
        return False
    unknown = first_unknown(left) or first_unknown(right)
    if unknown:
        return unknown
    same = fingerprint(plain(left)) == fingerprint(plain(right))
    if type(left) is not type(right):
        # A tuple is no list, whatever is in them.
        return False
    # Nothing here tells an empty list of strings from one of numbers.
    return same if left or not same or type(left) in (list, dict) else UNDECIDED


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
