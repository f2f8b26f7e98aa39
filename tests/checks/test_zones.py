"""Zones of resources: the manifest first, then the platform's tags."""

from typing import Any

import pytest

from levelgate.checks.zones import zoned
from levelgate.model.manifest import Zone
from tests.checks.given import U, made

KEYS = {"aws": ("Zone", "zone")}
BY_TAG = Zone("dmz", {"Tier": "web"})
BY_TAGS = Zone("dmz", {"Tier": "web", "Side": "outer"})
BY_ADDRESS = Zone("database", addresses=("aws_x.db*", 'module.m["a"].*'))


@pytest.mark.parametrize(
    ("address", "attributes", "zones", "expected"),
    [
        ("aws_x.a", {}, (), ""),
        ("aws_x.a", {"tags": {"Zone": "dmz"}}, (), "dmz"),
        ("aws_x.a", {"tags": {"zone": "dmz"}}, (), "dmz"),
        ("aws_x.a", {"tags": {"Zone": "a", "zone": "b"}}, (), "a"),
        ("aws_x.a", {"tags_all": {"Zone": "dmz"}}, (), "dmz"),
        ("aws_x.a", {"tags": {"Zone": U}}, (), ""),
        ("aws_x.a", {"tags": U}, (), ""),
        ("aws_x.a", {"tags": "text"}, (), ""),
        ("aws_x.a", {"tags": {"Zone": 3}}, (), ""),
        ("aws_x.a", {"tags": {"Tier": "web"}}, (BY_TAG,), "dmz"),
        ("aws_x.a", {"tags": {"Tier": "web", "Zone": "lan"}}, (BY_TAG,), "dmz"),
        ("aws_x.a", {"tags": {"Tier": "app", "Zone": "lan"}}, (BY_TAG,), "lan"),
        ("aws_x.a", {"tags": {"Tier": "web"}}, (BY_TAGS,), ""),
        ("aws_x.a", {"tags": {"Tier": "web", "Side": "outer"}}, (BY_TAGS,), "dmz"),
        ("aws_x.db1", {}, (BY_TAG, BY_ADDRESS), "database"),
        ("aws_x.db[0]", {}, (BY_ADDRESS,), "database"),
        ("aws_x.a", {}, (BY_ADDRESS,), ""),
        ("aws_x.db1", {"tags": {"Tier": "web"}}, (BY_TAG, BY_ADDRESS), "dmz"),
        ("aws_x.db1", {"tags": {"Tier": "web"}}, (BY_ADDRESS, BY_TAG), "database"),
        # an unknown tag leaves open whether the earlier entry is meant
        ("aws_x.db1", {"tags": {"Tier": U}}, (BY_TAG, BY_ADDRESS), ""),
        ("aws_x.db1", {"tags": U}, (BY_TAG, BY_ADDRESS), ""),
        ("aws_x.db1", {"tags": {"Tier": U, "Side": "inner"}}, (BY_TAGS, BY_ADDRESS), "database"),
    ],
)
def test_zoned(address: str, attributes: dict[str, Any], zones: tuple[Zone, ...], expected: str) -> None:
    (found,) = zoned([made(address, **attributes)], zones, KEYS)
    assert found.zone == expected


def test_tags_of_another_platform_say_nothing() -> None:
    (found,) = zoned([made("aws_x.a", tags={"Zone": "dmz"})], (), {"other": ("Zone",)})
    assert found.zone == ""


def test_an_entry_without_tags_and_addresses_means_nothing() -> None:
    (found,) = zoned([made("aws_x.a")], (Zone("dmz"),), KEYS)
    assert found.zone == ""
