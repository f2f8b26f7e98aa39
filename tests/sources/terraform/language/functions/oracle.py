"""What Terraform itself gives for a call of a function; run it to fill in the expected results of cases.json.

A case is [name, arguments, expected]. JSON arrays and objects are tuples and objects; {"$list": []}, {"$map": {}} and
{"$set": []} are what they say. An expected "error" is one; "unknown" is what Terraform does not decide.
"""

import base64
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

CASES = Path(__file__).with_name("cases.json")
# One line of input is read up to this length.
_MAX_LINE = 60_000
_BREAK = re.compile(r"\n *")
_PRIMITIVE = re.compile(r"string|number|bool|dynamic")


class UndecidedError(Exception):
    """Terraform gave no single value for the line."""


def results(calls: Sequence[tuple[str, Any]]) -> list[Any]:
    """The results of calls, each as in a case."""
    found: list[Any] = []
    for batch in _batches([_call(name, arguments) for name, arguments in calls]):
        found += _batch(batch)
    return found


def _batch(expressions: list[str]) -> list[Any]:
    """The results of one process; of two for the halves where one of them spoils the others."""
    wrapped = f"[{', '.join(f'try({{v = {each}}}, null)' for each in expressions)}]"
    try:
        # The console escapes strings in a way of its own, which base64 leaves nothing to do.
        output = json.loads(_console(f"base64encode(jsonencode({wrapped}))"))
        values = json.loads(base64.b64decode(output), parse_float=Decimal)
        kinds = _console(f"type({wrapped})")
        return [each if each == "error" else each["v"] for each in _typed(values, kinds)]
    except (UndecidedError, ValueError):
        # ValueError: Terraform composes characters of JSON, too, and with them the last letter of an escape.
        if len(expressions) == 1:
            return ["unknown"]
    half = len(expressions) // 2
    return _batch(expressions[:half]) + _batch(expressions[half:])


def _console(line: str) -> str:
    with tempfile.TemporaryDirectory() as empty:
        done = subprocess.run(
            ["terraform", "console", "-no-color"],
            input=line + "\n",
            capture_output=True,
            text=True,
            timeout=120,
            cwd=empty,
            env={**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"},
        )
    if done.returncode or "(known after apply)" in done.stdout:
        raise UndecidedError
    return done.stdout.strip()


def _batches(expressions: list[str]) -> Iterator[list[str]]:
    batch, size = [], 0
    for each in expressions:
        if batch and size + len(each.encode()) > _MAX_LINE:
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += len(each.encode()) + 40
    if batch:
        yield batch


def _call(name: str, arguments: list[Any]) -> str:
    return f"{name}({', '.join(map(written, arguments))})"


def written(value: Any) -> str:
    """A value of a case as an expression of Terraform."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        (name, each), *_ = [*value.items(), ("", None)]
        if name in ("$list", "$map", "$set"):
            return f"to{name[1:]}({written(each)})"
        return "{" + ", ".join(f"({_quoted(name)}) = {written(each)}" for name, each in value.items()) + "}"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


def _quoted(value: str) -> str:
    escaped = "".join(_character(each) for each in value)
    return f'"{escaped}"'.replace("${", "$${").replace("%{", "%%{")


def _character(each: str) -> str:
    if each in '"\\':
        return "\\" + each
    return each if " " <= each <= "~" else f"\\U{ord(each):08x}"


def _typed(values: list[Any], kinds: str) -> list[Any]:
    """The values with the kinds of their containers, which the output of type() tells."""
    text = _BREAK.sub("", kinds)
    found, rest = _read(values, text)
    assert not rest, rest
    return ["error" if each is None else each for each in found]


def _read(value: Any, kind: str) -> tuple[Any, str]:
    """The value with its kinds, and the text behind its type."""
    if primitive := _PRIMITIVE.match(kind):
        return value, kind[primitive.end() :]
    if kind.startswith("tuple(["):
        return _tuple(value, kind[7:])
    if kind.startswith("object({"):
        return _object(value, kind[8:])
    name = kind[: kind.index("(")]
    inside = kind[len(name) + 1 :]
    items = list((value or {}).values()) if name == "map" else value or []
    # Every element is read with the same type; an empty container shows where that type ends.
    pairs = [_read(each, inside) for each in items]
    rest = pairs[0][1] if pairs else _read(None, inside)[1]
    read = dict(zip(value or {}, (each for each, _ in pairs), strict=True)) if name == "map" else [e for e, _ in pairs]
    return (None if value is None else {f"${name}": read}), rest.removeprefix(",").removeprefix(")")


def _tuple(value: Any, rest: str) -> tuple[Any, str]:
    found, at = [], 0
    while not rest.startswith("])"):
        each, rest = _read(None if value is None else value[at], rest)
        found.append(each)
        rest, at = rest.removeprefix(","), at + 1
    return (None if value is None else found), rest.removeprefix("])")


def _object(value: Any, rest: str) -> tuple[Any, str]:
    found, names = {}, sorted(value) if value is not None else []
    at = 0
    while not rest.startswith("})"):
        name = names[at] if value is not None else rest[: rest.index(": ")]
        each, rest = _read(None if value is None else value[name], rest.removeprefix(f"{_BREAK.sub('', name)}: "))
        found[name] = each
        rest, at = rest.removeprefix(","), at + 1
    return (None if value is None else found), rest.removeprefix("})")


def read_cases() -> list[list[Any]]:
    """All cases; numbers with a point are decimals."""
    return list(json.loads(CASES.read_text(encoding="utf-8"), parse_float=Decimal))


def write_cases(cases: list[list[Any]]) -> None:
    """The file anew, one case a line."""
    encode = msgspec.json.Encoder(decimal_format="number").encode
    CASES.write_bytes(b"[\n" + b",\n".join(map(encode, cases)) + b"\n]\n")


def main() -> None:
    cases = read_cases()
    expected = results([(name, arguments) for name, arguments, *_ in cases])
    write_cases([[name, arguments, each] for (name, arguments, *_), each in zip(cases, expected, strict=True)])


if __name__ == "__main__":
    main()
