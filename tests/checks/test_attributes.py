"""Paths, lenses, defaults, and what of it a report may show."""

from typing import Any

import msgspec
import pytest

from levelgate.checks.attributes import UNSET, Scope, closed, reader, shown, tags_of
from levelgate.checks.policy import UNREADABLE
from levelgate.errors import MappingError
from levelgate.model.resource import Resource
from levelgate.model.value import AFTER_APPLY, Token
from tests.checks.given import U, made

BLOCKS = {"rule": [{"a": 1, "inner": [{"b": 2}, {"b": None}]}, {"a": U, "inner": []}], "empty": [], "text": "x"}
DEFAULTS = {"aws_x": {"plain": "default", "rule.missing": "deep", "empty.a": 7, "null": None}}


def values(path: str, prefix: str = "", **attributes: Any) -> list[Any]:
    resource = made("aws_x.this", **(attributes or BLOCKS))
    return list(reader(path, prefix, DEFAULTS)(Scope(resource.attributes, resource)))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("text", ["x"]),
        ("plain", ["default"]),
        ("null", [None]),
        ("nowhere", [UNSET]),
        ("rule.a", [1, AFTER_APPLY]),
        ("rule.inner.b", [2, None, UNSET]),
        ("rule.missing", ["deep", "deep"]),
        ("empty.a", [7]),
        ("empty.b", [UNSET]),
        ("text.a", [UNSET]),
        ("nowhere.a.b", [UNSET]),
    ],
)
def test_paths(path: str, expected: list[Any]) -> None:
    assert values(path) == expected


@pytest.mark.parametrize(("value", "expected"), [(None, "default"), ("x", "x"), (U, AFTER_APPLY), (False, False)])
def test_a_default_stands_where_nothing_is_written(value: Any, expected: Any) -> None:
    assert values("plain", plain=value) == [expected]


def test_through_something_unknown() -> None:
    assert values("rule.a.b", rule=U) == [AFTER_APPLY]
    assert values("rule.a", rule=[U, {"a": 1}]) == [AFTER_APPLY, 1]


def test_below_a_block_the_default_is_that_of_the_whole_path() -> None:
    resource = made("aws_x.this")
    assert list(reader("missing", "rule", DEFAULTS)(Scope({}, resource))) == ["deep"]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("p|json", '{"a": [1]}', {"a": [1]}),
        ("p|json", "{", UNREADABLE),
        ("p|json", "[" * 100_000, UNREADABLE),
        ("p|json", U, AFTER_APPLY),
        ("p|json", None, None),
        ("p|json", ["x"], ["x"]),
        ("p|statements", '{"Statement": []}', []),
        ("p|statements", "[]", UNREADABLE),
        ("p|statements", "", UNREADABLE),
        ("p|statements", U, AFTER_APPLY),
        ("p|base64", "cnVu", "run"),
        ("p|base64", "no base64", UNREADABLE),
        ("p|account", "arn:aws:s3:eu-west-1:111122223333:x:y", "111122223333"),
        ("p|account", "arn:aws:s3:::bucket", UNSET),
        ("p|account", "bucket", UNREADABLE),
        ("p|region", "arn:aws:s3:eu-west-1:111122223333:x:y", "eu-west-1"),
        ("p|region", U, AFTER_APPLY),
        ("p|keys", {"a": 1, "b": U}, ["a", "b"]),
        ("p|values", {"a": 1, "b": U}, [1, AFTER_APPLY]),
        ("p|keys", U, AFTER_APPLY),
    ],
)
def test_lenses(path: str, text: Any, expected: Any) -> None:
    assert values(path, p=text) == [expected]


@pytest.mark.parametrize(
    ("path", "more", "expected"),
    [
        ("@region", {}, UNSET),
        ("@region", {"region": "eu-west-1"}, "eu-west-1"),
        ("@region", {"region": U}, AFTER_APPLY),
        ("@zone", {}, UNSET),
        ("@zone", {"zone": "dmz"}, "dmz"),
        ("@zone", {"tags": {"Name": "x"}}, UNSET),
        ("@account", {}, UNSET),
        ("@root", {}, UNSET),
        ("@type", {}, "aws_x"),
        ("@key", {}, "0"),
    ],
)
def test_the_resource_itself(path: str, more: dict[str, Any], expected: Any) -> None:
    resource = made("aws_x.this[0]", **more)
    assert list(reader(path, "", {})(Scope(resource.attributes, resource))) == [expected]


@pytest.mark.parametrize(
    ("tags", "all", "expected"),
    [
        ({"a": 1}, None, {"a": 1}),
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, U, AFTER_APPLY),
        (U, None, AFTER_APPLY),
        (None, None, {}),
        (["zone=dmz", "tier:web", "plain", "a=b=c", 7], None, {"zone": "dmz", "tier": "web", "plain": "", "a": "b=c"}),
        (["zone=dmz", U], None, AFTER_APPLY),
    ],
)
def test_tags(tags: Any, all: Any, expected: Any) -> None:
    assert tags_of(made("aws_x.this", tags=tags, tags_all=all)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", "x"),
        (None, Token.UNSET),
        (UNSET, Token.UNSET),
        (AFTER_APPLY, Token.AFTER_APPLY),
        (True, "true"),
        (10**40, "1" + "0" * 40),
        ([1, AFTER_APPLY], '[1,"(known after apply)"]'),
        ({"a": {"b": AFTER_APPLY}}, '{"a":{"b":"(known after apply)"}}'),
        ("x" * 500, "x" * 157 + "..."),
    ],
)
def test_shown(value: Any, expected: str) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(
    ("marks", "path", "expected"),
    [
        (None, "a", False),
        ((True,), "a", True),
        (({"a": True},), "a", True),
        (({"a": True},), "b", False),
        (({"a": {"b": True}},), "a", True),
        (({"a": True},), "a.b", True),
        (({"a": [{"b": True}]},), "a.b", True),
        (({"a": [{"b": True}]},), "a.c", False),
        (({"a": False}, {"a": True}), "a|json", True),
        (({"a": True},), "@region", False),
    ],
)
def test_closed(marks: Any, path: str, expected: bool) -> None:
    assert closed(sensitive(marks), path) is expected


def sensitive(marks: Any) -> Resource:
    return msgspec.structs.replace(made("aws_x.this"), sensitive=marks)


@pytest.mark.parametrize(("path", "near"), [("p|jsn", "json"), ("@regoin", "region"), ("@xyz", "account, key")])
def test_a_lens_or_a_name_that_there_is_not(path: str, near: str) -> None:
    with pytest.raises(MappingError) as caught:
        reader(path, "", {})
    assert caught.value.code == "RULE_INVALID"
    assert near in caught.value.help
