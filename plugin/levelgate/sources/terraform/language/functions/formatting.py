"""format and formatlist: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions/format
"""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from levelgate.sources.terraform.language.functions.arguments import MAX_CHARACTERS, TooCostly, composed, limited, room
from levelgate.sources.terraform.language.functions.characters import clusters
from levelgate.sources.terraform.language.functions.elements import sequence
from levelgate.sources.terraform.language.functions.json_text import jsonencode
from levelgate.sources.terraform.language.primitives import Number, Unsupported, binary, digits, number, text, truth
from levelgate.sources.terraform.language.values import LanguageError, List, Set, is_number

_VERB = re.compile(
    r"%(?P<flags>[0#\-+ ]*)(?P<width>[1-9]\d*)?(?:\.(?P<precision>\d*))?(?:\[(?P<index>[1-9]\d*)\])?(?P<mode>[A-Za-z])",
    re.ASCII,
)
_PIECE = re.compile(rf"%%|{_VERB.pattern}|%|[^%]+", re.ASCII)
_BASES = {"b": "b", "d": "d", "o": "o", "x": "x", "X": "X"}
_MAX_DECIMALS = 100
_PLAIN_EXPONENTS = range(-4, 6)


class _Verb(NamedTuple):
    flags: str
    width: int
    precision: int | None
    mode: str


def format_text(layout: Any, *values: Any) -> str:
    """The layout with the values in place of its verbs."""
    parts, following, highest, size = [], 1, 0, 0
    for piece in _PIECE.finditer(text(layout)):
        if piece["mode"]:
            following = int((piece["index"] or "")[:6] or following)
            highest = max(highest, following)
            parts.append(_formatted(_verb(piece), _argument(values, following)))
            following += 1
        else:
            parts.append(_literal(piece[0]))
        room(characters=(size := size + len(parts[-1])))
    if highest < len(values):
        raise LanguageError("more values than the format has verbs")
    return composed("".join(parts))


def formatlist(layout: Any, *values: Any) -> List:
    """One string for every element of the lists, which have one length; other values are the same in each."""
    lists = {at: sequence(each) for at, each in enumerate(values) if isinstance(each, (list, Set))}
    lengths = {len(each) for each in lists.values()}
    if len(lengths) > 1:
        raise LanguageError("lists of several lengths")
    count = lengths.pop() if lengths else 1
    rows = ([lists[at][row] if at in lists else each for at, each in enumerate(values)] for row in range(count))
    result, size = List(), 0
    for row in rows:
        result.append(format_text(layout, *row))
        room(items=len(result), characters=(size := size + len(result[-1])))
    return result


def _literal(piece: str) -> str:
    if piece == "%":
        raise LanguageError("a percent sign that begins no verb")
    return "%" if piece == "%%" else piece


def _verb(piece: re.Match[str]) -> _Verb:
    width, precision = (piece["width"] or "0")[:8], piece["precision"]
    if int(width) > MAX_CHARACTERS:
        raise TooCostly("too large a width")
    return _Verb(piece["flags"], int(width), None if precision is None else int(precision[:8] or 0), piece["mode"])


def _argument(values: tuple[Any, ...], index: int) -> Any:
    if index > len(values):
        raise LanguageError("fewer values than the format has verbs")
    value = values[index - 1]
    if value is None:
        raise Unsupported("whether a null can be formatted depends on its type")
    return value


def _formatted(verb: _Verb, value: Any) -> str:
    mode = verb.mode
    if mode == "t":
        return "true" if truth(value) else "false"
    if mode in "sq":
        return _padded(verb, _string(verb, text(value)))
    if mode == "v":
        return _padded(verb, _natural(verb, value))
    if mode in _BASES:
        return _integer(verb, number(value))
    if mode in "eEfgG":
        return _fraction(verb, number(value))
    raise LanguageError("a verb that there is not")


def _string(verb: _Verb, value: str) -> str:
    if verb.precision:
        value = composed("".join(clusters(value)[: verb.precision]))
    return value if verb.mode == "s" else jsonencode(value)


def _natural(verb: _Verb, value: Any) -> str:
    if "#" in verb.flags:
        return jsonencode(value)
    if is_number(value):
        return _shortest(value)
    return value if isinstance(value, str) else jsonencode(value)


def _padded(verb: _Verb, value: str) -> str:
    missing = verb.width - len(clusters(value)) if verb.width else 0
    if missing <= 0:
        return limited(value)
    padding = ("0" if "0" in verb.flags else " ") * missing
    return limited(value + padding if "-" in verb.flags else padding + value)


def _integer(verb: _Verb, value: Number) -> str:
    if not isinstance(value, int):
        raise LanguageError("a whole number is required")
    if verb.precision is not None or "#" in verb.flags:
        raise Unsupported("a whole number with a precision or a prefix")
    return _signed(verb, value < 0, f"{abs(value):{_BASES[verb.mode]}}")


def _fraction(verb: _Verb, value: Number) -> str:
    if verb.mode == "g" and verb.precision is None and not set(verb.flags) - set("-"):
        shown = _shortest(value)
        return _signed(verb, shown.startswith("-"), shown.removeprefix("-"))
    if verb.mode != "f" or "#" in verb.flags or (verb.precision or 0) > _MAX_DECIMALS:
        raise Unsupported("a number with an exponent")
    places = 6 if verb.precision is None else verb.precision
    scaled = round(abs(binary(value)) * 10**places)
    shown = str(scaled).rjust(places + 1, "0")
    return _signed(verb, value < 0, f"{shown[:-places]}.{shown[-places:]}" if places else shown)


def _signed(verb: _Verb, negative: bool, shown: str) -> str:
    """The digits with their sign and padding; zeros stand between the sign and the digits."""
    sign = "-" if negative else "+" if "+" in verb.flags else " " if " " in verb.flags else ""
    if "-" in verb.flags:
        return (sign + shown).ljust(verb.width)
    if "0" in verb.flags:
        return sign + shown.rjust(verb.width - len(sign), "0")
    return (sign + shown).rjust(verb.width)


def _shortest(value: Number) -> str:
    """A number as %v and %g show it: with an exponent where that is below -4 or above 5."""
    digits(value)
    sign, figures, exponent = Decimal(value).as_tuple()
    shown = "".join(map(str, figures))
    point = len(shown) + int(exponent)
    shown = shown.rstrip("0")
    if not value:
        return "0"
    if point - 1 in _PLAIN_EXPONENTS:
        return digits(value)
    rest = f".{shown[1:]}" if len(shown) > 1 else ""
    return f"{'-' * sign}{shown[0]}{rest}e{'-' if point < 1 else '+'}{abs(point - 1):02}"
