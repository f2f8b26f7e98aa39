"""What the worker is sent: entities in a plan's order, unknown values named and taken out."""

import json
import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelgate.checks.checkov.request import request
from levelgate.model.resource import Definition, Link, Resource, Written
from levelgate.model.value import AFTER_APPLY, Unknown
from levelgate.sources.terraform.configuration import split_address
from tests.checks.given import U, made


def sent(*resources: Resource, **more: Any) -> list[list[dict[str, Any]]]:
    content = request(Definition(resources=resources, files=(), **more), msgspec.Raw(b"{}"), ["CKV_X_1"]).content
    roots: list[list[dict[str, Any]]] = json.loads(content)["roots"]
    return roots


def test_an_entity() -> None:
    [[one]] = sent(made('aws_x.a["k.1"]', size=1, name=None))
    assert one == {
        "kind": "resource", "type": "aws_x", "name": "a", "address": 'aws_x.a["k.1"]',
        "values": {"size": 1, "name": None}, "expressions": {}, "provisioners": [], "unknown": [],
    }  # fmt: skip  # a table


def test_unknown_values_are_named_and_left_out() -> None:
    block = [{"port": 22, "range": U}, {"port": U}]
    [[one]] = sent(made("aws_x.a", id=U, block=block, ids=["a", U], tags={"Name": U}))
    assert one["values"] == {"block": [{"port": 22}, {}], "ids": ["a", None], "tags": {}}
    assert one["unknown"] == [["id"], ["block", 0, "range"], ["block", 1, "port"], ["ids", 1], ["tags", "Name"]]


def test_what_only_looks_unknown_is_sent_as_it_is() -> None:
    [[one]] = sent(made("aws_x.a", tags={"reason": "(known after apply)", "where": ""}))
    assert one["unknown"] == []
    assert one["values"]["tags"] == {"reason": "(known after apply)", "where": ""}


def at(address: str) -> Resource:
    block, key = split_address(address)
    return msgspec.structs.replace(made("aws_x.a"), address=address, block=block, key=key, type=block.split(".")[-2])


@pytest.mark.parametrize("seed", range(5))
def test_the_order_is_that_of_a_plan(seed: int) -> None:
    ordered = [
        "aws_x.a[0]", "aws_x.a[2]", "aws_x.a[10]", "aws_z.a",
        "module.a.module.b.aws_x.a", "module.a.aws_x.a", 'module.a["k"].aws_x.a', "module.c.aws_x.a",
    ]  # fmt: skip  # a table
    mixed = random.Random(seed).sample(ordered, len(ordered))  # noqa: S311 - the same on every machine
    [root] = sent(*map(at, mixed))
    assert [one["address"] for one in root] == ordered


def test_every_root_is_a_graph_of_its_own() -> None:
    one = msgspec.structs.replace(
        made("aws_x.a"), address="p/x.json:aws_x.a", block="p/x.json:aws_x.a", root="p/x.json"
    )
    other = msgspec.structs.replace(made("aws_y.b"), root="q.json")
    assert [[each["address"] for each in root] for root in sent(one, other)] == [["aws_x.a"], ["aws_y.b"]]


def test_providers_come_first() -> None:
    provider = msgspec.structs.replace(
        made("aws.default"), mode="provider", type="aws", written=Written({"region": {"constant_value": "han"}})
    )
    [[first, _]] = sent(made("aws_a.a"), providers=(provider,))
    assert (first["kind"], first["type"], first["name"]) == ("provider", "aws", "default")
    assert first["expressions"] == {"region": {"constant_value": "han"}}


def test_links_stand_for_references_where_there_is_no_configuration() -> None:
    links = {
        "key": (Link("module.a.aws_kms_key.k", "0"),),
        "block": (Link("aws_x.b"),),
        "block.subnet": (Link("aws_x.b"), Link("", "", False)),
        "nothing": (Link("", "", False),),
    }
    [[one]] = sent(msgspec.structs.replace(made("aws_x.a"), links=links))
    assert one["expressions"] == {
        "key": {"references": ["aws_kms_key.k.id", "aws_kms_key.k"]},
        "block": [{"subnet": {"references": ["aws_x.b.id", "aws_x.b"]}}],
    }


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2) | st.just(AFTER_APPLY),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=2), VALUES, max_size=4))
def test_every_unknown_value_is_named_once_and_no_other(attributes: dict[str, Any]) -> None:
    [[one]] = sent(msgspec.structs.replace(made("aws_x.a"), attributes=attributes))
    assert sorted(map(str, one["unknown"])) == sorted(map(str, map(list, unknowns(attributes, ()))))
    assert "known after apply" not in json.dumps(one["values"])


def unknowns(value: Any, place: tuple[str | int, ...]) -> Sequence[tuple[str | int, ...]]:
    if isinstance(value, Unknown):
        return [place]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, each in inner for found in unknowns(each, (*place, key))]
