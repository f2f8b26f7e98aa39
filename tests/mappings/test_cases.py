"""The knowledge's own specification: every rule passes, fails and does not know where its cases say so."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from levelgate.checks.trial import outcome
from levelgate.mapping import platforms
from levelgate.mapping.cases import Case, cases_below
from levelgate.model.rule import Rule

MAPPINGS = Path(__file__).parents[2] / "mappings" / "platforms"
CASES = [(one.id, case) for one in platforms.platforms() for _, case in cases_below(MAPPINGS / one.id)]
RULES = {rule.id: rule for platform in platforms.platforms() for rule in platforms.rules(platform.id)}
SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


@pytest.mark.parametrize(("platform", "case"), CASES, ids=[f"{case.rule}: {case.name}" for _, case in CASES])
def test_case(platform: str, case: Case) -> None:
    found = outcome(RULES[case.rule], case, platforms.platform(platform), platforms.defaults({platform}))
    assert found == case.outcome


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_pass_a_fail_and_an_unknown_case(rule: str) -> None:
    outcomes = {case.outcome for _, case in CASES if case.rule == rule}
    assert {"pass", "fail", "unknown"} <= outcomes


def test_case_names_are_unique() -> None:
    names = [(case.rule, case.name) for _, case in CASES]
    assert len(names) == len(set(names))


def schema(platform: str) -> dict[str, list[str]]:
    return json.loads(gzip.decompress((SCHEMAS / f"{platform}.json.gz").read_bytes()))


def paths(condition: Any, prefix: str, types: list[str]) -> Iterator[tuple[str, str]]:
    """Every (type, attribute path) that a condition reads, as the rule language defines it."""
    if isinstance(condition, list):
        for item in condition:
            yield from paths(item, prefix, types)
        return
    for word, body in (condition or {}).items():
        yield from WORDS.get(word, plain)(word, body, prefix, types)


def nested(word: str, body: Any, prefix: str, types: list[str]) -> Iterator[tuple[str, str]]:
    yield from paths(body, prefix, types)


def items(word: str, body: Any, prefix: str, types: list[str]) -> Iterator[tuple[str, str]]:
    inner = join(prefix, body["in"])
    yield from ((type, inner.partition("|")[0]) for type in types)
    if "|" not in body["in"] and body["in"] != ".":
        yield from paths(body.get("be"), inner, types)


def ports(word: str, body: Any, prefix: str, types: list[str]) -> Iterator[tuple[str, str]]:
    named = (body.get(name, default) for name, default in OPENS.items())
    yield from ((type, join(prefix, path)) for path in named for type in types)


def plain(word: str, body: Any, prefix: str, types: list[str]) -> Iterator[tuple[str, str]]:
    if word[0] not in "@.":
        yield from ((type, join(prefix, word).partition("|")[0]) for type in types)


def hop(word: str, body: Any, prefix: str, types: list[str]) -> Iterator[tuple[str, str]]:
    others = [body["type"]] if isinstance(body["type"], str) else body["type"]
    yield from ((type, body["by"]) for type in (types if word == "refers" else others) if "by" in body)
    read = [body[name] for name in ("key", "value", "tags", "distinct", "show") if name in body]
    yield from ((type, path) for path in read for type in others)
    yield from ((type, attribute) for attribute in body.get("on", ()) for type in types)
    yield from paths(body.get("be"), "", others)


WORDS = {
    **dict.fromkeys(("all", "any", "not"), nested),
    **dict.fromkeys(("each", "some", "count"), items),
    **dict.fromkeys(("linked", "refers", "tagged_by", "exists", "covers"), hop),
    "opens": ports,
    **dict.fromkeys(("parameter", "undecided"), lambda *_: iter(())),
}
OPENS = {"from": "from_port", "to": "to_port", "protocol": "protocol"}


def join(prefix: str, path: str) -> str:
    return f"{prefix}.{path}" if prefix and path != "." else path


def reads(rule: Rule) -> Iterator[tuple[str, str]]:
    types = list(rule.subjects.type) if rule.subjects else []
    where = rule.subjects.where if rule.subjects else None
    for condition in (where, rule.assertion, rule.exists, rule.when):
        yield from paths(condition, "", types)


@pytest.mark.parametrize("platform", [platform.id for platform in platforms.platforms()])
def test_every_attribute_stands_in_the_providers_schema(platform: str) -> None:
    known = {type: set(attributes) for type, attributes in schema(platform).items()}
    wrong = defaultdict(set)
    for rule in platforms.rules(platform):
        for type, path in reads(rule):
            if not path.startswith("@") and path not in known.get(type, ()):
                wrong[rule.id].add(f"{type}.{path}")
        for type in platforms.types_named(rule):
            if type not in known:
                wrong[rule.id].add(type)
    for type, values in platforms.defaults({platform}).items():
        wrong["defaults"] |= {f"{type}.{path}" for path in values if path not in known[type]}
    assert not {rule: found for rule, found in wrong.items() if found}
