"""Waive: waivers and failing observations in, which of them are accepted out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from levelgate.model.finding import PaperState
from levelgate.model.observation import Observation, Outcome
from levelgate.model.record import Accepted, Approval, Papers, RecordKind, WaiverPaper

SYSTEM = "system"


class Waived(NamedTuple):
    """Ids of waivers by the (rule, subject) whose failure they accept, and what became of each waiver."""

    accepted: Mapping[tuple[str, str], str]
    states: tuple[PaperState, ...]


def waive(
    papers: Papers | None, approval: Approval | None, level: int, now: datetime, observations: Iterable[Observation]
) -> Waived:
    """Match each waiver with the one failing observation it names.

    A waiver that is expired, for another level, too long or signed by the one who asked for it accepts nothing, and
    none does for a system without a valid approval: whose risk it is, the approval says.
    """
    if papers is None:
        return Waived({}, ())
    failing = {(each.rule, subject(each)): each for each in observations if each.outcome is Outcome.FAIL}
    accepted: dict[tuple[str, str], str] = {}
    states: list[PaperState] = []
    for paper in papers.waivers:
        waiver = paper.record
        found = failing.get((waiver.rule, waiver.resource))
        code = _refused(paper, papers, approval, level, now) or _unmatched(found, waiver.accepted, papers)
        if not code:
            accepted[waiver.rule, waiver.resource] = waiver.id
        states.append(PaperState(kind=RecordKind.WAIVER, id=waiver.id, file=paper.file, code=code))
    return Waived(accepted, tuple(states))


def subject(observation: Observation) -> str:
    """The address of the resource observed, or `system`."""
    return observation.resource.address if observation.resource else SYSTEM


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
        "WAIVER_SELF_APPROVED": waiver.requested_by == waiver.approver,
        "WAIVER_TOO_LONG": waiver.not_after - waiver.not_before > longest,
        "WAIVER_NOT_YET_VALID": now < waiver.not_before,
        "WAIVER_EXPIRED": now >= waiver.not_after,
    }
    return next((code for code, refused in checks.items() if refused), "")


def _unmatched(found: Observation | None, accepted: Accepted | None, papers: Papers) -> str:
    if found is None:
        return "WAIVER_UNUSED"
    never = papers.root.policy.never_waivable
    if found.rule in never or found.protection in never:
        return "WAIVER_FORBIDDEN"
    if not found.absent and not _same(found, accepted):
        return "WAIVER_VALUE"
    return ""


def _same(found: Observation, accepted: Accepted | None) -> bool:
    """Whether the planned value is the very one that was accepted."""
    if accepted is None or accepted.attribute != found.attribute:
        return False
    return _text(accepted.value) == found.actual


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ",".join(_quoted(item) for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(item: object) -> str:
    return f'"{item}"' if isinstance(item, str) else _text(item)


def standing(observation: Observation, waived: Mapping[tuple[str, str], str]) -> str:
    """The id of the waiver that accepts this failing observation, or empty."""
    if observation.outcome is not Outcome.FAIL:
        return ""
    return waived.get((observation.rule, subject(observation)), "")


def failing(shown: Iterable[Sequence[Observation]]) -> Iterable[Observation]:
    """Every failing observation, once."""
    seen: set[tuple[str, str]] = set()
    for observations in shown:
        for each in observations:
            key = (each.rule, subject(each))
            if each.outcome is Outcome.FAIL and key not in seen:
                seen.add(key)
                yield each
