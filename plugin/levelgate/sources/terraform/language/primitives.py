"""Texts, numbers and bools: how Terraform converts one to another, and where this reader gives up.

Source: https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
"""

import operator
import re
import unicodedata
from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, localcontext
from fractions import Fraction
from typing import Any

from levelgate.sources.terraform.language.values import LanguageError, is_number
from levelgate.sources.terraform.language.values import number as parsed

Number = int | Decimal

# More digits than this come from an inexact operation, whose last digits are Terraform's own.
_SHOWN_DIGITS = 30
_MOST_DIGITS = 150
_MOST_ZEROS = 100
_PRECISION = 512
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,9})?", re.ASCII)
_OTHER_NUMBER = re.compile(r"[+-]?(inf|\d*\.?\d*p[+-]?\d+)", re.ASCII | re.IGNORECASE)
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
# Operations that keep whole numbers whole, and exact as long as both are smaller than this.
_WHOLE = (operator.add, operator.sub, operator.mul)
_SURE = 2 ** (_PRECISION // 2)
EXACT = Context(prec=3000, traps=[DivisionByZero, Inexact, InvalidOperation])


class Unsupported(LanguageError):  # noqa: N818  # no error of the definition: the reader stops here
    """Terraform may well give a value, but it is not certain here which: the result is unknown, not wrong."""


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
    if (
        len(figures) > (_SHOWN_DIGITS if isinstance(value, Decimal) else _MOST_DIGITS)
        or abs(int(exponent)) > _MOST_ZEROS
    ):
        raise Unsupported("a number with too many digits to be sure of the last")
    return f"{Decimal(value):f}"


def tidy(value: Decimal) -> Number:
    """The number as `values` holds it: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else value.normalize(EXACT)


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


def exact(operation: Callable[[Any, Any], Any], first: Number, second: Number) -> Number:
    """The result of an operation on two numbers; raises Unsupported where Terraform's binary one is another.

    `operation` takes two decimals, or two fractions. Raises ZeroDivisionError where it has no result.
    """
    if (
        operation in _WHOLE
        and isinstance(first, int)
        and isinstance(second, int)
        and max(abs(first), abs(second)) < _SURE
    ):
        whole: int = operation(first, second)
        return whole
    try:
        with localcontext(EXACT):
            found = operation(Decimal(first), Decimal(second))
    except (Inexact, InvalidOperation):
        raise Unsupported("a result with too many digits") from None
    if binary(operation(binary(first), binary(second))) != binary(found):
        raise Unsupported("a result whose last digits depend on rounding")
    return tidy(found)
