"""Arguments and results of functions: what fits, and how large it may be.

Source: https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
"""

import unicodedata
from typing import Any

from levelgate.sources.terraform.language.limits import MAX_INSTANCES, MAX_TEXT
from levelgate.sources.terraform.language.primitives import Unsupported, number
from levelgate.sources.terraform.language.values import LanguageError

MAX_ITEMS = MAX_INSTANCES
MAX_CHARACTERS = MAX_TEXT
MAX_DEPTH = 100


class TooCostly(Unsupported):
    """The result would be larger, or take longer, than what a definition needs."""


def whole(value: Any) -> int:
    """A whole number of 64 bits."""
    found = number(value)
    if not isinstance(found, int) or not -(2**63) <= found < 2**63:
        raise LanguageError("a whole number is required")
    return found


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
