"""The knowledge's own specification: every rule passes, fails and does not know where its cases say so."""

import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from levelgate.checks.trial import needed, outcome
from levelgate.mapping import platforms
from levelgate.mapping.cases import Case, cases_below
from levelgate.mapping.reads import reads

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
    assert set(needed(RULES[rule])) <= outcomes


def test_case_names_are_unique() -> None:
    names = [(case.rule, case.name) for _, case in CASES]
    assert len(names) == len(set(names))


def schema(platform: str) -> dict[str, list[str]]:
    return json.loads(gzip.decompress((SCHEMAS / f"{platform}.json.gz").read_bytes()))


@pytest.mark.parametrize("platform", [platform.id for platform in platforms.platforms()])
def test_every_attribute_stands_in_the_providers_schema(platform: str) -> None:
    known = {type: set(attributes) for type, attributes in schema(platform).items()}
    wrong = defaultdict(set)
    for rule in platforms.rules(platform):
        for type, path in reads(rule):
            if path not in known.get(type, ()) and not (type in known and not path):
                wrong[rule.id].add(f"{type}.{path}")
    for type, values in platforms.defaults({platform}).items():
        wrong["defaults"] |= {f"{type}.{path}" for path in values if path not in known[type]}
    assert not {rule: found for rule, found in wrong.items() if found}
