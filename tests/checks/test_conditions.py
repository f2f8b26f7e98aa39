"""The rule language, word by word, on one resource."""

from typing import Any

import msgspec
import pytest

from levelgate.checks.conditions import compile_condition
from levelgate.errors import MappingError
from levelgate.model.value import Token, Truth
from tests.checks.given import U, blamed, context, made, of, truth

YES, NO, MAYBE = {"yes": True}, {"no": True}, {"maybe": True}
HERE: dict[str, Any] = {"yes": True, "no": False, "maybe": U}
T, F, N = True, False, None


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"all": [YES, YES]}, T),
        ({"all": [YES, MAYBE]}, N),
        ({"all": [MAYBE, NO]}, F),
        ({"any": [NO, YES, MAYBE]}, T),
        ({"any": [NO, MAYBE]}, N),
        ({"any": [NO, NO]}, F),
        ({"not": YES}, F),
        ({"not": NO}, T),
        ({"not": MAYBE}, N),
        ({"not": {"not": MAYBE}}, N),
        ({"not": {"all": [MAYBE, NO]}}, T),
        ({"yes": True, "no": False}, T),
        ({"yes": True, "maybe": True}, N),
        ({"yes": [True, "x"]}, T),
        ({"yes": {"equals": True, "present": True}}, T),
        ({"nowhere": True}, N),
        ({"nowhere": {"present": False}}, T),
    ],
)
def test_joined(condition: Any, expected: Truth) -> None:
    assert of(condition, **HERE) is expected


A, B, X = {"a": 1}, {"a": 2}, {"a": U}

# the list, then each, some, count at least two of {a: 1}
LISTS: list[tuple[Any, Truth, Truth, Truth]] = [
    ([], T, F, F),
    (None, T, F, F),
    (U, N, N, N),
    ([A], T, T, F),
    ([A, A], T, T, T),
    ([A, B], F, T, F),
    ([B], F, F, F),
    ([A, X], N, T, N),
    ([B, X], F, N, F),
    ([X], N, N, F),
    ([A, U], N, T, N),
    ([B, U], F, N, N),
    ([U], N, N, N),
    # a single nested block that a plan shows as an object
    (A, T, T, F),
    (B, F, F, F),
    (X, N, N, F),
    ([{}], N, N, F),
    ([None], N, N, F),
    ("text", N, N, F),
]


@pytest.mark.parametrize(("items", "each", "some", "count"), LISTS)
def test_lists_of_blocks(items: Any, each: Truth, some: Truth, count: Truth) -> None:
    assert of({"each": {"in": "list", "be": {"a": 1}}}, list=items) is each
    assert of({"some": {"in": "list", "be": {"a": 1}}}, list=items) is some
    assert of({"count": {"in": "list", "be": {"a": 1}, "at_least": 2}}, list=items) is count
    assert of({"not": {"each": {"in": "list", "be": {"not": {"a": 1}}}}}, list=items) is some


@pytest.mark.parametrize(
    ("items", "some", "count"), [([A], T, T), ([], F, F), (None, F, F), (U, N, N), ([U], N, N), (A, T, T)]
)
def test_without_be_there_need_only_be_one(items: Any, some: Truth, count: Truth) -> None:
    assert of({"some": {"in": "list"}}, list=items) is some
    assert of({"count": {"in": "list", "at_least": 1}}, list=items) is count


def test_a_list_that_nobody_wrote_is_unknown() -> None:
    assert of({"each": {"in": "list", "be": {"a": 1}}}) is None
    assert of({"some": {"in": "list"}}) is None
    assert of({"count": {"in": "list", "at_least": 1}}) is None


def test_paths_start_at_the_item_and_defaults_at_the_resource() -> None:
    condition = {"each": {"in": "outer", "be": {"some": {"in": "inner", "be": {"a": 1}}}}}
    assert of(condition, outer=[{"inner": [A]}, {"inner": [B, A]}]) is True
    defaults = {"aws_x": {"outer.inner.a": 1}}
    assert truth(condition, made("aws_x.this", outer=[{"inner": [{}]}]), defaults=defaults) is True


def test_the_item_at_hand() -> None:
    condition = {"each": {"in": "cidrs", "be": {".": {"internet": False}}}}
    assert of(condition, cidrs=["10.0.0.0/8"]) is True
    assert of(condition, cidrs=["10.0.0.0/8", "0.0.0.0/0"]) is False
    assert of(condition, cidrs=["10.0.0.0/8", U]) is None


