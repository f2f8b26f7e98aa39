"""The gate's own rules pass what rules of one's own have to pass, with the attributes of the providers' schemas."""

import gzip
import json
from pathlib import Path

import pytest

from levelgate.checks.conditions import _CONDITIONS
from levelgate.checks.sound import verify
from levelgate.mapping import platforms
from levelgate.mapping.extension import AreaFile, area_files
from levelgate.mapping.reads import _WORDS

MAPPINGS = Path(__file__).parents[2] / "mappings" / "platforms"
SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
IDS = [platform.id for platform in platforms.platforms()]


def files(platform: str) -> list[AreaFile]:
    return [file for file in area_files(MAPPINGS, set(IDS)) if file.platform == platform]


@pytest.mark.parametrize("platform", IDS)
def test_every_rule_is_sound(platform: str) -> None:
    schema = json.loads(gzip.decompress((SCHEMAS / f"{platform}.json.gz").read_bytes()))
    verify(files(platform), (), {type: frozenset(paths) for type, paths in schema.items()})


@pytest.mark.parametrize("platform", IDS)
def test_each_term_and_each_default_stands_once(platform: str) -> None:
    areas = [file.area for file in files(platform)]
    names = [name for area in areas for name in area.terms]
    assert sorted(names) == sorted(set(names))
    defaults = [*platforms.platform(platform).defaults, *(one for area in areas for one in area.defaults)]
    paths = [(one.type, path) for one in defaults for path in one.values]
    assert sorted(paths) == sorted(set(paths))


def test_every_word_of_the_language_is_read() -> None:
    assert set(_WORDS) == set(_CONDITIONS)
