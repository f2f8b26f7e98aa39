"""Functions against Terraform itself, with arguments that nobody thought of."""

import json
import shutil
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.sources.terraform.language.functions.oracle import results
from tests.sources.terraform.language.functions.test_functions import outcome, strict

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("terraform") is None, reason="NO ORACLE: terraform is not on PATH"),
]

TEXTS = st.text(st.sampled_from('abzAZ019 .-_/:,\n\t"\\<&%$éßĐ日😀'), max_size=10)
NUMBERS = st.integers(-1000, 1000)
# The oracle reads types from a text in which keys are not quoted.
KEYS = st.sampled_from(["a", "b", "Z", "é", "x-1"])
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())
VALUES = st.recursive(
    SCALARS,
    lambda inside: st.one_of(st.lists(inside, max_size=3), st.dictionaries(KEYS, inside, max_size=3)),
    max_leaves=6,
)
ATOMS = st.sampled_from(
    ["a", "b", "[a-z]", r"\d", r"\w", ".", "(a|b)", "(?:ab)", r"\.", "[^0-9]", "^", "$", r"\b", "é"]
)
PATTERNS = st.lists(st.tuples(ATOMS, st.sampled_from(["", "", "*", "+", "?", "+?", "{1,2}"])), max_size=4).map(
    lambda parts: "".join(atom + often for atom, often in parts)
)
LISTS = st.lists(SCALARS, max_size=4)
MAPS = st.dictionaries(st.sampled_from("abc"), SCALARS, max_size=3)

ARGUMENTS: dict[str, st.SearchStrategy[tuple[Any, ...]]] = {
    "chunklist": st.tuples(LISTS, st.integers(0, 3)),
    "cidrsubnet": st.tuples(st.sampled_from(["10.0.0.0/8", "fd00::/48", "1.2.3.4/24"]), NUMBERS, NUMBERS),
    "contains": st.tuples(LISTS, SCALARS),
    "csvdecode": st.tuples(st.text(st.sampled_from('a,b"\n\r é'), max_size=12).map("a,b\n".__add__)),
    "distinct": st.tuples(LISTS),
    "flatten": st.tuples(st.lists(VALUES, max_size=3)),
    "format": st.tuples(st.sampled_from(["%s", "%5d", "%-6s|", "%v", "%q", "%.2f", "%x", "%t%%"]), VALUES),
    "join": st.tuples(TEXTS, LISTS),
    "jsondecode": st.tuples(VALUES.map(json.dumps)),
    "jsonencode": st.tuples(VALUES),
    "length": st.tuples(VALUES),
    "lookup": st.tuples(MAPS, st.sampled_from("abc"), SCALARS),
    "lower": st.tuples(TEXTS),
    "merge": st.tuples(MAPS, MAPS),
    "regex": st.tuples(PATTERNS, TEXTS),
    "regexall": st.tuples(PATTERNS, TEXTS),
    "replace": st.tuples(TEXTS, PATTERNS.map(lambda pattern: f"/{pattern}/"), st.sampled_from(["", "-", "<$1>", "$$"])),
    "setunion": st.tuples(LISTS, LISTS),
    "sort": st.tuples(LISTS),
    "split": st.tuples(TEXTS, TEXTS),
    "substr": st.tuples(TEXTS, st.integers(-5, 5), st.integers(-2, 5)),
    "title": st.tuples(TEXTS),
    "trim": st.tuples(TEXTS, TEXTS),
    "urlencode": st.tuples(TEXTS),
    "yamldecode": st.tuples(VALUES.map(json.dumps)),
    "yamlencode": st.tuples(VALUES),
    "zipmap": st.tuples(st.lists(KEYS, max_size=3), LISTS),
}
CALLS = st.one_of(*(st.tuples(st.just(name), each.map(list)) for name, each in ARGUMENTS.items()))


# Without shrinking: every try is a process of Terraform.
@settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(CALLS, min_size=20, max_size=40))
def test_the_results_are_terraforms_or_unknown(calls: list[tuple[str, list[Any]]]) -> None:
    wrong = []
    for (name, arguments), expected in zip(calls, results(calls), strict=True):
        found = outcome(name, arguments)
        if found != "unsupported" and expected != "unknown" and strict(found) != strict(expected):
            wrong.append((name, arguments, found, expected))
    assert not wrong
