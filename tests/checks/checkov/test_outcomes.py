"""How Checkov's outcomes become observations, and meet those of the gate's own rules."""

from typing import Any

import pytest

from levelgate.checks.checkov.catalogue import Check
from levelgate.checks.checkov.outcomes import Due, met, not_run, observed
from levelgate.checks.checkov.run import Answer, Crash, Outcome
from levelgate.mapping.checkov import Bearing
from levelgate.model import observation as model
from levelgate.model.control import Text
from levelgate.model.observation import Observation, Origin, Severity
from levelgate.model.resource import Resource
from tests.checks.given import U, made

PASS, FAIL, UNKNOWN = model.Outcome.PASS, model.Outcome.FAIL, model.Outcome.UNKNOWN
BOTH = {"pass": "establishes", "fail": "refutes"}


def due(id: str = "CKV_X_1", types: tuple[str, ...] = ("aws_x",), **proves: Any) -> Due:
    proves = proves or BOTH
    bearing = Bearing(id, Text("Có", "It is"), "encrypt-block", Severity.HIGH, proves["pass"], proves["fail"])
    return Due(id, Check(types), [bearing])


def heard(one: Due, *results: Any, subjects: tuple[Resource, ...], crashes: Any = ()) -> list[Observation]:
    found, _ = observed(Answer("3.3.30", results=results, crashes=crashes), subjects, [one])
    return list(found.get("encrypt-block", ()))


@pytest.mark.parametrize(
    ("passing", "failing", "outcome", "unknown", "expected"),
    [
        ("establishes", "refutes", "PASSED", (), PASS),
        ("establishes", "refutes", "FAILED", (), FAIL),
        ("nothing", "refutes", "PASSED", (), None),
        ("nothing", "refutes", "FAILED", (), FAIL),
        ("establishes", "nothing", "PASSED", (), PASS),
        # It shows neither that the protection is there nor that it is not.
        ("establishes", "nothing", "FAILED", (), UNKNOWN),
        # Whatever a check says of a value that nobody knows.
        ("establishes", "refutes", "FAILED", ("size",), UNKNOWN),
        ("establishes", "refutes", "PASSED", ("size",), UNKNOWN),
        ("nothing", "refutes", "PASSED", ("size",), UNKNOWN),
        ("nothing", "refutes", "UNKNOWN", ("size",), UNKNOWN),
    ],
)
def test_what_an_outcome_proves(
    passing: str, failing: str, outcome: str, unknown: tuple[str, ...], expected: model.Outcome | None
) -> None:
    one = due(**{"pass": passing, "fail": failing})
    found = heard(one, Outcome("CKV_X_1", 0, outcome, unknown), subjects=(made("aws_x.a"),))
    assert [each.outcome for each in found] == ([expected] if expected else [])
    assert all(
        (each.rule, each.origin, each.attribute) == ("CKV_X_1", Origin.CHECKOV, ", ".join(unknown)) for each in found
    )


def test_a_check_that_says_nothing_leaves_open_what_only_it_could_show() -> None:
    subjects = (made("aws_x.a"), made("aws_y.b"))
    assert [each.outcome for each in heard(due(), subjects=subjects)] == [UNKNOWN]
    assert heard(due(**{"pass": "nothing", "fail": "refutes"}), subjects=subjects) == []


def test_a_crash_is_no_outcome() -> None:
    subjects = (made("aws_x.known"), made("aws_x.open", size=U))
    crashes = (Crash("CKV_X_1", 0, "TypeError"), Crash("CKV_X_1", 1, "KeyError"))
    found, crashed = observed(Answer("3.3.30", crashes=crashes), subjects, [due()])
    assert [each.outcome for each in found["encrypt-block"]] == [UNKNOWN, UNKNOWN]
    # Where a value is not known yet, Checkov stumbles over what Terraform leaves out: no defect, just unknown.
    assert crashed == (("CKV_X_1", "encrypt-block", "TypeError"),)


def test_a_policy_counts_for_the_types_that_it_judges() -> None:
    policy = Due("CKV2_X_1", Check(("aws_x", "aws_y"), judged=("aws_x",)), due("CKV2_X_1").bearings)
    results = [Outcome("CKV2_X_1", number, "FAILED", ()) for number in (0, 1)]
    found = heard(policy, *results, subjects=(made("aws_x.a"), made("aws_y.b")))
    assert [each.resource.address for each in found if each.resource] == ["aws_x.a"]


def test_without_checkov_what_rests_on_it_alone_is_open() -> None:
    resources = (made("aws_x.a"), made("aws_y.b"))
    [found] = not_run([due()], resources)["encrypt-block"]
    assert (found.outcome, found.actual) == (UNKNOWN, "(Checkov did not run)")
    assert not_run([due(**{"pass": "nothing", "fail": "refutes"})], resources) == {}


def own(address: str, outcome: model.Outcome) -> Observation:
    return Observation("OWN-1", "encrypt-block", Severity.HIGH, outcome, made(address))


def theirs(address: str, outcome: model.Outcome) -> Observation:
    return Observation("CKV_X_1", "encrypt-block", Severity.HIGH, outcome, made(address), origin=Origin.CHECKOV)


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [
        # The two agree: one observation, which names the other where it fails.
        (PASS, PASS, [("OWN-1", PASS, (), ())]),
        (FAIL, FAIL, [("OWN-1", FAIL, ("CKV_X_1",), ())]),
        # They differ: both are shown, the stricter stands.
        (PASS, FAIL, [("OWN-1", PASS, (), ()), ("CKV_X_1", FAIL, (), ("OWN-1",))]),
        (FAIL, PASS, [("OWN-1", FAIL, (), ("CKV_X_1",))]),
        # One of them cannot tell: the other's opinion is named, the gate's own rule decides.
        (UNKNOWN, FAIL, [("OWN-1", UNKNOWN, ("CKV_X_1",), ())]),
        (UNKNOWN, PASS, [("OWN-1", UNKNOWN, (), ("CKV_X_1",))]),
        (PASS, UNKNOWN, [("OWN-1", PASS, (), ())]),
        (FAIL, UNKNOWN, [("OWN-1", FAIL, (), ())]),
        (UNKNOWN, UNKNOWN, [("OWN-1", UNKNOWN, (), ())]),
    ],
)
def test_two_opinions(mine: model.Outcome, its: model.Outcome, expected: list[Any]) -> None:
    found = met([own("aws_x.a", mine)], [theirs("aws_x.a", its)], {"aws_x"})
    assert [(each.rule, each.outcome, each.confirmed, each.disputed) for each in found] == expected


@pytest.mark.parametrize("outcome", [PASS, FAIL, UNKNOWN])
def test_of_types_without_a_rule_checkov_alone_speaks(outcome: model.Outcome) -> None:
    alone = theirs("aws_y.b", outcome)
    assert met([own("aws_x.a", PASS)], [alone], {"aws_x"}) == [own("aws_x.a", PASS), alone]


def test_the_gates_rules_say_who_is_a_subject() -> None:
    assert met([], [theirs("aws_x.no_subject", FAIL)], {"aws_x"}) == []


def test_an_observation_of_the_system_is_left_as_it_is() -> None:
    system = Observation("OWN-2", "encrypt-block", Severity.HIGH, FAIL)
    assert met([system], [theirs("aws_x.a", PASS)], {"aws_x"}) == [system]
