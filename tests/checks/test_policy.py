"""IAM policies in their many spellings."""

from typing import Any

import pytest
from hypothesis import given

from levelgate.checks.policy import UNREADABLE, statements
from levelgate.model.value import Unknown
from tests.checks.test_network import JSON

PLAIN = {
    "Effect": "Allow", "Action": ["s3:*"], "NotAction": [], "Resource": ["*"], "NotResource": [],
    "Principal": [], "NotPrincipal": [], "Condition": {}, "conditioned": False,
}  # fmt: skip  # a table
ALLOW = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}


@pytest.mark.parametrize("found", [ALLOW, [ALLOW], [{**ALLOW, "Action": ["s3:*"], "Condition": {}}]])
def test_one_statement_however_written(found: Any) -> None:
    assert statements({"Statement": found}) == [PLAIN]


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        ("*", ["*"]),
        ({"AWS": "*"}, ["*"]),
        ({"AWS": ["111122223333", "*"]}, ["111122223333", "*"]),
        ({"Service": "ec2.amazonaws.com"}, ["Service:ec2.amazonaws.com"]),
        ({"Service": "*"}, ["*"]),
        ({"AWS": "a", "Federated": ["b", "c"]}, ["a", "Federated:b", "Federated:c"]),
        (None, []),
    ],
)
def test_principals(principal: Any, expected: list[str]) -> None:
    (found,) = statements({"Statement": {**ALLOW, "Principal": principal}})
    assert found["Principal"] == expected


@pytest.mark.parametrize(("condition", "expected"), [(None, False), ({}, False), ({"Bool": {"a": "true"}}, True)])
def test_conditioned(condition: Any, expected: bool) -> None:
    (found,) = statements({"Statement": {**ALLOW, "Condition": condition}})
    assert found["conditioned"] is expected


@pytest.mark.parametrize(
    "document", [None, [], "", "x", 3, {}, {"Statement": None}, {"Statement": "x"}, {"Statement": [ALLOW, "x"]}]
)
def test_what_is_no_policy_does_not_pass_for_one_that_allows_nothing(document: Any) -> None:
    assert statements(document) is UNREADABLE


def test_no_statement_allows_nothing() -> None:
    assert statements({"Statement": []}) == []


@given(JSON)
def test_nothing_makes_it_raise(document: Any) -> None:
    for given_ in (document, {"Statement": document}, {"Statement": [{"Principal": document, "Action": document}]}):
        assert isinstance(statements(given_), (list, Unknown))
