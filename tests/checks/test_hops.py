"""Conditions that look at other resources: by link, by value, by tag, by existence."""

from typing import Any

import msgspec
import pytest

from levelgate.checks.attributes import Scope
from levelgate.checks.conditions import compile_condition
from levelgate.model.resource import Link, Resource
from levelgate.model.value import AFTER_APPLY, Truth, opposite
from tests.checks.given import U, blamed, context, made, truth

T, F, N = True, False, None


def y(name: str = "b", /, **attributes: Any) -> Resource:
    return made(f"aws_y.{name}", **attributes)


def x(address: str = "aws_x.a", /, **attributes: Any) -> Resource:
    return made(address, **attributes)


ON = {"on": ["bucket"]}
TWO: dict[str, Any] = {"at_least": 2}
TWO_KINDS: dict[str, Any] = {"at_least": 2, "distinct": "k"}
NO_BE = {"be": {"ok": False}}

# name, the condition's extras, resources (the first is the subject), expected
LINKED: list[tuple[str, dict[str, Any], list[Resource], Truth]] = [
    ("nothing of the type", {}, [x()], F),
    ("a certain link", {}, [x(), y(by="-> aws_x.a")], T),
    ("a possible link", {}, [x(), y(by="->? aws_x.a")], N),
    ("a link elsewhere", {}, [x(), y(by="-> aws_x.b")], F),
    ("the link's own key", {}, [x("aws_x.a[1]"), y(by="-> aws_x.a[1]")], T),
    ("another key", {}, [x("aws_x.a[1]"), y(by="-> aws_x.a[0]")], F),
    ("any key", {}, [x("aws_x.a[1]"), y(by="-> aws_x.a[*]")], N),
    ("any key, of a block without keys", {}, [x(), y(by="-> aws_x.a[*]")], T),
    ("the same key", {}, [x("aws_x.a[1]"), made("aws_y.b[1]", by="-> aws_x.a[=]")], T),
    ("the same key, other instance", {}, [x("aws_x.a[1]"), made("aws_y.b[0]", by="-> aws_x.a[=]")], F),
    ("an unknown value without a link", {}, [x(), y(by=U)], N),
    ("a value that nobody wrote", {}, [x(), y()], F),
    ("one of a list", {}, [x(), y(by=["-> aws_x.z", "-> aws_x.a"])], T),
    ("not what is asked for", NO_BE, [x(), y(by="-> aws_x.a", ok=True)], F),
    ("unknown whether it is", NO_BE, [x(), y(by="-> aws_x.a", ok=U)], N),
    ("a possible link to what it is not", NO_BE, [x(), y(by="->? aws_x.a", ok=True)], F),
    ("one of two is", NO_BE, [x(), y(by="-> aws_x.a", ok=True), y("c", by="-> aws_x.a", ok=False)], T),
    # known values
    ("its id", {}, [x(id="i-1"), y(by="i-1")], T),
    ("its ARN, in a list", {}, [x(arn="arn:1"), y(by=["arn:2", "arn:1"])], T),
    ("another value", {}, [x(id="i-1"), y(by="i-2")], F),
    ("an id that only applying gives is not a value written before", {}, [x(), y(by="i-2")], F),
    ("an attribute that is not asked", {}, [x(bucket="b"), y(by="b")], F),
    ("an attribute that is asked", ON, [x(bucket="b"), y(by="b")], T),
    ("its name is unknown", ON, [x(bucket=U), y(by="b")], N),
    ("its name is unknown, the value names another", ON, [x(bucket=U), y(by="b"), x("aws_x.c", bucket="b")], F),
    ("its name is unknown, the other is not what is asked for", ON | NO_BE, [x(bucket=U), y(by="b", ok=True)], F),
    ("another type of the same name", {}, [x(name="n"), y(by="n"), made("aws_z.c", name="n")], T),
    ("two of the type with the same name", {}, [x(name="n"), x("aws_x.b", name="n"), y(by="n")], N),
    # patterns
    ("everything", {}, [x(), y(by="*")], T),
    ("a pattern that fits", {}, [x(arn="arn:aws:s3:::logs-1"), y(by=["arn:aws:s3:::logs-*"])], T),
    ("a pattern that does not", {}, [x(arn="arn:aws:s3:::data"), y(by=["arn:aws:s3:::logs-*"])], F),
    ("a pattern, and no ARN yet", {}, [x(), y(by=["arn:aws:s3:::logs-*"])], N),
    ("a pattern, and an unknown name", {}, [x(arn="arn:aws:s3:::data", name=U), y(by=["arn:aws:s3:::logs-*"])], N),
    # more than one
    ("two are asked for, one is there", TWO, [x(), y(by="-> aws_x.a")], F),
    ("two are there", TWO, [x(), y(by="-> aws_x.a"), y("c", by="-> aws_x.a")], T),
    ("one of two is possible", TWO, [x(), y(by="-> aws_x.a"), y("c", by="->? aws_x.a")], N),
    ("one of two may lead here", TWO, [x(), y(by="-> aws_x.a"), y("c", by=U)], N),
    ("one resource, linked surely and perhaps", TWO, [x(), y(by=["-> aws_x.a", "->? aws_x.a"])], F),
    ("two of one kind", TWO_KINDS, [x(), y(by="-> aws_x.a", k=1), y("c", by="-> aws_x.a", k=1)], F),
    ("two of two kinds", TWO_KINDS, [x(), y(by="-> aws_x.a", k=1), y("c", by="-> aws_x.a", k=2)], T),
    ("one of two shows no kind", TWO_KINDS, [x(), y(by="-> aws_x.a", k=1), y("c", by="-> aws_x.a")], N),
    ("brackets are no pattern", {}, [x(id="arn:a"), y(by="arn:[a]*")], F),
]


