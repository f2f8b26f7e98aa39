"""Arguments of functions: what Terraform converts to a parameter's type, and where this reader gives up.

Each function here takes a known value without marks and returns it as its parameter's type, or raises.
Source: https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
"""

import re
import unicodedata
from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from typing import Any

from levelgate.sources.terraform.language.limits import MAX_INSTANCES, MAX_TEXT
from levelgate.sources.terraform.language.values import LanguageError, is_number
from levelgate.sources.terraform.language.values import number as parsed

MAX_ITEMS = MAX_INSTANCES
MAX_CHARACTERS = MAX_TEXT
MAX_DEPTH = 100

Number = int | Decimal

# More digits than this come from an inexact operation, whose last digits are Terraform's own.
_SHOWN_DIGITS = 30
_PRECISION = 512
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,9})?", re.ASCII)
_OTHER_NUMBER = re.compile(r"[+-]?(inf|\d*\.?\d*p[+-]?\d+)", re.ASCII | re.IGNORECASE)
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
_EXACT = Context(prec=3000, traps=[Inexact, InvalidOperation])


class Unsupported(LanguageError):  # noqa: N818  # no error of the definition: the reader stops here
    """Terraform may well give a value, but it is not certain here which: the result is unknown, not wrong."""


class TooCostly(Unsupported):
    """The result would be larger, or take longer, than what a definition needs."""


def text(value: Any) -> str:
    """A string; numbers and bools become strings."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return digits(value)
    raise LanguageError("a string is required")


def number(value: Any) -> Number:
    """A number; a string is read as one."""
    if is_number(value):
        return value  # type: ignore[no-any-return] # is_number tells, but not the type checker
    if not isinstance(value, str):
        raise LanguageError("a number is required")
    if _OTHER_NUMBER.fullmatch(value):
        raise Unsupported("a number that is written in an unusual way")
    if not _DECIMAL.fullmatch(value):
        raise LanguageError("a number is required")
    return read_number(value)


def read_number(written: str) -> Number:
    """The number of a decimal text whose form is right already."""
    try:
        found = parsed(written)
    except LanguageError:
        raise Unsupported("a number of a size that is not read") from None
    if not found and written.startswith("-"):
        raise Unsupported("Terraform tells -0 from 0")
    return found


def whole(value: Any) -> int:
    """A whole number of 64 bits."""
    found = number(value)
    if not isinstance(found, int) or not -(2**63) <= found < 2**63:
        raise LanguageError("a whole number is required")
    return found


def truth(value: Any) -> bool:
    """A bool; the strings true, false, 1 and 0 are read as one."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in _TRUTHS:
        return _TRUTHS[value]
    raise LanguageError("a bool is required")


def digits(value: Number) -> str:
    """A number as Terraform prints it: plain digits without an exponent."""
    _, figures, exponent = Decimal(value).as_tuple()
    if len(figures) > (_SHOWN_DIGITS if isinstance(value, Decimal) else 150) or abs(int(exponent)) > MAX_DEPTH:
        raise Unsupported("a number with too many digits to be sure of the last")
    return f"{Decimal(value):f}"


def composed(result: str) -> str:
    """A string as Terraform holds every string: in Unicode's normal form C."""
    return limited(result if result.isascii() else unicodedata.normalize("NFC", result))


def limited(result: str) -> str:
    """The string, unless it is too long."""
    room(characters=len(result))
    return result


def room(*, items: int = 0, characters: int = 0) -> None:
    """Raises TooCostly where a result of this size must not be made."""
    if items > MAX_ITEMS or characters > MAX_CHARACTERS:
        raise TooCostly("the result is too large")


def tidy(value: Decimal) -> Number:
    """The number as `values` holds it: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else value.normalize(_EXACT)


def binary(value: Number | Fraction) -> Fraction:
    """The value as Terraform computes with it: 512 binary digits, the last rounded half to even."""
    exact = Fraction(value)
    if not exact:
        return exact
    # One of the two shifts leaves 512 digits before the point.
    shift = _PRECISION - (abs(exact.numerator).bit_length() - exact.denominator.bit_length())
    scaled = exact * Fraction(2) ** shift
    if abs(scaled) >= 2**_PRECISION:
        shift -= 1
        scaled /= 2
    return Fraction(round(scaled)) / Fraction(2) ** shift


def added(first: Number, second: Number) -> Number:
    """The sum; raises Unsupported where Terraform's binary sum is not the decimal one."""
    if isinstance(first, int) and isinstance(second, int) and max(abs(first), abs(second)) < 2**_PRECISION // 2:
        return first + second
    exact = _EXACT.add(Decimal(first), Decimal(second))
    if binary(binary(first) + binary(second)) != binary(Fraction(exact)):
        raise Unsupported("a sum whose last digits depend on rounding")
    return tidy(exact)
