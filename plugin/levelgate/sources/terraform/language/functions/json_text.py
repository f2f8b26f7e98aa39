"""jsonencode and jsondecode: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions/jsonencode ; https://pkg.go.dev/encoding/json
"""

import json
import re
from typing import Any

from levelgate.sources.terraform.language.functions.arguments import MAX_DEPTH, TooCostly, composed
from levelgate.sources.terraform.language.functions.elements import sequence
from levelgate.sources.terraform.language.primitives import Number, Unsupported, digits, read_number, text
from levelgate.sources.terraform.language.values import LanguageError, ordered

# Terraform's encoder makes its output safe to stand in HTML and in JavaScript.
_ESCAPED = re.compile('[\\x00-\\x1f"\\\\<>&\u2028\u2029]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def jsonencode(value: Any) -> str:
    """The value as compact JSON."""
    return composed(_encoded(value, 0))


def _encoded(value: Any, depth: int) -> str:
    if depth > MAX_DEPTH:
        raise TooCostly("a value that is nested too deeply")
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return f"{{{','.join(f'{quoted(name)}:{_encoded(each, depth + 1)}' for name, each in ordered(value))}}}"
    if isinstance(value, (list, tuple)):
        return f"[{','.join(_encoded(each, depth + 1) for each in sequence(value))}]"
    return text(value) if isinstance(value, bool) else digits(value)


def quoted(value: str) -> str:
    """The string as JSON."""
    escaped = _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", value)
    return f'"{escaped}"'


def jsondecode(value: Any) -> Any:
    """The value that a JSON text is of: objects and tuples, not maps and lists."""
    source = text(value)
    if source.count("[") + source.count("{") > MAX_DEPTH:
        _shallow(source)
    try:
        read = json.loads(
            source,
            object_pairs_hook=_object,
            parse_int=read_number,
            parse_float=read_number,
            parse_constant=_refused,
        )
    except json.JSONDecodeError as problem:
        if problem.msg == "Extra data":
            raise Unsupported("whether text behind the value is refused depends on the version") from None
        raise LanguageError("not JSON") from None
    return _composed(read)


def _shallow(source: str) -> None:
    """Raises where brackets are nested too deeply; those in strings count, too."""
    depth = 0
    for each in re.findall(r"[\[\]{}]", source):
        depth += 1 if each in "[{" else -1
        if depth > MAX_DEPTH:
            raise TooCostly("a value that is nested too deeply")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {composed(name): each for name, each in pairs}
    if len(found) < len(pairs):
        raise Unsupported("an object with a key for the second time")
    return found


def _refused(_: str) -> Number:
    raise LanguageError("not JSON")


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        if _SURROGATE.search(value):
            raise Unsupported("half of a character")
        return composed(value)
    if isinstance(value, dict):
        return {_composed(name): _composed(each) for name, each in value.items()}
    return [_composed(each) for each in value] if isinstance(value, list) else value