@pytest.mark.parametrize(("name", "more", "all", "expected"), LINKED, ids=[row[0] for row in LINKED])
def test_linked(name: str, more: dict[str, Any], all: list[Resource], expected: Truth) -> None:
    condition = {"linked": {"type": "aws_y", "by": "by", **more}}
    assert truth(condition, *all) is expected
    # Of a part of the system nothing can be called absent.
    assert truth(condition, *all, whole=False) is (expected or None)


def test_linked_through_nested_blocks_and_several_types() -> None:
    condition = {"linked": {"type": ["aws_z", "aws_y"], "by": "block.by"}}
    assert truth(condition, x(), y(block=[{"by": U}, {"by": "-> aws_x.a"}])) is True
    assert truth(condition, x(), y(block=U)) is None
    assert truth(condition, x(), y(block=[{"by": None}])) is False


REFERS: list[tuple[str, dict[str, Any], list[Resource], Truth]] = [
    ("a certain link", {}, [x(by="-> aws_y.b"), y()], T),
    ("a possible link", {}, [x(by="->? aws_y.b"), y()], N),
    ("a link to another type", {}, [x(by="-> aws_z.b"), made("aws_z.b")], F),
    ("any key", {}, [x(by="-> aws_y.b[*]"), made("aws_y.b[0]"), made("aws_y.b[1]")], N),
    ("any key of another type", {}, [x(by="-> aws_z.b[*]"), made("aws_z.b[0]")], F),
    ("any key, none suits", NO_BE, [x(by="-> aws_y.b[*]"), made("aws_y.b[0]", ok=True)], F),
    ("the same key", {}, [made("aws_x.a[1]", by="-> aws_y.b[=]"), made("aws_y.b[1]")], T),
    ("the same key is not there", {}, [made("aws_x.a[1]", by="-> aws_y.b[=]"), made("aws_y.b[0]")], F),
    ("unknown without a link", {}, [x(by=U), y()], N),
    ("nothing written", {}, [x(), y()], N),
    ("an explicit null", {}, [x(by=None), y()], F),
    ("one of a list", {}, [x(by=["-> aws_y.c", "-> aws_y.b"]), y()], T),
    ("not what is asked for", NO_BE, [x(by="-> aws_y.b"), y(ok=True)], F),
    ("unknown whether it is", NO_BE, [x(by="-> aws_y.b"), y(ok=U)], N),
    # known values
    ("its id", {}, [x(by="i-1"), y(id="i-1")], T),
    ("its name", {}, [x(by="n"), y(name="n")], T),
    ("another value", {}, [x(by="i-2"), y(id="i-1")], F),
    ("a name of another type", {}, [x(by="n"), made("aws_z.b", name="n")], F),
    ("a name of this and of another type", {}, [x(by="n"), made("aws_z.b", name="n"), y(name="n")], T),
    ("two of the name, both suit", NO_BE, [x(by="n"), y(name="n", ok=False), y("c", name="n", ok=False)], T),
    ("two of the name, one suits", NO_BE, [x(by="n"), y(name="n", ok=False), y("c", name="n", ok=True)], N),
    ("two of the name, none suits", NO_BE, [x(by="n"), y(name="n", ok=True), y("c", name="n", ok=True)], F),
    ("a value that an unknown name may equal", {}, [x(by="n"), y(name=U)], N),
    ("or may not, as it does not suit", NO_BE, [x(by="n"), y(name=U, ok=True)], F),
    ("a number", {}, [x(by=3), y(id="3")], F),
    ("an attribute that is not asked", {}, [x(by="b"), y(bucket="b")], F),
    ("an attribute that is asked", ON, [x(by="b"), y(bucket="b")], T),
    ("its name is unknown", ON, [x(by="b"), y(bucket=U)], N),
    # more than one
    ("two are asked for, one is there", TWO, [x(by="-> aws_y.b"), y()], F),
    ("two are there", TWO, [x(by=["-> aws_y.b", "-> aws_y.c"]), y(), y("c")], T),
    ("the same twice", TWO, [x(by=["-> aws_y.b", "b"]), y(id="b")], F),
    ("one of two is possible", TWO, [x(by=["-> aws_y.b", "->? aws_y.c"]), y(), y("c")], N),
    ("two by value, of one kind", TWO_KINDS, [x(by=["b", "c"]), y(id="b", k=1), y("c", id="c", k=1)], F),
    ("two by value, of two kinds", TWO_KINDS, [x(by=["b", "c"]), y(id="b", k=1), y("c", id="c", k=2)], T),
    ("any key of two", TWO, [x(by="-> aws_y.b[*]"), made("aws_y.b[0]"), made("aws_y.b[1]")], N),
    ("any key of one", TWO, [x(by="-> aws_y.b[*]"), made("aws_y.b[0]")], F),
]


