"""Strict JSON: bytes in, plain data out, with one meaning or none."""

import json
import math
from typing import Any

from levelgate.records.refusal import RecordError

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32


def parse(raw: bytes) -> Any:
    """The data of one JSON document: dict, list, str, int, float, bool, None.

    Raises RecordError: RECORD_TOO_LARGE above 1 MiB; RECORD_INVALID when the bytes are not UTF-8 or not JSON, for
    duplicate keys, NaN, infinite or overlong numbers, lone surrogates, and nesting deeper than 32.
    """
    if len(raw) > MAX_BYTES:
        raise RecordError("RECORD_TOO_LARGE", "the record is larger than 1 MiB")
    try:
        data = json.loads(raw.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant, parse_float=_finite)
        json.dumps(data, ensure_ascii=False).encode("utf-8")  # fails on a lone surrogate
    except RecursionError:
        raise RecordError("RECORD_INVALID", "the JSON is nested too deeply") from None
    except ValueError as problem:
        raise RecordError("RECORD_INVALID", f"not strict JSON: {_reason(problem)}") from None
    if _depth(data) > MAX_DEPTH:
        raise RecordError("RECORD_INVALID", "the JSON is nested too deeply")
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in an object")
    return found


def _constant(name: str) -> float:
    raise ValueError(f"{name} is not a number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is out of range")
    return number


def _reason(problem: ValueError) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return f"{problem.msg.lower()} in line {problem.lineno}"
    return "the text is not UTF-8" if isinstance(problem, UnicodeError) else str(problem)


def _depth(data: Any) -> int:
    depth = 0
    layer = [data]
    while layer:
        layer = [inner for outer in layer for inner in _children(outer)]
        depth += 1
    return depth


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
