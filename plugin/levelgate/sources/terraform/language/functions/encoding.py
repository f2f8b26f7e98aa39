"""Functions of encodings but for JSON and YAML: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (encoding functions)
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus

from levelgate.sources.terraform.language.functions.arguments import composed, limited, room
from levelgate.sources.terraform.language.primitives import Unsupported, text
from levelgate.sources.terraform.language.values import LanguageError, List

_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
# The encodings that Terraform and Python know by one name and do not treat differently.
_ENCODINGS = {"utf-8", "utf-16le", "utf-16be", "iso-8859-1"}
# A field of a CSV row, with the comma or the end of the row behind it.
_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|\Z)')


def base64encode(value: Any) -> str:
    return limited(base64.b64encode(text(value).encode()).decode("ascii"))


def base64decode(value: Any) -> str:
    try:
        return composed(_octets(text(value)).decode())
    except UnicodeDecodeError:
        raise LanguageError("not a text in UTF-8") from None


def textencodebase64(value: Any, name: Any) -> str:
    codec = _codec(text(name))
    try:
        return limited(base64.b64encode(text(value).encode(codec)).decode("ascii"))
    except UnicodeEncodeError:
        raise LanguageError("characters that the encoding does not have") from None


def textdecodebase64(value: Any, name: Any) -> str:
    codec = _codec(text(name))
    try:
        found = _octets(text(value)).decode(codec)
    except UnicodeDecodeError:
        raise LanguageError("not a text in this encoding") from None
    if "\ufffd" in found:
        raise LanguageError("not a text in this encoding")
    if "\ufeff" in found:
        raise Unsupported("a byte order mark")
    return composed(found)


def urlencode(value: Any) -> str:
    return limited(quote_plus(text(value), safe=""))


def csvdecode(value: Any) -> List:
    """One object for every row; the first row names their attributes."""
    rows = _rows(text(value).replace("\r\n", "\n").removesuffix("\r"))
    names = next(rows, None)
    if names is None or len(set(names)) < len(names):
        raise LanguageError("no header, or one with a name for the second time")
    result = List()
    for row in rows:
        if len(row) != len(names):
            raise LanguageError("rows of several lengths")
        result.append(dict(zip(names, row, strict=True)))
        room(items=len(result) * len(names))
    return result


def _rows(source: str) -> Iterator[list[str]]:
    """The fields of every row that is not empty."""
    at, row = 0, list[str]()
    while at < len(source) or row:
        if not row and source.startswith("\n", at):
            at += 1
            continue
        found = _FIELD.match(source, at)
        if not found:
            raise LanguageError("a quotation mark that is out of place")
        row.append(composed(found[2] if found[1] is None else found[1].replace('""', '"')))
        at = found.end()
        if found[3] != ",":
            yield row
            row = []


def _codec(name: str) -> str:
    if name.lower() not in _ENCODINGS:
        raise Unsupported("an encoding that is not read")
    return name.lower()


def _octets(written: str) -> bytes:
    """The bytes of a base64 text, in which line ends do not count."""
    found = written.replace("\n", "").replace("\r", "")
    if len(found) % 4 or not _BASE64.fullmatch(found):
        raise LanguageError("not base64")
    try:
        return base64.b64decode(found)
    except binascii.Error:
        raise LanguageError("not base64") from None
