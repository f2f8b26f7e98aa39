"""Approve: the papers and the manifest in, the system's level and regime out, or the reason why it has none."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import TypeAlias

from levelgate.model.record import (
    ApprovalPaper,
    ApprovalStatus,
    Approved,
    Manifest,
    Papers,
    RecordKind,
    Refusal,
    Transition,
)

# A day in a decree is a day in Viet Nam, which keeps one offset all year.
VIET_NAM = timezone(timedelta(hours=7), "+07")

Transitions: TypeAlias = Mapping[str, Transition | None]


def approve(papers: Papers | None, manifest: Manifest | None, now: datetime, transitions: Transitions) -> Approved:
    """Decide whether the manifest's system has an approved level at `now` (UTC).

    `papers` is None without a trust store. `transitions` holds every regime known, None for one that does not end.
    Of the system's approvals the one with the highest sequence is judged, valid or not: an older one never comes back.
    """
    if papers is None or manifest is None:
        return Approved(status=ApprovalStatus.MISSING, code="APPROVAL_MISSING")
    own = [paper for paper in papers.approvals if paper.record.system.id == manifest.system.id]
    if not own:
        return _unapproved(papers, manifest.system.id)
    paper = max(own, key=lambda each: each.record.sequence)
    code = _supersession(paper, own) or _authority(paper, papers) or _validity(paper, now)
    code = code or _regime(paper, transitions) or _level(paper, manifest)
    aside = tuple(_aside(each, paper) for each in own if each is not paper)
    if code:
        return Approved(status=ApprovalStatus.INVALID, code=code, paper=paper, set_aside=aside)
    regime = binding_regime(paper.record.regime, now, transitions)
    return Approved(status=ApprovalStatus.VALID, paper=paper, regime=regime, set_aside=aside)


def binding_regime(regime: str, now: datetime, transitions: Transitions) -> str:
    """The regime whose controls bind at `now` a system under `regime`: its successor's from `binds_until` on."""
    while (transition := transitions.get(regime)) and _day(now) >= transition.binds_until:
        regime = transition.successor
    return regime


def _unapproved(papers: Papers, system: str) -> Approved:
    refused = [each for each in papers.refusals if each.kind == RecordKind.APPROVAL]
    claimed = [each for each in refused if each.subject == system]
    if claimed:
        return _invalid(claimed[0].code, claimed)
    if papers.approvals:
        others = [_refusal(paper, "APPROVAL_OTHER_SYSTEM") for paper in papers.approvals]
        return _invalid("APPROVAL_OTHER_SYSTEM", others)
    if refused:
        return _invalid(refused[0].code, refused)
    return Approved(status=ApprovalStatus.MISSING, code="APPROVAL_MISSING")


def _invalid(code: str, aside: Sequence[Refusal]) -> Approved:
    return Approved(status=ApprovalStatus.INVALID, code=code, set_aside=tuple(aside))


def _supersession(paper: ApprovalPaper, own: Sequence[ApprovalPaper]) -> str:
    if any(each.record.sequence == paper.record.sequence and each.digest != paper.digest for each in own):
        return "RECORD_CONFLICT"
    return "APPROVAL_SUPERSEDED" if any(each.record.supersedes == paper.digest for each in own) else ""


def _authority(paper: ApprovalPaper, papers: Papers) -> str:
    threshold = papers.root.roles.level_approver.threshold
    scopes = [scope for scope in paper.scopes if scope.owner == paper.record.owner]
    if len({scope.key for scope in scopes}) < threshold:
        return "APPROVER_NOT_FOR_OWNER"
    high = {scope.key for scope in scopes if scope.max_level >= paper.record.level}
    return "APPROVER_LEVEL" if len(high) < threshold else ""


def _validity(paper: ApprovalPaper, now: datetime) -> str:
    if now < paper.record.not_before:
        return "APPROVAL_NOT_YET_VALID"
    return "APPROVAL_EXPIRED" if now >= paper.record.not_after else ""


def _regime(paper: ApprovalPaper, transitions: Transitions) -> str:
    if paper.record.regime not in transitions:
        return "APPROVAL_REGIME_UNKNOWN"
    transition = transitions[paper.record.regime]
    closed = transition is not None and _day(paper.record.issued_at) > transition.approvals_until
    return "APPROVAL_REGIME_CLOSED" if closed else ""


def _level(paper: ApprovalPaper, manifest: Manifest) -> str:
    claimed = manifest.system.level
    return "LEVEL_MISMATCH" if claimed is not None and claimed != paper.record.level else ""


def _aside(other: ApprovalPaper, judged: ApprovalPaper) -> Refusal:
    same = other.record.sequence == judged.record.sequence and other.digest != judged.digest
    return _refusal(other, "RECORD_CONFLICT" if same else "APPROVAL_SUPERSEDED")


def _refusal(paper: ApprovalPaper, code: str) -> Refusal:
    return Refusal(paper.file, code, RecordKind.APPROVAL, paper.record.system.id)


def _day(moment: datetime) -> date:
    return moment.astimezone(VIET_NAM).date()