@pytest.mark.parametrize(("name", "more", "all", "expected"), REFERS, ids=[row[0] for row in REFERS])
def test_refers(name: str, more: dict[str, Any], all: list[Resource], expected: Truth) -> None:
    condition = {"refers": {"type": "aws_y", "by": "by", **more}}
    assert truth(condition, *all) is expected
    assert truth(condition, *all, whole=False) is (expected or None)


# `refers` below `each`: links are known per path, not per block
NESTED: list[tuple[list[dict[str, Any]], Truth]] = [
    ([{"by": "-> aws_y.b"}], T),
    ([{"by": "-> aws_y.b"}, {"by": "-> aws_y.b"}], T),
    ([{"by": "-> aws_y.b"}, {"by": "-> aws_z.b"}], N),
    ([{"by": "-> aws_y.b"}, {"by": U}], N),
    ([{"by": "-> aws_y.b"}, {"by": "i-1"}], T),
    ([{"by": "-> aws_z.b"}], F),
]


@pytest.mark.parametrize(("blocks", "expected"), NESTED)
def test_refers_from_a_block(blocks: list[dict[str, Any]], expected: Truth) -> None:
    condition = {"each": {"in": "block", "be": {"refers": {"type": "aws_y", "by": "by"}}}}
    assert truth(condition, x(block=blocks), y(id="i-1"), made("aws_z.b")) is expected


