"""Functions of strings: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (string functions)
"""

import re
from typing import Any

from levelgate.sources.terraform.language.functions import characters
from levelgate.sources.terraform.language.functions.arguments import composed, room, whole
from levelgate.sources.terraform.language.functions.elements import texts
from levelgate.sources.terraform.language.functions.matching import replace_matches
from levelgate.sources.terraform.language.primitives import text
from levelgate.sources.terraform.language.values import LanguageError, List

_NEWLINES = re.compile(r"[\r\n]*\Z")


def chomp(value: Any) -> str:
    return _NEWLINES.sub("", text(value))


def endswith(value: Any, end: Any) -> bool:
    return text(value).endswith(text(end))


def startswith(value: Any, start: Any) -> bool:
    return text(value).startswith(text(start))


def strcontains(value: Any, part: Any) -> bool:
    return text(part) in text(value)


def indent(spaces: Any, value: Any) -> str:
    width, found = whole(spaces), text(value)
    if width < 0:
        raise LanguageError("a negative number of spaces")
    room(characters=len(found) + width * found.count("\n"))
    return found.replace("\n", "\n" + " " * width)


def join(separator: Any, *lists: Any) -> str:
    if not lists:
        raise LanguageError("at least one list is required")
    between, items = text(separator), [each for items in lists for each in texts(items)]
    if None in items:
        raise LanguageError("an element is null")
    room(characters=len(between) * len(items) + sum(map(len, items)))
    return composed(between.join(items))


def split(separator: Any, value: Any) -> List:
    between, found = text(separator), text(value)
    parts = found.split(between) if between else list(found)
    room(items=len(parts))
    return List(composed(each) for each in parts)


def lower(value: Any) -> str:
    return composed(characters.lower(text(value)))


def upper(value: Any) -> str:
    return composed(characters.upper(text(value)))


def title(value: Any) -> str:
    return composed(characters.title(text(value)))


def replace(value: Any, part: Any, by: Any) -> str:
    """The string with every part replaced; a part between slashes is a pattern."""
    found, old, new = text(value), text(part), text(by)
    if len(old) > 1 and old.startswith("/") and old.endswith("/"):
        return composed(replace_matches(found, old[1:-1], new))
    times = found.count(old)
    room(characters=len(found) + times * len(new))
    return composed(found.replace(old, new))


def strrev(value: Any) -> str:
    return composed("".join(reversed(characters.clusters(text(value)))))


def substr(value: Any, offset: Any, length: Any) -> str:
    """Characters from the offset on; a negative offset counts from the end, a negative length means all the rest."""
    found, start, count = characters.clusters(text(value)), whole(offset), whole(length)
    if start >= 0 and count == 0:
        return ""
    first = max(start + len(found), 0) if start < 0 else start
    # Terraform counts up to the length, and never meets 0.
    return composed("".join(found[first:] if count <= 0 else found[first : first + count]))


def trim(value: Any, cut: Any) -> str:
    return composed(text(value).strip(text(cut)))


def trimprefix(value: Any, start: Any) -> str:
    return composed(text(value).removeprefix(text(start)))


def trimsuffix(value: Any, end: Any) -> str:
    return composed(text(value).removesuffix(text(end)))


def trimspace(value: Any) -> str:
    return composed(text(value).strip(characters.SPACES))
