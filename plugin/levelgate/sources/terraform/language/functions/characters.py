"""Characters as Terraform counts and changes them: grapheme clusters, and letters one for one.

Source: https://unicode.org/reports/tr29/ ; https://developer.hashicorp.com/terraform/language/functions/length
"""

import re

import regex

from levelgate.sources.terraform.language.primitives import Unsupported

# Where the versions of Unicode agree on clusters: no scripts of India and its neighbours, no signs of rarer planes.
_SETTLED = re.compile(r"[\x00-ࣿᄀ-ᄀḀ-⿻　-꒏가-힣ﬀ-￿😀-🙏🌀-🗿🚀-🛿🤀-🧿\U000e0020-\U000e007f]*")
_CLUSTER = regex.compile(r"\X")
_SPACES = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
)
SPACES = _SPACES + "\u205f\u3000"


def clusters(value: str) -> list[str]:
    """The characters of a string as a reader sees them."""
    if value.isascii() and "\r\n" not in value:
        return list(value)
    if not _SETTLED.fullmatch(value):
        raise Unsupported("characters that versions of Unicode group differently")
    return [str(each) for each in _CLUSTER.findall(value)]


def upper(value: str) -> str:
    """Every letter in upper case, one letter for one."""
    return value.upper() if value.isascii() else "".join(map(_upper, value))


def lower(value: str) -> str:
    """Every letter in lower case, one letter for one."""
    return value.lower() if value.isascii() else "".join(map(_lower, value))


def title(value: str) -> str:
    """The first letter of every word in title case; words end at spaces and at ASCII punctuation."""
    before = [" ", *value]
    return "".join(_title(each) if _separates(last) else each for last, each in zip(before, value, strict=False))


def _upper(letter: str) -> str:
    changed = letter.upper()
    if len(changed) == 1:
        return changed
    # A letter without an upper case of one letter may have a title case of one.
    return changed if len(changed := letter.title()) == 1 else letter


def _lower(letter: str) -> str:
    return letter.lower()[0]


def _title(letter: str) -> str:
    return changed if len(changed := letter.title()) == 1 else letter


def _separates(letter: str) -> bool:
    if letter.isascii():
        return not (letter.isalnum() or letter == "_")
    return letter in SPACES
