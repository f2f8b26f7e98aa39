"""Functions of numbers: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (numeric functions)
"""

import math
from typing import Any

from levelgate.sources.terraform.language.functions.arguments import whole
from levelgate.sources.terraform.language.primitives import Number, Unsupported, number
from levelgate.sources.terraform.language.values import LanguageError

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MAX_DIGITS = 150
# Of their powers the logarithms are known to be whole in Terraform, too.
_BASES = (2, 10)


def absolute(value: Any) -> Number:
    found = number(value)
    return -found if found < 0 else found


def ceil(value: Any) -> int:
    return math.ceil(number(value))


def floor(value: Any) -> int:
    return math.floor(number(value))


def maximum(*values: Any) -> Number:
    if not values:
        raise LanguageError("at least one number is required")
    return max(number(each) for each in values)


def minimum(*values: Any) -> Number:
    if not values:
        raise LanguageError("at least one number is required")
    return min(number(each) for each in values)


def signum(value: Any) -> int:
    found = whole(value)
    return (found > 0) - (found < 0)


def log(value: Any, base: Any) -> Number:
    """The logarithm where it is whole: of others the last digit depends on the machine."""
    found, of = _floating(value), _floating(base)
    if found < 0 or of < 0:
        raise LanguageError("the result is not a number")
    if not found or not of or of == 1:
        raise Unsupported("an infinite number")
    quotient = math.log(found) / math.log(of)
    if of not in _BASES or not quotient.is_integer():
        raise Unsupported("a logarithm that is not whole")
    return int(quotient)


def power(value: Any, exponent: Any) -> Number:
    """The power, where it needs no rounding."""
    base, times = number(value), number(exponent)
    if not isinstance(base, int) or not isinstance(times, int) or not 0 <= times <= 64 or abs(base) >= 2**53:
        raise Unsupported("a power that is rounded")
    found: int = base**times
    if abs(found) >= 2**53:
        raise Unsupported("a power that is rounded")
    return found


def parseint(written: Any, base: Any) -> int:
    if not isinstance(written, str):
        raise LanguageError("a string is required")
    radix = whole(base)
    if not 2 <= radix <= 62:
        raise LanguageError("the base is not between 2 and 62")
    figures = written[1:] if written[:1] in ("+", "-") else written
    known = _DIGITS[:radix] if radix > 36 else _DIGITS[:radix] + _DIGITS[:radix].upper()
    if not figures or not set(figures) <= set(known):
        raise LanguageError("not a whole number in this base")
    return _assembled(figures if radix > 36 else figures.lower(), radix, -1 if written.startswith("-") else 1)


def _assembled(figures: str, radix: int, sign: int) -> int:
    if len(figures) > _MAX_DIGITS:
        raise Unsupported("a number with too many digits")
    found = 0
    for each in figures:
        found = found * radix + _DIGITS.index(each)
    if not found and sign < 0:
        raise Unsupported("Terraform tells -0 from 0")
    return sign * found


def _floating(value: Any) -> float:
    try:
        return float(number(value))
    except OverflowError:
        raise LanguageError("a number of a size that is not supported") from None
