"""The names of network zones: `mappings/zones.yaml` in, words and titles out."""

from functools import cache

import msgspec

from levelgate.mapping import store
from levelgate.model.control import Text


class ZoneName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A zone that levels ask for, its title, and words that mean it in tags and names, in lower case."""

    id: str
    title: Text
    words: tuple[str, ...]


class _Zones(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zones: tuple[ZoneName, ...]


@cache
def zone_names() -> dict[str, ZoneName]:
    """The zones by id, in the order in which a zone plan lists them."""
    return {zone.id: zone for zone in store.read("zones", _Zones).zones}


def zone_words() -> dict[str, str]:
    """The zone that each word means; several words of one text are joined by spaces."""
    return {word: zone.id for zone in zone_names().values() for word in (*zone.words, zone.id.replace("_", " "))}
