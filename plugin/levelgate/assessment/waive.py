"""Waive: waivers and failing observations in, which of them are accepted out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeAlias

import msgspec

from levelgate.assessment.gather import subject
from levelgate.model.control import Baseline
from levelgate.model.finding import PaperState
from levelgate.model.observation import Observation, Outcome
from levelgate.model.record import Accepted, Approval, Papers, RecordKind, WaiverPaper
from levelgate.model.value import Token

# Rule, subject, attribute and planned value: the same rule may fail on a subject in several ways, and a waiver accepts
# one of them.
Failure: TypeAlias = tuple[str, str, str, str]

_TOKENS = frozenset(value for name, value in vars(Token).items() if not name.startswith("_"))
# An observation's value is cut to this length (`checks.attributes.shown`): the rest of it cannot be compared.
_CUT = 160


class Waived(NamedTuple):
    """Ids of waivers by the failure they accept, and what became of each waiver."""

    accepted: Mapping[Failure, str]
    states: tuple[PaperState, ...]


def waive(
    papers: Papers | None, approval: Approval | None, baseline: Baseline, now: datetime, failing: Iterable[Observation]
) -> Waived:
    """Match each waiver with the failing observations of its very rule, subject and value.

    A waiver that is expired, for another level, too long or signed by the one who asked for it accepts nothing, and
    none does for a system without a valid approval: whose risk it is, the approval says. Of several that fit, the
    first by id counts.
    """
    if papers is None:
        return Waived({}, ())
    candidates = _candidates(failing)
    forbidden = _forbidden(papers, baseline)
    accepted: dict[Failure, str] = {}
    states: list[PaperState] = []
    for paper in sorted(papers.waivers, key=lambda each: (each.record.id, each.digest)):
        waiver = paper.record
        found = candidates.get((waiver.rule, waiver.resource), ())
        code = _refused(paper, papers, approval, baseline.level, now) or _unmatched(found, waiver.accepted, forbidden)
        for each in () if code else found:
            if _same(each, waiver.accepted):
                accepted.setdefault(failure(each), waiver.id)
        states.append(
            PaperState(kind=RecordKind.WAIVER, id=waiver.id, file=paper.file, code=code, until=waiver.not_after)
        )
    return Waived(accepted, tuple(states))


def failure(observation: Observation) -> Failure:
    """What a waiver would have to name to accept this failing observation."""
    return observation.rule, subject(observation), observation.attribute, observation.actual


def standing(observation: Observation, waived: Mapping[Failure, str]) -> str:
    """The id of the waiver that accepts this observation, or empty; only a failure is ever accepted."""
    if observation.outcome is not Outcome.FAIL or not waived:
        return ""
    return waived.get(failure(observation), "")


def _candidates(failing: Iterable[Observation]) -> Mapping[tuple[str, str], Sequence[Observation]]:
    """Failing observations by rule and subject, each once: several demands may see the same failure."""
    found: dict[tuple[str, str], dict[Failure, Observation]] = {}
    for each in failing:
        if each.outcome is Outcome.FAIL:
            found.setdefault((each.rule, subject(each)), {}).setdefault(failure(each), each)
    return {key: tuple(observations.values()) for key, observations in found.items()}


def _forbidden(papers: Papers, baseline: Baseline) -> frozenset[str]:
    """Rules and protections that no waiver may touch; a control that is named forbids all that it demands."""
    never = frozenset(papers.root.policy.never_waivable)
    named = (one for one in baseline.controls if never & {one.id, one.id.partition("/")[2]})
    return never | {demand.protection for control in named for demand in control.demands}


def _refused(paper: WaiverPaper, papers: Papers, approval: Approval | None, level: int, now: datetime) -> str:
    waiver = paper.record
    if approval is None:
        return "WAIVER_NO_APPROVAL"
    longest = timedelta(days=papers.root.policy.waiver_days(level))
    owners = {scope.key for scope in paper.scopes if scope.owner == approval.owner}
    checks = {
        "WAIVER_OTHER_SYSTEM": waiver.system != approval.system.id,
        "WAIVER_LEVEL": waiver.level != level,
        "WAIVER_NOT_FOR_OWNER": len(owners) < papers.root.roles.waiver_approver.threshold,
        "WAIVER_SELF_APPROVED": _person(waiver.requested_by) == _person(waiver.approver),
        "WAIVER_TOO_LONG": waiver.not_after - waiver.not_before > longest,
        "WAIVER_NOT_YET_VALID": now < waiver.not_before,
        "WAIVER_EXPIRED": now >= waiver.not_after,
    }
    return next((code for code, refused in checks.items() if refused), "")


def _person(name: str) -> str:
    return " ".join(name.casefold().split())


def _unmatched(found: Sequence[Observation], accepted: Accepted | None, forbidden: frozenset[str]) -> str:
    if not found:
        return "WAIVER_UNUSED"
    if any(each.rule in forbidden or each.protection in forbidden for each in found):
        return "WAIVER_FORBIDDEN"
    return "" if any(_same(each, accepted) for each in found) else "WAIVER_VALUE"


def _same(found: Observation, accepted: Accepted | None) -> bool:
    """Whether the planned value is the very one that was accepted; where something is absent, there is none."""
    if accepted is None:
        return found.absent
    if found.absent or accepted.attribute != found.attribute:
        return False
    if len(found.actual) >= _CUT or any(token in found.actual for token in _TOKENS):
        # No value at all, or one that is closed or cut in part: nobody can have accepted it.
        return found.actual == Token.UNSET and accepted.value is None
    return _text(accepted.value) == found.actual


def _text(value: object) -> str:
    """A value as `checks.attributes.shown` writes it."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
