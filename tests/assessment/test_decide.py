"""The verdict and the exit code."""

import itertools

import pytest

from levelgate.assessment.decide import decide, exit_of
from levelgate.errors import Exit
from levelgate.model.control import Confidence
from levelgate.model.finding import Conclusion, Finding, Status, Verdict
from levelgate.model.record import ApprovalStatus, Approved
from tests.assessment.make import baseline, control

PASSED, BLOCKED, INCOMPLETE = Verdict.PASSED, Verdict.BLOCKED, Verdict.INCOMPLETE
VALID = Approved(status=ApprovalStatus.VALID)


def conclusion(*statuses: Status, **more: object) -> Conclusion:
    findings = tuple(Finding(control=control("p", **more), status=status) for status in statuses)
    return Conclusion(baseline=baseline(), findings=findings, protections=(), named=())


def verdict(*statuses: Status, whole: bool = True, crashed: bool = False, approved: Approved = VALID) -> Verdict:
    return decide(conclusion(*statuses), approved, whole, crashed, advisory=False)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.NOT_SATISFIED, BLOCKED),
        (Status.UNDETERMINED, INCOMPLETE),
        (Status.MANUAL, PASSED),
        (Status.WAIVED, PASSED),
        (Status.INHERITED, PASSED),
        (Status.SATISFIED, PASSED),
        (Status.NOT_APPLICABLE, PASSED),
    ],
)
def test_each_state(status: Status, expected: Verdict) -> None:
    assert verdict(status) is verdict(Status.SATISFIED, status) is expected


def test_a_failure_outweighs_what_is_missing() -> None:
    assert verdict(Status.NOT_SATISFIED, Status.UNDETERMINED, whole=False, crashed=True) is BLOCKED


@pytest.mark.parametrize("fault", [{"whole": False}, {"crashed": True}])
def test_a_partial_input_and_a_crash_never_pass(fault: dict[str, bool]) -> None:
    assert verdict(Status.SATISFIED, **fault) is INCOMPLETE


@pytest.mark.parametrize("status", [ApprovalStatus.MISSING, ApprovalStatus.INVALID])
def test_without_a_valid_approval(status: ApprovalStatus) -> None:
    for whole, crashed in itertools.product((True, False), repeat=2):
        found = verdict(Status.SATISFIED, whole=whole, crashed=crashed, approved=Approved(status=status))
        assert found is BLOCKED
    assert decide(None, Approved(status=status), whole=True, crashed=False, advisory=False) is BLOCKED
    assert decide(conclusion(Status.SATISFIED), Approved(status=status), True, False, advisory=True) is PASSED


def test_what_does_not_bind_never_counts() -> None:
    memory = conclusion(Status.NOT_SATISFIED, Status.UNDETERMINED, confidence=Confidence.MEMORY).findings
    bound = conclusion(Status.SATISFIED).findings
    both = Conclusion(baseline=baseline(), findings=memory + bound, protections=(), named=())
    assert decide(both, VALID, whole=True, crashed=False, advisory=False) is PASSED


def test_nothing_judged_is_no_pass() -> None:
    assert verdict() is INCOMPLETE
    assert decide(None, VALID, whole=True, crashed=False, advisory=True) is INCOMPLETE
    memory = conclusion(Status.SATISFIED, confidence=Confidence.MEMORY)
    assert decide(memory, VALID, whole=True, crashed=False, advisory=False) is INCOMPLETE


def test_exit_codes() -> None:
    assert [exit_of(one, advisory=False) for one in Verdict] == [Exit.PASSED, Exit.BLOCKED, Exit.INCOMPLETE]
    assert {exit_of(one, advisory=True) for one in Verdict} == {Exit.PASSED}
