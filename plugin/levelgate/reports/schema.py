"""The published JSON Schema of `result.json`, made from its structures."""

from inspect import cleandoc
from typing import Any

import msgspec

from levelgate.reports.result import Result

NAME = "result-v1.schema.json"


def schema() -> bytes:
    """The bytes of the schema file beside this module."""
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:levelgate:schema:result:v1",
        "title": "levelgate result, version 1",
        **_dedented(msgspec.json.schema(Result)),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _dedented(schema: Any) -> Any:
    # Descriptions are docstrings, which Python 3.13 and later keep without their indentation.
    if isinstance(schema, dict):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _dedented(value)
            for key, value in schema.items()
        }
    return [_dedented(item) for item in schema] if isinstance(schema, list) else schema
