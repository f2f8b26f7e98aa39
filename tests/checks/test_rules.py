"""Rules on resources: outcomes, crashes, unknown subjects, and rules about the system."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from levelgate.checks.rules import Crash, holds, observe
from levelgate.checks.world import World
from levelgate.model.resource import Resource
from levelgate.model.rule import Rule
from tests.checks.given import U, made

TEXT = {"vi": "x", "en": "x"}


def rule(**more: Any) -> Rule:
    facts = {"id": "AWS-X-001", "protection": "p", "severity": "low", "title": TEXT, "fix": TEXT, "source": "s"}
    return msgspec.convert({**facts, **more}, Rule)


def outcomes(one: Rule, all: Iterable[Resource], **more: Any) -> list[tuple[str, str]]:
    world = World(all, more.pop("whole", True))
    observations, crashes = observe([one], world, {}, {"p": more})
    assert not crashes
    return [(one.resource.address if one.resource else "", one.outcome.value) for one in observations]


SUBJECTS = {"subjects": {"type": ["aws_x"]}, "assert": {"ok": True}}
WHERE = {"subjects": {"type": ["aws_x"], "where": {"mine": True}}, "assert": {"ok": True}}


@pytest.mark.parametrize(
    ("facts", "attributes", "expected"),
    [
        (SUBJECTS, {"ok": True}, "pass"),
        (SUBJECTS, {"ok": False}, "fail"),
        (SUBJECTS, {"ok": U}, "unknown"),
        (SUBJECTS, {}, "unknown"),
        (WHERE, {"ok": True, "mine": True}, "pass"),
        (WHERE, {"ok": False, "mine": True}, "fail"),
        (WHERE, {"ok": False, "mine": False}, None),
        (WHERE, {"ok": U, "mine": False}, None),
        # whether it is a subject is unknown
        (WHERE, {"ok": True, "mine": U}, "pass"),
        (WHERE, {"ok": False, "mine": U}, "unknown"),
        (WHERE, {"ok": U, "mine": U}, "unknown"),
        (WHERE, {"ok": False}, "unknown"),
    ],
)
def test_of_subjects(facts: dict[str, Any], attributes: dict[str, Any], expected: str | None) -> None:
    found = outcomes(rule(**facts), [made("aws_x.a", **attributes)])
    assert found == ([("aws_x.a", expected)] if expected else [])


def test_data_sources_and_other_types_are_no_subjects() -> None:
    data = msgspec.structs.replace(made("aws_x.data"), mode="data")
    assert outcomes(rule(**SUBJECTS), [data, made("aws_y.a")]) == []


EXISTS: dict[str, Any] = {"exists": {"exists": {"type": "aws_y", "be": {"ok": True}}}}
DUE = {"when": {"exists": {"type": "aws_x", "be": {"due": True}}}}
A, Y = {"aws_x.a": {"due": True}}, {"aws_y.a": {"ok": True}}


@pytest.mark.parametrize(
    ("facts", "found", "whole", "expected"),
    [
        (EXISTS, {}, True, "fail"),
        (EXISTS, {}, False, "unknown"),
        (EXISTS, Y, True, "pass"),
        (EXISTS, Y, False, "pass"),
        (EXISTS, {"aws_y.a": {"ok": U}}, True, "unknown"),
        (EXISTS | DUE, {}, True, "not-applicable"),
        (EXISTS | DUE, {}, False, "unknown"),
        (EXISTS | DUE, A, True, "fail"),
        (EXISTS | DUE, A, False, "unknown"),
        (EXISTS | DUE, A | Y, True, "pass"),
        (EXISTS | DUE, {"aws_x.a": {"due": False}}, True, "not-applicable"),
        (EXISTS | DUE, {"aws_x.a": {"due": U}}, True, "unknown"),
        (EXISTS | DUE, {"aws_x.a": {"due": U}} | Y, True, "pass"),
        (EXISTS | DUE, Y, True, "pass"),
    ],
)
def test_of_the_system(facts: dict[str, Any], found: dict[str, Any], whole: bool, expected: str) -> None:
    all = [made(address, **attributes) for address, attributes in found.items()]
    assert outcomes(rule(**facts), all, whole=whole) == [("", expected)]


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_not_there_contradicts_no_paper(whole: bool) -> None:
    (found,), _ = observe([rule(**EXISTS)], World([], whole), {}, {})
    assert found.absent is whole


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"subjects": {"type": ["aws_x"]}, "assert": {"ok": {"equal": 1}}}, "MappingError"),
        ({"subjects": {"type": ["aws_x"]}, "assert": {"ok": {"at_least": "$missing"}}}, "MappingError"),
        ({"subjects": {"type": ["aws_x"]}, "assert": {"linked": {"type": "aws_y"}}}, "KeyError"),
        ({"subjects": {"type": ["aws_x"]}}, "MappingError"),
        ({"exists": {"exists": {"type": 3}}}, "TypeError"),
        ({"exists": {"ok": {"matches": "("}}}, re.error.__name__),
    ],
)
def test_a_crash_is_an_entry_and_hides_no_other_rule(facts: dict[str, Any], error: str) -> None:
    bad, good = rule(**facts), rule(**SUBJECTS, id="AWS-X-002")
    world = World([made("aws_x.a", ok=False)], True)
    for order in ([bad, good], [good, bad]):
        observations, crashes = observe(order, world, {}, {})
        assert crashes == [Crash("AWS-X-001", "p", error)]
        assert [one.rule for one in observations] == ["AWS-X-002"]


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def test_a_value_too_deep_to_read_is_a_crash_of_the_rule_alone() -> None:
    bad = rule(subjects={"type": ["aws_x"]}, **{"assert": {"ok": {"internet": False}}})
    resource = msgspec.structs.replace(made("aws_x.a"), attributes={"ok": deep(100_000)})
    observations, crashes = observe([bad, rule(**EXISTS, id="AWS-X-002")], World([resource], True), {}, {})
    assert [crash.error for crash in crashes] == ["RecursionError"]
    assert len(observations) == 1


def test_parameters_are_those_of_the_rules_own_protection() -> None:
    asks = rule(subjects={"type": ["aws_x"]}, **{"assert": {"days": {"at_least": "$days"}}})
    world = World([made("aws_x.a", days=90)], True)
    assert observe([asks], world, {}, {"p": {"days": 91}})[0][0].outcome == "fail"
    assert observe([asks], world, {}, {"other": {"days": 91}})[1]


def test_holds() -> None:
    world = World([made("aws_x.a")], True)
    assert holds({"exists": {"type": "aws_x"}}, world, {}) is True
    assert holds({"exists": {"type": "aws_y"}}, world, {}) is False
    assert holds({"a": True}, world, {}) is None