TAGGED: list[tuple[Any, Any, Truth]] = [
    ([{"key": "Backup", "value": "yes"}], {"Backup": "yes"}, T),
    ([{"key": "Backup", "value": "yes"}], {"Backup": "no"}, F),
    ([{"key": "Backup", "value": "yes"}], {}, F),
    ([{"key": "Backup", "value": "yes"}], None, F),
    ([{"key": "Backup", "value": "yes"}], {"Backup": U}, N),
    ([{"key": "Backup", "value": "yes"}], {"Other": U}, F),
    ([{"key": "Backup", "value": "yes"}], U, N),
    ([{"key": "a", "value": "b"}, {"key": "Backup", "value": "yes"}], {"Backup": "yes"}, T),
    ({"key": "Backup", "value": "yes"}, {"Backup": "yes"}, T),
    ([{"key": "Backup", "value": U}], {"Backup": "yes"}, N),
    ([{"key": U, "value": "yes"}], {"Backup": "yes"}, N),
    ([U], {"Backup": "yes"}, N),
    (U, {"Backup": "yes"}, N),
    ([], {"Backup": "yes"}, F),
    ([], U, F),
    (None, {"Backup": "yes"}, F),
    ([{"key": "Backup"}], {"Backup": None}, F),
    (["x"], {"Backup": "yes"}, F),
]


@pytest.mark.parametrize(("selects", "tags", "expected"), TAGGED)
def test_tagged_by(selects: Any, tags: Any, expected: Truth) -> None:
    condition = {"tagged_by": {"type": "aws_y", "key": "tag.key", "value": "tag.value"}}
    assert truth(condition, x(tags=tags), y(tag=selects)) is expected


@pytest.mark.parametrize(
    ("wanted", "tags", "expected"),
    [
        ({"backup": "yes"}, {"backup": "yes"}, T),
        ({"backup": "yes", "tier": "web"}, {"tier": "web"}, T),
        ({"backup": "yes"}, {"backup": "no"}, F),
        ({"backup": "yes"}, {}, F),
        ({"backup": "yes"}, {"backup": U}, N),
        ({"backup": U}, {"backup": "yes"}, N),
        ({"backup": "yes"}, U, N),
        (U, {"backup": "yes"}, N),
        ({}, {"backup": "yes"}, F),
        (None, {"backup": "yes"}, F),
    ],
)
def test_tagged_by_a_map(wanted: Any, tags: Any, expected: Truth) -> None:
    condition = {"tagged_by": {"type": "aws_y", "tags": "details.tags"}}
    assert truth(condition, x(tags=tags), y(details=[{"tags": wanted}])) is expected


def test_tagged_by_what_does_not_suit_and_without_a_block() -> None:
    one = {"type": "aws_y", "key": "key", "value": "value", **NO_BE}
    tags = {"Backup": "yes"}
    assert truth({"tagged_by": one}, x(tags=tags), y(key="Backup", value="yes", ok=False)) is True
    assert truth({"tagged_by": one}, x(tags=tags), y(key="Backup", value="yes", ok=True)) is False
    assert truth({"tagged_by": one}, x(tags=tags), y(key="Backup", value="yes", ok=U)) is None
    deep = {"tagged_by": {"type": "aws_y", "key": "a.b.key", "value": "a.b.value"}}
    assert truth(deep, x(tags=tags), y(a=[{"b": [{"key": "Backup", "value": "yes"}]}])) is True


