"""`terraform providers schema -json` on standard input; on standard output, gzipped: type → attribute paths.

The path of a nested block, which a `dynamic` can make, stands a second time with `{}` behind it.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from typing import Any


def paths(block: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, attribute in block.get("attributes", {}).items():
        yield prefix + name
        yield from typed(attribute.get("type"), f"{prefix}{name}.")
    for name, inner in block.get("block_types", {}).items():
        yield prefix + name
        yield f"{prefix}{name}{{}}"
        yield from paths(inner["block"], f"{prefix}{name}.")


def typed(type: Any, prefix: str) -> Iterator[str]:
    if isinstance(type, list) and type[0] == "object":
        for name, inner in type[1].items():
            yield prefix + name
            yield from typed(inner, f"{prefix}{name}.")
    elif isinstance(type, list) and type[0] in ("list", "set"):
        yield from typed(type[1], prefix)


(provider,) = json.load(sys.stdin)["provider_schemas"].values()
types = {type: sorted(paths(body["block"])) for type, body in sorted(provider["resource_schemas"].items())}
sys.stdout.buffer.write(gzip.compress(json.dumps(types, separators=(",", ":")).encode(), mtime=0))
