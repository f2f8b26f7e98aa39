"""Decide: the conclusion, the approval and the state of the input in, the verdict and the exit code out."""

from levelgate.errors import Exit
from levelgate.model.finding import Conclusion, Status, Verdict
from levelgate.model.record import ApprovalStatus, Approved


def decide(conclusion: Conclusion | None, approved: Approved, whole: bool, crashed: bool, advisory: bool) -> Verdict:
    """The verdict.

    Blocked without a valid approval (unless `advisory`) or with a binding control that is not satisfied; incomplete
    when the input is not `whole` (partial, or something in it could not be read), a rule crashed, a binding control is
    undetermined or there is none at all; else passed. `conclusion` is None when there is no level to judge at.
    """
    if not advisory and approved.status is not ApprovalStatus.VALID:
        return Verdict.BLOCKED
    binding = {finding.status for finding in conclusion.findings if finding.control.binding} if conclusion else set()
    if Status.NOT_SATISFIED in binding:
        return Verdict.BLOCKED
    if not binding or not whole or crashed or Status.UNDETERMINED in binding:
        return Verdict.INCOMPLETE
    return Verdict.PASSED


def exit_of(verdict: Verdict, advisory: bool) -> Exit:
    """The exit code of a verdict; an advisory run reports and never blocks."""
    if advisory:
        return Exit.PASSED
    match verdict:
        case Verdict.PASSED:
            return Exit.PASSED
        case Verdict.BLOCKED:
            return Exit.BLOCKED
        case Verdict.INCOMPLETE:
            return Exit.INCOMPLETE
