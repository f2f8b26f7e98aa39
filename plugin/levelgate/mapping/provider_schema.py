"""A provider's schema: the JSON of `terraform providers schema -json` in, attribute paths by resource type out.

Format: https://developer.hashicorp.com/terraform/cli/commands/providers/schema
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from levelgate.errors import UsageError

# Behind the path of a nested block, which a `dynamic` can make, when it stands a second time.
BLOCK = "{}"


def attribute_paths(content: bytes, name: str) -> dict[str, list[str]]:
    """Type → sorted attribute paths (nested names joined by dots) of every provider in the file.

    The path of a nested block stands a second time with `BLOCK` behind it. Raises UsageError (SCHEMA_UNREADABLE).
    """
    try:
        providers = msgspec.json.decode(content)["provider_schemas"].values()
        types = {type: body["block"] for one in providers for type, body in one.get("resource_schemas", {}).items()}
        return {type: sorted(_paths(types[type], "")) for type in sorted(types)}
    except (msgspec.DecodeError, AttributeError, KeyError, TypeError, RecursionError):
        help = "run `terraform providers schema -json > schema.json`"
        raise UsageError("SCHEMA_UNREADABLE", "this is no provider's schema", where=name, help=help) from None


def _paths(block: dict[str, Any], prefix: str) -> Iterator[str]:
    for name, attribute in block.get("attributes", {}).items():
        yield prefix + name
        yield from _typed(attribute.get("type"), f"{prefix}{name}.")
    for name, inner in block.get("block_types", {}).items():
        yield prefix + name
        yield f"{prefix}{name}{BLOCK}"
        yield from _paths(inner["block"], f"{prefix}{name}.")


def _typed(type: Any, prefix: str) -> Iterator[str]:
    if isinstance(type, list) and type[0] == "object":
        for name, inner in type[1].items():
            yield prefix + name
            yield from _typed(inner, f"{prefix}{name}.")
    elif isinstance(type, list) and type[0] in ("list", "set"):
        yield from _typed(type[1], prefix)
