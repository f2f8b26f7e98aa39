"""Functions of timestamps: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (date and time functions)
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

from levelgate.sources.terraform.language.functions.arguments import TooCostly, composed
from levelgate.sources.terraform.language.primitives import Unsupported, text
from levelgate.sources.terraform.language.values import LanguageError

_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):(\d\d))",
    re.ASCII,
)
# What one of Terraform's two readers takes and the other does not.
_LOOSE_STAMP = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d{1,2}:\d\d:\d\d([.,]\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DURATION = re.compile(r"[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+", re.ASCII)
_PART = re.compile(r"(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)", re.ASCII)
_NANOSECONDS = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_TOKEN = re.compile(r"''|'(?:[^']|'')*'(?!')|'.*|([A-Za-z])\1*|[^A-Za-z']+", re.DOTALL)
# Not those of `calendar`, which change with the locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MAX_DURATION = 200

Stamp = tuple[datetime, Fraction]


def formatdate(layout: Any, stamp: Any) -> str:
    when, _ = _read(text(stamp))
    return composed("".join(_token(each.group(), when) for each in _TOKEN.finditer(text(layout))))


def timeadd(stamp: Any, duration: Any) -> str:
    when, fraction = _read(text(stamp))
    moved = fraction + _nanoseconds(text(duration)) // 1
    try:
        return _rfc3339(when + timedelta(seconds=int(moved // 10**9)))
    except OverflowError:
        raise Unsupported("a year that is not read") from None


def timecmp(first: Any, second: Any) -> int:
    one, other = _read(text(first)), _read(text(second))
    return (one > other) - (one < other)


def _read(written: str) -> Stamp:
    """A timestamp: its whole seconds, and the nanoseconds beside them."""
    found = _STAMP.fullmatch(written)
    if not found:
        problem = "not a timestamp as RFC 3339 has it"
        raise Unsupported(problem) if _LOOSE_STAMP.fullmatch(written) else LanguageError(problem)
    year, month, day, hour, minute, second = (int(each) for each in found.groups()[:6])
    if not year or int(found[9] or 0) > 23 or int(found[10] or 0) > 59:
        raise Unsupported("a year or an offset that is not read")
    try:
        when = datetime(year, month, day, hour, minute, second, tzinfo=_zone(found))
        return when, Fraction(int((found[7] or ".0")[1:10].ljust(9, "0")))
    except ValueError:
        raise LanguageError("not a timestamp as RFC 3339 has it") from None


def _zone(found: re.Match[str]) -> timezone:
    if not found[8]:
        return UTC
    offset = timedelta(hours=int(found[9]), minutes=int(found[10]))
    return timezone(-offset if found[8] == "-" else offset)


def _nanoseconds(written: str) -> Fraction:
    if written in ("0", "+0", "-0"):
        return Fraction(0)
    if len(written) > _MAX_DURATION:
        raise TooCostly("too long a duration")
    if not _DURATION.fullmatch(written):
        raise LanguageError("not a duration")
    total = Fraction(sum(Fraction(amount) * _NANOSECONDS[unit] // 1 for amount, unit in _PART.findall(written)))
    if total >= 2**63:
        raise LanguageError("not a duration")
    return -total if written.startswith("-") else total


def _rfc3339(when: datetime) -> str:
    return f"{when.year:04}-{when:%m-%dT%H:%M:%S}{_offset(when, colon=True) if when.utcoffset() else 'Z'}"


def _offset(when: datetime, *, colon: bool) -> str:
    minutes = int((when.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{':' if colon else ''}{rest:02}"


def _token(token: str, when: datetime) -> str:
    """One token of a layout, filled in."""
    if token.startswith("'"):
        return _literal(token)
    if not (token[0].isascii() and token[0].isalpha()):
        return token
    forms = _forms(when)
    if token not in forms:
        raise LanguageError("not a verb of a date format")
    return forms[token]


def _literal(token: str) -> str:
    if token == "''":
        return "'"
    if len(token) == 1 or not token.endswith("'") or not re.fullmatch(r"'(?:[^']|'')*'", token, re.DOTALL):
        raise LanguageError("a literal that does not end")
    return token[1:-1].replace("''", "'")


def _forms(when: datetime) -> dict[str, str]:
    """Every verb with what it stands for at this time."""
    half = "PM" if when.hour >= 12 else "AM"
    numbers = {"M": when.month, "D": when.day, "h": when.hour, "H": when.hour % 12 or 12, "m": when.minute}
    forms = {verb * width: f"{value:0{width}}" for verb, value in numbers.items() for width in (1, 2)}
    month, day = _MONTHS[when.month - 1], _DAYS[when.weekday()]
    forms |= {"s": str(when.second), "ss": f"{when.second:02}", "AA": half, "aa": half.lower()}
    forms |= {"YY": f"{when.year % 100:02}", "YYYY": f"{when.year:04}", "MMM": month[:3], "MMMM": month}
    forms |= {"EEE": day[:3], "EEEE": day, "ZZZZ": _offset(when, colon=False), "ZZZZZ": _offset(when, colon=True)}
    utc = not when.utcoffset()
    return forms | {"Z": "Z" if utc else forms["ZZZZZ"], "ZZZ": "UTC" if utc else forms["ZZZZ"]}