TWO = {"at_least": 2, "distinct": "az"}
EXISTS: list[tuple[dict[str, Any], list[dict[str, Any]], Truth]] = [
    ({}, [], F),
    ({}, [{}], T),
    (NO_BE, [{"ok": True}], F),
    (NO_BE, [{"ok": U}], N),
    (NO_BE, [{"ok": U}, {"ok": False}], T),
    ({"at_least": 2}, [{}], F),
    ({"at_least": 2}, [{}, {}], T),
    (TWO, [{"az": "a"}, {"az": "b"}], T),
    (TWO, [{"az": "a"}, {"az": "a"}], F),
    (TWO, [{"az": "a"}, {"az": U}], N),
    (TWO, [{"az": "a"}, {"az": None}], N),
    (TWO, [{"az": "a"}, {}], N),
    (TWO, [{"az": ["a", U]}, {"az": ["a", "b"]}], N),
    (TWO, [{"az": ["a", "b"]}], F),
    ({"at_least": 2, "distinct": "block.az"}, [{"block": [{"az": "a"}, {"az": "b"}]}], F),
    ({"at_least": 3, "distinct": "block.az"}, [{"block": U}, {"block": [{"az": "b"}]}], F),
]


@pytest.mark.parametrize(("more", "found", "expected"), EXISTS)
def test_exists(more: dict[str, Any], found: list[dict[str, Any]], expected: Truth) -> None:
    others = [y(f"b{number}", **attributes) for number, attributes in enumerate(found)]
    condition = {"exists": {"type": ["aws_y", "aws_z"], **more}}
    assert truth(condition, x(), *others) is expected
    assert truth(condition, x(), *others, whole=False) is (expected or None)


COVERS: list[tuple[dict[str, Any], list[dict[str, Any]], Truth]] = [
    ({}, [], F),
    ({}, [{"shows": "a"}, {"shows": "b"}], T),
    ({}, [{"shows": "a"}], F),
    ({}, [{"shows": "a"}, {"shows": U}], N),
    ({}, [{"shows": "a"}, {}], F),
    (NO_BE, [{"shows": "a", "ok": False}, {"shows": "b", "ok": U}], N),
    (NO_BE, [{"shows": "a", "ok": False}, {"shows": "a", "ok": U}], F),
    (NO_BE, [{"shows": "a", "ok": False}, {"shows": U, "ok": U}], N),
    (NO_BE, [{"shows": "a", "ok": False}, {"shows": U, "ok": True}], F),
    ({"show": "block.shows"}, [{"block": [{"shows": "a"}, {"shows": "b"}]}], T),
    ({"values": ["a", "c?"]}, [{"shows": "a"}], T),
    ({"values": "$zones"}, [{"shows": "z"}], T),
    ({"counts": {"c": "b"}}, [{"shows": "a"}, {"shows": "c"}], T),
    ({"counts": {"c": "b"}}, [{"shows": "a"}, {"shows": "d"}], F),
]


@pytest.mark.parametrize(("more", "found", "expected"), COVERS)
def test_covers(more: dict[str, Any], found: list[dict[str, Any]], expected: Truth) -> None:
    others = [y(f"b{number}", **attributes) for number, attributes in enumerate(found)]
    condition = {"covers": {"type": "aws_y", "show": "shows", "values": ["a", "b"], **more}}
    assert truth(condition, x(), *others, parameters={"zones": ["z"]}) is expected
    assert truth(condition, x(), *others, whole=False, parameters={"zones": ["z"]}) is (expected or None)


OTHER = {"linked": {"type": "aws_y", "by": "by", "be": {"@region": {"other_than": "@region"}}}}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [("a", "b", T), ("a", "a", F), ("a", U, N), (U, "a", N), (None, "a", N), ("a", None, N)],
)
def test_other_than(mine: Any, theirs: Any, expected: Truth) -> None:
    assert truth(OTHER, x(region=mine), y(by="-> aws_x.a", region=theirs)) is expected


WORDS = ("other_than", "same_as")
EACH_STRUCTURE = pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"a": ["x"]}, {"a": ["y"]}, T),
        ({"a": ["x"]}, {"a": ["x"]}, F),
        ({"a": [U]}, {"a": ["x"]}, N),
        # of several values nothing tells which is meant
        ({"block": [{"a": "x"}, {"a": "y"}]}, {"block": [{"a": "z"}]}, N),
    ],
)


