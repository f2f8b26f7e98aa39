"""Functions of collections whose elements are unknown or marked, and functions of hostile arguments."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest

from levelgate.model.value import AFTER_APPLY, Unknown
from levelgate.sources.terraform.language.functions import function
from levelgate.sources.terraform.language.functions.arguments import TooCostly
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.values import SENSITIVE, LanguageError, List, Map, Marked, Set, marked

SECRET: Any = marked("s", frozenset({SENSITIVE}))
WHOLE = frozenset({SENSITIVE})
U = AFTER_APPLY

# name, arguments, result
TABLE: list[tuple[str, list[Any], Any]] = [
    ("length", [[U, SECRET]], 2),
    ("length", [Set((U, "a"))], U),
    ("length", [Set((U,))], 1),
    ("concat", [[U], ["a", SECRET]], [U, "a", SECRET]),
    ("concat", [List(["a"]), List([U])], List(["a", U])),
    ("merge", [{"a": U}, {"b": SECRET}], {"a": U, "b": SECRET}),
    ("merge", [None, {"a": 1}], {"a": 1}),
    ("keys", [{"a": U}], ["a"]),
    ("values", [Map(b=SECRET, a=U)], List([U, SECRET])),
    ("lookup", [{"a": U}, "a"], U),
    ("lookup", [Map(a="x"), "b", SECRET], SECRET),
    ("element", [[U, SECRET], 3], SECRET),
    ("flatten", [[["a"], U]], U),
    ("flatten", [[["a"], [SECRET]]], ["a", SECRET]),
    ("flatten", [[Marked(["a"], WHOLE)]], Marked(["a"], WHOLE)),
    ("zipmap", [["a", "b"], [U, SECRET]], {"a": U, "b": SECRET}),
    ("zipmap", [["a", U], [1, 2]], U),
    ("zipmap", [[SECRET], [1]], Marked({"s": 1}, WHOLE)),
    ("slice", [[U, 1, SECRET], 1, 3], [1, SECRET]),
    ("reverse", [[U, SECRET]], [SECRET, U]),
    ("one", [[U]], U),
    ("one", [Set((U, "a"))], U),
    ("contains", [["a", U], "a"], True),
    ("contains", [["a", U], "b"], U),
    ("contains", [["a", SECRET], "b"], Marked(False, WHOLE)),
    ("contains", [[{"a": U, "b": 1}], {"a": 1, "b": 2}], False),
    ("contains", [[{"a": U, "b": 1}], {"a": 1, "b": 1}], U),
    ("contains", [[[U, "a"]], ["x"]], False),
    ("compact", [["", SECRET]], List([SECRET])),
    ("compact", [["", U]], U),
    ("distinct", [["s", SECRET]], List([SECRET])),
    ("distinct", [["s", U]], U),
    ("chunklist", [["a", SECRET, U], 2], List([List(["a", SECRET]), List([U])])),
    ("setproduct", [["a"], [U]], List([["a", U]])),
    ("setunion", [["a"], [SECRET]], Marked(Set(("a", "s")), WHOLE)),
    ("setunion", [["a"], [U]], U),
    ("setintersection", [["a"], ["a", U]], U),
    ("index", [[U, "a"], "a"], U),
    ("index", [["a", U], "a"], 0),
    ("matchkeys", [[SECRET, "b"], ["x", "y"], ["x"]], List([SECRET])),
    ("matchkeys", [["a"], ["x"], [U]], U),
    ("transpose", [{"a": ["b", U]}], U),
    ("sum", [[1, U]], U),
    ("sum", [[1, Marked(2, WHOLE)]], Marked(3, WHOLE)),
    ("sort", [["b", U]], U),
    ("alltrue", [[U, False]], U),
    ("alltrue", [[False, U]], False),
    ("alltrue", [[U, True]], U),
    ("anytrue", [[U, True]], True),
    ("anytrue", [[U, False]], U),
    ("coalescelist", [[], [U]], [U]),
]


@pytest.mark.parametrize(("name", "arguments", "expected"), TABLE)
def test_unknown_and_marked_elements(name: str, arguments: list[Any], expected: Any) -> None:
    found = function(name)(*arguments)
    assert (type(found), found) == (type(expected), expected)


def test_the_unknown_that_was_found_is_the_result() -> None:
    found = Unknown("(for a reason)")
    assert function("sort")(["a", found]) is found


def test_an_unknown_may_decide_the_type_of_its_neighbours() -> None:
    with pytest.raises(Unsupported):
        function("chunklist")([1, U], 1)


# OpenTofu's, so not in the table that Terraform fills in.
@pytest.mark.parametrize(
    ("prefix", "other", "expected"),
    [
        ("192.168.2.0/20", "192.168.2.1", True),
        ("192.168.2.0/20", "192.168.2.0/22", True),
        ("192.168.2.0/20", "192.126.2.1", False),
        ("192.168.2.0/20", "192.168.0.0/16", False),
        ("fe80::/48", "fe80::1", True),
        ("fe80::/48", "fe81::/64", False),
    ],
)
def test_cidrcontains(prefix: str, other: str, expected: bool) -> None:
    assert function("cidrcontains")(prefix, other) is expected


def test_cidrcontains_of_two_families_is_an_error() -> None:
    with pytest.raises(LanguageError):
        function("cidrcontains")("fe80::/48", "10.0.0.1")


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE: list[tuple[str, list[Any]]] = [
    ("yamldecode", [BOMB]),
    ("yamldecode", ["[" * 5000]),
    ("yamldecode", ["- " * 5000]),
    ("jsondecode", ["[" * 100_000]),
    ("jsondecode", ["9" * 100_000]),
    ("jsondecode", ["1e999999999999"]),
    ("regex", ["(x+x+)+y", "x" * 10_000]),
    ("regexall", ["^(a|a|aa)+$", "a" * 5_000 + "b"]),
    ("replace", ["a" * 100_000, "/a/", "b" * 10_000]),
    ("replace", ["a" * 100_000, "", "b" * 10_000]),
    ("regex", ["(" * 2_000, "a"]),
    ("regex", ["a" * 100_000, "a"]),
    ("format", ["%999999999s", "a"]),
    ("format", ["%.999999999f", Decimal("0.1")]),
    ("format", ["%9999999d", 1]),
    ("format", ["%[99999999999999999999]s", 1]),
    ("indent", [2**40, "\n\n"]),
    ("join", ["a" * 100_000, ["b"] * 100_000]),
    ("pow", [10**15, 10**15]),
    ("parseint", ["9" * 1_000_000, 10]),
    ("ceil", ["1e999999999"]),
    ("floor", [Decimal("1e-500")]),
    ("range", [0, 10**30]),
    ("range", [0, 1, Decimal("1e-300")]),
    ("setproduct", [["a"] * 1_000] * 10),
    ("cidrsubnets", ["10.0.0.0/8", *[8] * 200_000]),
    ("timeadd", ["2020-01-01T00:00:00Z", "9999999999999999h"]),
    ("timeadd", ["2020-01-01T00:00:00Z", "1" * 10_000 + "h"]),
    ("formatdate", ["'" * 100_001, "2020-01-01T00:00:00Z"]),
    ("csvdecode", ['a\n"' + '""' * 100_000]),
    ("cidrhost", ["10.0.0.0/" + "8" * 10_000, 1]),
    ("log", [10**300, 2]),
    ("max", ["1" * 10_000]),
    ("chunklist", [["a"], 2**62]),
    ("substr", ["abc", -(2**62), 2**62]),
]


@pytest.mark.parametrize(("name", "arguments"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_hostile_arguments_end_soon(name: str, arguments: list[Any]) -> None:
    # Without a bound these take hours, or all memory; what is asked is that they end in nothing but a refusal.
    with suppress(LanguageError):
        function(name)(*arguments)


def test_a_bomb_of_aliases_reaches_a_limit() -> None:
    with pytest.raises(TooCostly):
        function("yamldecode")(BOMB)