def test_statements_of_a_policy() -> None:
    wide = {"Effect": "Allow", "Action": {"contains": "*"}}
    condition = {"not": {"some": {"in": "policy|statements", "be": wide}}}
    assert of(condition, policy='{"Statement": {"Effect": "Allow", "Action": "*"}}') is False
    assert of(condition, policy='{"Statement": {"Effect": "Allow", "Action": "s3:Get*"}}') is True
    assert of(condition, policy='{"Statement": {"effect": "Allow", "Action": "*"}}') is None
    assert of(condition, policy="not a policy") is None
    assert of(condition, policy=U) is None
    assert of(condition, policy=None) is True


SSH = {"ports": [22, "5985-5986"]}


@pytest.mark.parametrize(
    ("body", "attributes", "expected"),
    [
        (SSH, {"from_port": 0, "to_port": 80, "protocol": "tcp"}, T),
        (SSH, {"from_port": 80, "to_port": 80, "protocol": "tcp"}, F),
        (SSH, {"from_port": 80, "to_port": 80}, N),
        (SSH, {"from_port": U, "to_port": 80, "protocol": "tcp"}, N),
        ({**SSH, "from": "a", "to": "b", "protocol": "c"}, {"a": 22, "b": 22, "c": "6"}, T),
        ({"ports": "$ports"}, {"from_port": 443, "to_port": 443, "protocol": "tcp"}, T),
        ({**SSH, "from": "r.a", "to": "r.b", "protocol": "r.c"}, {"r": [{"a": 22, "b": 22, "c": "tcp"}]}, T),
        ({**SSH, "from": "r.a", "to": "r.b", "protocol": "r.c"},
         {"r": [{"a": 80, "b": 80, "c": "tcp"}, {"a": 22, "b": 22, "c": "tcp"}]}, N),
        ({**SSH, "from": "r.a", "to": "r.b"}, {"r": [{"a": 80, "b": 80}, {"a": 22, "b": 22}], "protocol": "icmp"}, F),
    ],
)  # fmt: skip  # a table
def test_opens(body: Any, attributes: dict[str, Any], expected: Truth) -> None:
    assert truth({"opens": body}, made("aws_x.this", **attributes), parameters={"ports": [443]}) is expected


@pytest.mark.parametrize(
    ("condition", "parameters", "expected"),
    [
        ({"parameter": {"days": 90}}, {"days": 90}, T),
        ({"parameter": {"days": None}}, {}, T),
        ({"parameter": {"days": None}}, {"days": 90}, F),
        ({"parameter": {}}, {}, T),
        ({"days": {"at_least": "$days"}}, {"days": 90}, T),
        ({"days": {"at_least": "$days"}}, {"days": 91}, F),
        ({"days": "$days"}, {"days": 90}, T),
        # what follows a false `parameter` in `all` need not be given
        ({"all": [{"parameter": {"days": 1}}, {"days": {"at_least": "$days"}}]}, {}, F),
        ({"any": [{"parameter": {"days": None}}, {"days": {"at_least": "$days"}}]}, {}, T),
        ({"not": {"parameter": {"days": 1}}}, {}, T),
        ({"parameter": {"zones": {"contains": "dmz"}}}, {"zones": ("dmz", "database")}, T),
        ({"parameter": {"zones": {"contains": "dmz"}}}, {"zones": ("database",)}, F),
        ({"parameter": {"zones": {"contains": "dmz"}}}, {}, F),
        ({"parameter": {"days": {"at_least": 30}}}, {"days": 90}, T),
        ({"parameter": {"days": {"at_least": 30}}}, {"days": 7}, F),
    ],
)
def test_parameters(condition: Any, parameters: dict[str, Any], expected: Truth) -> None:
    assert truth(condition, made("aws_x.this", days=90), parameters=parameters) is expected