@EACH_STRUCTURE
def test_same_as_is_the_opposite(mine: dict[str, Any], theirs: dict[str, Any], expected: Truth) -> None:
    both = (x(p=mine, by="-> aws_y.b"), y(p=theirs))
    other, same = ({"refers": {"type": "aws_y", "by": "by", "be": {"p": {word: "p"}}}} for word in WORDS)
    assert truth(same, *both) is opposite(truth(other, *both))


@EACH_STRUCTURE
def test_other_than_structures(mine: dict[str, Any], theirs: dict[str, Any], expected: Truth) -> None:
    path = "block.a" if "block" in mine else "a"
    condition = {"linked": {"type": "aws_y", "by": "by", "be": {path: {"other_than": path}}}}
    assert truth(condition, x(**mine), y(by="-> aws_x.a", **theirs)) is expected


def test_other_than_without_anything_it_comes_from() -> None:
    assert truth({"@region": {"other_than": "@region"}}, x(region="a")) is None


REFERS_OTHER = {"refers": {"type": "aws_y", "by": "by", "be": {"@region": {"other_than": "@region"}}}}


@pytest.mark.parametrize("condition", [OTHER, REFERS_OTHER])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_answer_for_one_instance_is_not_that_of_another(condition: Any, order: tuple[int, int]) -> None:
    instances = [made(f"aws_x.a[{key}]", region=region, by="-> aws_y.b[*]") for key, region in ((0, "r"), (1, "s"))]
    others = [made(f"aws_y.b[{key}]", region="s", by="-> aws_x.a[*]") for key in (0, 1)]
    node = compile_condition(condition, context(*instances, *others))
    found = {number: node.test(Scope(instances[number].attributes, instances[number])) for number in order}
    assert found == {0: None, 1: False}


def test_absent_says_so() -> None:
    condition = {"linked": {"type": "aws_y", "by": "by"}}
    assert blamed(condition, x()).absent
    assert not blamed(condition, x(), y(by=U)).absent


@pytest.mark.parametrize(
    ("attributes", "links", "expected"),
    [
        ({"map": {"K": AFTER_APPLY}}, {"map": (Link("aws_y.b"),)}, T),
        ({"map": {"K": AFTER_APPLY, "other": "known"}}, {"map": (Link("aws_y.b"),)}, T),
        ({"map": {"K": AFTER_APPLY, "L": AFTER_APPLY}}, {"map": (Link("aws_y.b"),)}, N),
        ({"map": {"K": AFTER_APPLY}}, {"map": (Link("aws_y.b"), Link("aws_y.c"))}, N),
        ({"map": {"K": AFTER_APPLY}}, {"map": (Link("aws_y.c"),)}, F),
        ({"map": {"K": AFTER_APPLY}}, {}, N),
        ({"map": {"K": "known"}}, {"map": (Link("aws_y.b"),)}, F),
    ],
)
def test_a_value_in_a_map_leads_where_the_map_does(
    attributes: dict[str, Any], links: dict[str, tuple[Link, ...]], expected: Truth
) -> None:
    # A plan gives the references of a whole map, not of each value in it.
    one = msgspec.structs.replace(x(), attributes=attributes, links=links)
    assert truth({"refers": {"by": "map.K", "type": "aws_y"}}, one, y()) is expected
    assert truth({"linked": {"by": "map.K", "type": "aws_x"}}, y(), one) is expected


def test_what_only_carries_a_value_may_mean_anything() -> None:
    carrier = msgspec.structs.replace(made("terraform_data.name"), platform="")
    through = x(by="-> terraform_data.name")
    for more in ([y()], [made("aws_z.c")]):
        assert truth({"refers": {"by": "by", "type": "aws_y"}}, through, carrier, *more) is None
    assert truth({"linked": {"by": "by", "type": "aws_x"}}, y(), through, carrier) is None
