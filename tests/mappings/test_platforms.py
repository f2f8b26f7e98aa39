"""What `platform.yaml` says of types and attributes stands in the provider's schema."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from levelgate.mapping import platforms
from levelgate.mapping.platforms import Platform
from levelgate.mapping.reads import reads_of

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


def named(platform: Platform) -> Iterator[tuple[str, str]]:
    """Every (type, attribute path); the path is empty where only the type is named."""
    for entry in platform.opaque:
        yield from ((type, "") for type in entry.types)
    yield from ((type, "") for type in platform.networks)
    for type, paths in platform.placement.items():
        yield from ((type, path) for path in paths)
    for type, addresses in platform.addresses.items():
        yield from ((type, path) for path in ("", *addresses.private, *addresses.public))
    for condition in platforms.conditions(platform).values():
        yield from reads_of(condition, ())
    public = platforms.public(platform)
    if public:
        yield from reads_of(public.where, public.type)


@pytest.mark.parametrize("platform", platforms.platforms(), ids=lambda platform: platform.id)
def test_every_type_and_attribute_is_there(platform: Platform) -> None:
    schema = json.loads(gzip.decompress((SCHEMAS / f"{platform.id}.json.gz").read_bytes()))
    assert [
        (type, path) for type, path in named(platform) if type not in schema or (path and path not in schema[type])
    ] == []
