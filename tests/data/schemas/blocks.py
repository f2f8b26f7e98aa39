"""Write mappings/platforms/<platform>/schema.yaml anew for every schema here: `python tests/data/schemas/blocks.py`.

The nested blocks of every type that the platform's knowledge names, from what `extract.py` made of its schema.
With ids of platforms as arguments, for these alone.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "plugin"))

from levelgate.mapping import platforms, store  # noqa: E402 - the project need not be installed for this

HEAD = """\
# Nested blocks of the types that this platform's files name. Generated: python tests/data/schemas/blocks.py
"""


def blocks(platform: str) -> dict[str, list[str]]:
    """Type → paths of its nested blocks, by the provider's schema, for the types that the platform's files name."""
    schema = json.loads(gzip.decompress((HERE / f"{platform}.json.gz").read_bytes()))
    found = {type: sorted(_nested(schema.get(type, ()))) for type in sorted(named(platform))}
    return {type: paths for type, paths in found.items() if paths}


def _nested(paths: list[str]) -> Iterator[str]:
    for path in paths:
        if path.endswith("{}") and path.count(".") < platforms.BLOCK_DEPTH:
            yield path[:-2]


def named(platform: str) -> set[str]:
    """Every type that a file of the platform names: rules, conditions, defaults."""
    folder = ROOT / "mappings" / "platforms" / platform
    files = [path for path in folder.glob("*.yaml") if not path.name.endswith((store.CASES, "schema.yaml"))]
    return {type for path in files for type in _types(store.load(path).data)}


def _types(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        named = data.get("type")
        yield from [named] if isinstance(named, str) else (named if isinstance(named, list) else ())
        yield from _types(list(data.values()))
    elif isinstance(data, list):
        for item in data:
            yield from _types(item)


def text(platform: str) -> str:
    """The file as it should be."""
    lines = [f"  {type}: [{', '.join(paths)}]\n" for type, paths in blocks(platform).items()]
    return HEAD + "blocks:\n" + "".join(lines)


if __name__ == "__main__":
    for platform in sys.argv[1:] or [platform.id for platform in platforms.platforms()]:
        if (HERE / f"{platform}.json.gz").exists():
            (ROOT / "mappings" / "platforms" / platform / "schema.yaml").write_text(text(platform), encoding="utf-8")
