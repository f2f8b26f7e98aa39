"""Zones of resources: the manifest first, then the platform's tags."""

from typing import Any

import pytest

from levelgate.checks.zones import Signs, Vocabulary, zoned
from levelgate.model.manifest import Zone
from levelgate.model.value import AFTER_APPLY
from tests.checks.given import U, made

SIGNS = {
    "aws": Signs(("Zone", "zone"), frozenset({"aws_net"}), {"aws_vm": ["subnet", "nics.subnet"], "aws_group": ["vm"]})
}
WORDS = Vocabulary({"dmz": "dmz", "db": "database", "internal": "internal", "internal server": "internal_server"})
BY_TAG = Zone("dmz", {"Tier": "web"})
BY_TAGS = Zone("dmz", {"Tier": "web", "Side": "outer"})
BY_ADDRESS = Zone("database", addresses=("aws_x.db*", 'module.m["a"].*'))


@pytest.mark.parametrize(
    ("address", "attributes", "zones", "expected"),
    [
        ("aws_x.a", {}, (), ()),
        ("aws_x.a", {"tags": {"Zone": "dmz"}}, (), ("dmz",)),
        ("aws_x.a", {"tags": {"zone": "dmz"}}, (), ("dmz",)),
        ("aws_x.a", {"tags": {"Zone": "a", "zone": "b"}}, (), ("a",)),
        ("aws_x.a", {"tags_all": {"Zone": "dmz"}}, (), ("dmz",)),
        ("aws_x.a", {"tags": {"Zone": U}}, (), AFTER_APPLY),
        ("aws_x.a", {"tags": U}, (), AFTER_APPLY),
        ("aws_x.a", {"tags": "text"}, (), ()),
        ("aws_x.a", {"tags": {"Zone": 3}}, (), ()),
        ("aws_x.a", {"tags": {"Tier": "web"}}, (BY_TAG,), ("dmz",)),
        ("aws_x.a", {"tags": {"Tier": "web", "Zone": "lan"}}, (BY_TAG,), ("dmz",)),
        ("aws_x.a", {"tags": {"Tier": "app", "Zone": "lan"}}, (BY_TAG,), ("lan",)),
        ("aws_x.a", {"tags": {"Tier": "web"}}, (BY_TAGS,), ()),
        ("aws_x.a", {"tags": {"Tier": "web", "Side": "outer"}}, (BY_TAGS,), ("dmz",)),
        ("aws_x.db1", {}, (BY_TAG, BY_ADDRESS), ("database",)),
        ("aws_x.db[0]", {}, (BY_ADDRESS,), ("database",)),
        ("aws_x.a", {}, (BY_ADDRESS,), ()),
        ("aws_x.db1", {"tags": {"Tier": "web"}}, (BY_TAG, BY_ADDRESS), ("dmz",)),
        ("aws_x.db1", {"tags": {"Tier": "web"}}, (BY_ADDRESS, BY_TAG), ("database",)),
        # an unknown tag leaves open whether the earlier entry is meant
        ("aws_x.db1", {"tags": {"Tier": U}}, (BY_TAG, BY_ADDRESS), AFTER_APPLY),
        ("aws_x.db1", {"tags": U}, (BY_TAG, BY_ADDRESS), AFTER_APPLY),
        ("aws_x.db1", {"tags": {"Tier": U, "Side": "inner"}}, (BY_TAGS, BY_ADDRESS), ("database",)),
    ],
)
def test_zoned(address: str, attributes: dict[str, Any], zones: tuple[Zone, ...], expected: Any) -> None:
    (found,) = zoned([made(address, **attributes)], zones, SIGNS, WORDS)
    assert found.zones == expected


def test_tags_of_another_platform_say_nothing() -> None:
    (found,) = zoned([made("aws_x.a", tags={"Zone": "dmz"})], (), {"other": Signs(("Zone",))}, WORDS)
    assert found.zones == ()


def test_an_entry_without_tags_and_addresses_means_nothing() -> None:
    (found,) = zoned([made("aws_x.a")], (Zone("dmz"),), SIGNS, WORDS)
    assert found.zones == ()


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"tags": {"Zone": "DMZ"}}, ("dmz",)),
        ({"tags": {"Zone": "internal-server"}}, ("internal_server",)),
        ({"tags": ["zone=dmz"]}, ("dmz",)),
        ({"tags": ["zone:db", "other"]}, ("database",)),
        ({"tags": ["zone:db", U]}, AFTER_APPLY),
        ({"metadata": {"zone": "dmz"}}, ("dmz",)),
        ({"name": "prod-dmz-a"}, ("dmz",)),
        ({"tags": {"Name": "prod_DB_1"}}, ("database",)),
        ({"name": "internal-server-a"}, ("internal_server",)),
        ({"name": "dmz-and-db"}, ()),
        ({"name": "dmz", "tags": {"Name": "db"}}, ()),
        ({"name": "dmzone"}, ()),
        ({"name": U}, ()),
        ({"name": "dmz", "tags": {"Zone": "internal"}}, ("internal",)),
    ],
)
def test_words_of_tags_and_of_a_networks_name(attributes: dict[str, Any], expected: Any) -> None:
    (found,) = zoned([made("aws_net.a", **attributes)], (), SIGNS, WORDS)
    assert found.zones == expected


def test_only_a_networks_name_counts() -> None:
    (found,) = zoned([made("aws_x.a", name="dmz")], (), SIGNS, WORDS)
    assert found.zones == ()


DMZ, DB = made("aws_net.dmz", name="dmz", id="net-1"), made("aws_net.db", name="db")
NONE = made("aws_net.none")


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"subnet": "-> aws_net.dmz"}, ("dmz",)),
        ({"subnet": "net-1"}, ("dmz",)),
        ({"subnet": ["-> aws_net.dmz", "-> aws_net.db"]}, ("database", "dmz")),
        ({"nics": [{"subnet": "-> aws_net.db"}]}, ("database",)),
        ({"subnet": "->? aws_net.dmz"}, AFTER_APPLY),
        ({"subnet": U}, AFTER_APPLY),
        ({"subnet": "net-of-another-definition"}, AFTER_APPLY),
        ({"subnet": ["-> aws_net.dmz", "-> aws_net.none"]}, AFTER_APPLY),
        ({"subnet": "-> aws_net.none"}, ()),
        ({"subnet": None}, ()),
        ({}, ()),
        ({"subnet": "-> aws_net.dmz", "tags": {"Zone": "internal"}}, ("internal",)),
    ],
)
def test_a_resource_lies_where_it_is_attached(attributes: dict[str, Any], expected: Any) -> None:
    found = zoned([made("aws_vm.a", **attributes), DMZ, DB, NONE], (), SIGNS, WORDS)
    assert found[0].zones == expected


def test_attachment_is_followed_through_what_is_attached_itself() -> None:
    found = zoned([made("aws_group.a", vm="-> aws_vm.a"), made("aws_vm.a", subnet="net-1"), DMZ], (), SIGNS, WORDS)
    assert found[0].zones == ("dmz",)


def test_what_is_attached_to_itself_lies_at_no_known_place() -> None:
    found = zoned([made("aws_vm.a", subnet="-> aws_vm.a"), DMZ], (), SIGNS, WORDS)
    assert found[0].zones == AFTER_APPLY
