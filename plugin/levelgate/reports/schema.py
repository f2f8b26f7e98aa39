"""The published JSON Schema of `result.json`, made from its structures."""

import msgspec

from levelgate.reports.result import Result

NAME = "result-v1.schema.json"


def schema() -> bytes:
    """The bytes of the schema file beside this module."""
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:levelgate:schema:result:v1",
        "title": "levelgate result, version 1",
        **msgspec.json.schema(Result),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
