"""Every predicate on every kind of value."""

from typing import Any

import pytest

from levelgate.checks.attributes import UNSET
from levelgate.checks.predicates import judge, said, same
from levelgate.errors import MappingError
from levelgate.model.value import AFTER_APPLY, Truth

T, F, N = True, False, None
LONG = "a" * 5000
HUGE = 10**400

# word, argument, then pairs of value and expected truth; None is an explicit null
TABLE: list[tuple[str, Any, list[tuple[Any, Truth]]]] = [
    ("equals", "a", [("a", T), ("b", F), (1, F), (["a"], F), ([AFTER_APPLY], F), ({}, F)]),
    ("equals", 1, [(1, T), (1.0, T), ("1", F), (True, F)]),
    ("equals", True, [(True, T), (1, F), ("true", F), (False, F)]),
    ("equals", False, [(False, T), (0, F), ("", F)]),
    ("equals", ["a", True], [(["a", True], T), (["a", 1], F), (["a"], F), (["a", AFTER_APPLY], N),
                             (["b", AFTER_APPLY], F), ([AFTER_APPLY], N), ("a", F)]),
    ("equals", {"a": 1}, [({"a": 1}, T), ({"a": 2}, F), ({"a": AFTER_APPLY}, N), ({"b": AFTER_APPLY}, F)]),
    ("in", ["a", 1], [("a", T), (1, T), ("b", F), (True, F)]),
    ("in", [["a"]], [(["a"], T), ([AFTER_APPLY], N)]),
    ("at_least", 5, [(5, T), (4, F), ("7", T), ("x", N), (True, N), ([5], N), (float("nan"), N), ("nan", N),
                     ("inf", N), (HUGE, N), (-HUGE, N)]),
    ("at_most", 5, [(5, T), (6, F), ("4", T), ("x", N), ("-inf", N)]),
    ("present", True, [("a", T), (0, T), (False, T), ([1], T), ([AFTER_APPLY], T), ("", F), ([], F), ({}, F)]),
    ("present", False, [("a", F), ("", T), ([], T)]),
    ("contains", "a", [(["a"], T), (["b"], F), ([], F), (["b", AFTER_APPLY], N), (["a", AFTER_APPLY], T), ("a", T)]),
    ("contains", 1, [([True], F), ([1], T)]),
    ("any_item", "a.*", [(["b", "ab"], T), (["b"], F), ([], F), (["b", AFTER_APPLY], N), ([1, True, None], F),
                         ("ab", T), ([LONG], N), ([["ab"]], F)]),
    ("all_items", "a.*", [(["ab"], T), (["b"], F), ([], T), (["b", AFTER_APPLY], F), (["a", AFTER_APPLY], N)]),
    ("matches", "a+", [("aa", T), ("aab", F), ("xaa", F), (1, F), (["a"], F), (LONG, N), ("b" + LONG, N)]),
    ("mentions", "SSM", [("run ssm-agent", T), ("run", F), (1, F), ("x" * 5000 + "ssm", T), (["ssm"], F)]),
    ("mentions", ["a", "b"], [("xB", T), ("c", F)]),
    ("internet", True, [("0.0.0.0/0", T), ("10.0.0.0/8", F), (["10.0.0.0/8", "::/0"], T), (["x", "10.0.0.0/8"], N)]),
    ("internet", False, [("0.0.0.0/0", F), ("10.0.0.0/8", T), (["10.0.0.0/8", AFTER_APPLY], N), ([], T)]),
]  # fmt: skip  # a table
CELLS = [(word, argument, value, expected) for word, argument, cells in TABLE for value, expected in cells]


@pytest.mark.parametrize(("word", "argument", "value", "expected"), CELLS)
def test_known_values(word: str, argument: Any, value: Any, expected: Truth) -> None:
    assert judge(word, argument)(value) is expected


# word, argument: what an explicit null, an unset and an unknown value give
ABSENT: list[tuple[str, Any, Truth, Truth, Truth]] = [
    ("equals", "a", N, N, N),
    ("in", ["a"], N, N, N),
    ("at_least", 1, N, N, N),
    ("at_most", 1, N, N, N),
    ("matches", "a", N, N, N),
    ("mentions", "a", N, N, N),
    ("present", True, F, F, N),
    ("present", False, T, T, N),
    ("contains", "a", F, N, N),
    ("any_item", "a", F, N, N),
    ("all_items", "a", T, N, N),
    ("internet", True, F, N, N),
    ("internet", False, T, N, N),
]


@pytest.mark.parametrize(("word", "argument", "null", "unset", "unknown"), ABSENT)
def test_absent_values(word: str, argument: Any, null: Truth, unset: Truth, unknown: Truth) -> None:
    holds = judge(word, argument)
    assert (holds(None), holds(UNSET), holds(AFTER_APPLY)) == (null, unset, unknown)


def test_a_word_that_is_none() -> None:
    with pytest.raises(MappingError) as caught:
        judge("equal", 1)
    assert caught.value.code == "RULE_INVALID"


@pytest.mark.parametrize(
    ("word", "argument", "text"),
    [
        ("equals", True, "= true"),
        ("in", ["a", 1], "one of a, 1"),
        ("at_least", 90, "≥ 90"),
        ("at_most", 90, "≤ 90"),
        ("present", True, "present"),
        ("present", False, "absent"),
        ("internet", True, "the Internet"),
        ("internet", False, "no range of the Internet"),
        ("matches", "a+", "matches a+"),
    ],
)
def test_said(word: str, argument: Any, text: str) -> None:
    assert said(word, argument) == text


def test_unknown_on_either_side_is_unknown() -> None:
    assert same(AFTER_APPLY, 1) is None
    assert same(1, AFTER_APPLY) is None
    assert same({"a": [AFTER_APPLY, 1]}, {"a": [1, 2]}) is False