@pytest.mark.parametrize(
    "condition",
    [
        {},
        [],
        None,
        "x",
        {"all": []},
        {"any": {}},
        {"not": {}},
        {"each": {"in": "list", "of": {}}},
        {"exists": {"type": "aws_x", "by": "y"}},
        {"opens": {"ports": [1], "with": 2}},
        {"a": {"equal": 1}},
        {"a": {"at_least": "$missing"}},
        {"linked": {"type": "aws_x", "by": "policy|json"}},
        {"policy|yaml": 1},
        {"@zoen": 1},
        {"undecided": "why"},
        {"is": "a-term-not-written-out"},
        {"is": {}},
    ],
)
def test_what_is_no_condition(condition: Any) -> None:
    with pytest.raises(MappingError) as caught:
        compile_condition(condition, context())
    assert caught.value.code == "RULE_INVALID"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"open": {"a": 1}}, T),
        ({"open": {"a": 2}}, F),
        ({"open": {"a": 1}, "named": {"b": 1}}, N),
        ({"open": {"a": 2}, "named": {"b": 1}}, F),
        ({"low": {"parameter": {"days": 1}}, "open": {"a": 1}}, F),
        ({"high": {"parameter": {"days": None}}}, T),
    ],
)
def test_terms_must_all_hold(terms: dict[str, Any], expected: Truth) -> None:
    assert of({"is": terms}, a=1, b=U) is expected


def test_a_term_is_wanted_by_its_name_and_blamed_by_what_it_says() -> None:
    condition = {"any": [{"is": {"well-kept": {"a": 1}}}, {"is": {"locked-up": {"b": 1}}}]}
    assert blamed(condition, made("aws_x.this", a=2, b=3))[:4] == ("a", "well kept or locked up", "2", False)
    assert blamed({"is": {"well-kept": {"a": 1}}}, made("aws_x.this", a=2))[:4] == ("a", "= 1", "2", False)


def test_undecided_is_unknown_and_says_why() -> None:
    condition = {"undecided": {"vi": "không thể biết", "en": "nobody can tell"}}
    assert of(condition) is None
    assert of({"not": condition}) is None
    assert blamed(condition, made("aws_x.this"))[:4] == ("", "nobody can tell", "(not shown by the definition)", False)


# --- explanations


@pytest.mark.parametrize(
    ("condition", "attributes", "expected"),
    [
        ({"a": 1}, {"a": 2}, ("a", "= 1", "2")),
        ({"a": 1}, {}, ("a", "= 1", Token.UNSET)),
        ({"a": 1}, {"a": U}, ("a", "= 1", Token.AFTER_APPLY)),
        ({"not": {"a": 1}}, {"a": 1}, ("a", "not (= 1)", "1")),
        ({"any": [{"a": 1}, {"a": 2}]}, {"a": 3}, ("a", "= 1 or = 2", "3")),
        ({"all": [{"a": 1}, {"b": 2}]}, {"a": 1, "b": 3}, ("b", "= 2", "3")),
        ({"each": {"in": "list", "be": {"a": 1}}}, {"list": [A, B]}, ("list.a", "= 1", "2")),
        ({"each": {"in": "list", "be": {".": 1}}}, {"list": [1, 2]}, ("list", "= 1", "2")),
        ({"some": {"in": "list"}}, {"list": []}, ("list", "at least one", Token.ABSENT)),
        ({"some": {"in": "list"}}, {"list": U}, ("list", "at least one", Token.AFTER_APPLY)),
        ({"count": {"in": "list", "at_least": 2}}, {"list": [A]}, ("list", "at least 2", "1")),
        ({"opens": SSH}, {"from_port": 80, "to_port": 81, "protocol": "tcp"},
         ("from_port", "ports 22, 5985-5986", "tcp 80-81")),
        ({"exists": {"type": "aws_y"}}, {}, ("", "aws_y", Token.ABSENT)),
        ({"refers": {"by": "k", "type": ["aws_y", "aws_z"]}}, {"k": U},
         ("k", "k = aws_y or aws_z", Token.UNCERTAIN_LINK)),
    ],
)  # fmt: skip  # a table
def test_blame(condition: Any, attributes: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert blamed(condition, made("aws_x.this", **attributes))[:3] == expected


@pytest.mark.parametrize(
    "condition",
    [{"a": 1}, {"each": {"in": "list", "be": {"a": "x"}}}, {"opens": {"ports": [22], "from": "a"}}],
)
def test_blame_closes_what_is_sensitive(condition: Any) -> None:
    resource = made("aws_x.this", a="the-secret", list=[{"a": "the-secret"}], to_port=22, protocol="tcp")
    closed = msgspec.structs.replace(resource, sensitive=({"a": True, "list": [{"a": True}]},))
    found = blamed(condition, closed)
    assert found.actual == Token.SENSITIVE
    assert "the-secret" not in str(found)
