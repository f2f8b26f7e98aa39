"""Conclude: what the definition shows, credits and waivers in, the state of every protection and control out.

The weakest part counts; a part that is not applicable drops out; nothing is satisfied by the absence of evidence
(docs/architecture.md, 4.2 to 4.4).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from levelgate.assessment.gather import SYSTEM, subject
from levelgate.assessment.inherit import Credit
from levelgate.assessment.waive import Failure, standing
from levelgate.assessment.weigh import covers, credited, failed, weigh
from levelgate.model.control import Baseline, Control, Demand, Evidence, Kind, Protection
from levelgate.model.finding import (
    RANK,
    Conclusion,
    Finding,
    Marked,
    ProtectionFinding,
    Reason,
    Shown,
    Standing,
    Status,
    weakest,
)
from levelgate.model.observation import Observation, Outcome
from levelgate.model.value import Token

# What a platform's word on the whole system stands in for. Not for what nobody saw (something opaque may lie anywhere)
# nor for a crash.
_LIFTED = frozenset({"ONLY_ATTESTED", "NO_RULE"})


class Ground(NamedTuple):
    """What conclusions rest on beside the baseline.

    `conditions` maps the id of a condition to its state: True, False, or None where only the manifest says that it
    does not hold. `whole` is false when part of the system's definition was not given; `evidence_demanded` makes paper
    that is not at hand undetermined.
    """

    named: tuple[Protection, ...]
    observed: Mapping[Demand, Sequence[Observation]]
    shown: Mapping[Demand, Shown]
    credits: Sequence[Credit]
    waived: Mapping[Failure, str]
    conditions: Mapping[str, bool | None]
    whole: bool
    evidence_demanded: bool


class _Found(NamedTuple):
    """A demand under some credits: `lenient` is its state where paper stands for what no definition shows."""

    finding: ProtectionFinding
    lenient: Status
    platforms: frozenset[str]


_Founds = Mapping[Demand, _Found]


def conclude(baseline: Baseline, ground: Ground) -> Conclusion:
    """The state of every control of the baseline, and of every demand on the definition."""
    plain = {demand: _found(shown, (), ground) for demand, shown in ground.shown.items()}
    credits = weigh(ground.credits, ground.observed, ground.shown, ground.whole)
    wrong = failed(ground.shown) if credits else {}
    findings: list[Finding] = []
    seen: dict[Demand, list[_Found]] = {}
    for control in baseline.controls:
        mine = credited(control, credits, wrong) if credits else []
        found = _credited(control, plain, mine, ground)
        findings.append(_finding(control, found, mine, ground))
        for demand, one in found.items():
            seen.setdefault(demand, []).append(one)
    protections = tuple(_joined(seen.get(demand) or [one]) for demand, one in plain.items())
    return Conclusion(baseline=baseline, findings=tuple(findings), protections=protections, named=ground.named)


def _credited(control: Control, plain: _Founds, credits: Sequence[Credit], ground: Ground) -> dict[Demand, _Found]:
    found = {}
    for demand in control.demands:
        mine = [credit for credit in credits if covers(credit, _item(control), demand)]
        found[demand] = _found(ground.shown[demand], mine, ground) if mine else plain[demand]
    return found


def _item(control: Control) -> str:
    return control.id.partition("/")[2]


# --- controls


def _finding(control: Control, found: _Founds, credits: Sequence[Credit], ground: Ground) -> Finding:
    holds = ground.conditions.get(control.condition, True)
    if holds is False:
        return Finding(
            control=control, status=Status.NOT_APPLICABLE, reasons=(Reason("CONDITION_FALSE", control.condition),)
        )
    if holds is None and not _contradicted(control, found):
        return Finding(
            control=control, status=_on_paper(ground), reasons=(Reason("CONDITION_CLAIMED", control.condition),)
        )
    attested = [credit.platform for credit in credits if credit.control == _item(control) and SYSTEM in credit.subjects]
    parts, reasons = _parts(control, found, bool(attested), credits, ground)
    inherited = {platform for one in found.values() for platform in one.platforms}
    inherited |= set(attested) if Evidence.ATTESTATION in control.evidence else set()
    marked = (mark for one in found.values() for mark in one.finding.observations)
    return Finding(
        control=control,
        status=weakest(parts),
        reasons=tuple(dict.fromkeys(reasons)),
        inherited=tuple(sorted(inherited)),
        waivers=tuple(sorted({mark.by for mark in marked if mark.standing is Standing.WAIVED})),
    )


def _contradicted(control: Control, found: _Founds) -> bool:
    """Whether something is there that is wrong: a claim that the control does not apply cannot take that away."""
    return any(found[demand].lenient is Status.NOT_SATISFIED for demand in control.all_of)


def _on_paper(ground: Ground) -> Status:
    return Status.UNDETERMINED if ground.evidence_demanded else Status.MANUAL


def _parts(
    control: Control, found: _Founds, attested: bool, credits: Sequence[Credit], ground: Ground
) -> tuple[list[Status], list[Reason]]:
    """The state of each kind of evidence that the control needs, and why."""
    parts: list[Status] = []
    reasons: list[Reason] = []
    if Evidence.CODE in control.evidence:
        code, why = _code(control, found, ground)
        parts.append(code)
        reasons += why
    if Evidence.ATTESTATION in control.evidence:
        parts.append(Status.INHERITED if attested else _on_paper(ground))
        reasons += [] if attested else _unattested(control, credits)
    if Evidence.DOCUMENT in control.evidence:
        parts.append(_on_paper(ground))
        reasons.append(Reason("NEEDS_DOCUMENT"))
    # An empty requirement is never satisfied.
    return (parts, reasons) if parts else ([Status.UNDETERMINED], [Reason("NO_EVIDENCE_NAMED")])


def _unattested(control: Control, credits: Sequence[Credit]) -> list[Reason]:
    mine = [credit for credit in credits if credit.control == _item(control) and SYSTEM in credit.pending]
    return [Reason(credit.pending[SYSTEM], credit.platform) for credit in mine] or [Reason("NEEDS_ATTESTATION")]


def _code(control: Control, found: _Founds, ground: Ground) -> tuple[Status, list[Reason]]:
    if not control.demands:
        return Status.UNDETERMINED, [Reason("NO_EVIDENCE_NAMED")]
    states = {demand: one.lenient if control.lenient else one.finding.status for demand, one in found.items()}
    parts = [states[demand] for demand in control.all_of]
    parts += [_strongest([states[demand] for demand in control.any_of])] if control.any_of else []
    status = weakest(parts)
    mine = (one.finding for demand, one in found.items() if states[demand] is status)
    reasons = [reason for finding in mine for reason in finding.reasons]
    return (_on_paper(ground), [*reasons, Reason("NEEDS_DOCUMENT")]) if status is Status.MANUAL else (status, reasons)


def _strongest(statuses: Sequence[Status]) -> Status:
    """The strongest state that applies; what is merely left to paper gives way to all that was observed."""
    applicable = [status for status in statuses if status is not Status.NOT_APPLICABLE]
    observed = [status for status in applicable if status is not Status.MANUAL]
    return max(observed or applicable, key=RANK.__getitem__, default=Status.NOT_APPLICABLE)


# --- protections


class _Judged(NamedTuple):
    mark: Marked
    status: Status
    reason: Reason | None = None


def _found(shown: Shown, credits: Sequence[Credit], ground: Ground) -> _Found:
    """The state of one demand under credits."""
    judged = [_judged(each, credits, ground) for each in shown.observations]
    lifted, left, platform = _silence(shown, credits)
    reasons = left + [one.reason for one in judged if one.reason]
    beside = {Status.SATISFIED} if shown.passed else set()
    beside |= ({Status.INHERITED} if lifted else set()) | ({Status.UNDETERMINED} if left else set())
    if not judged and not beside:
        beside, reasons = _no_subjects(shown, ground)
    finding = ProtectionFinding(
        shown=shown,
        status=weakest(beside | {one.status for one in judged}),
        observations=tuple(one.mark for one in judged),
        reasons=tuple(dict.fromkeys(reasons)),
    )
    platforms = {one.mark.by for one in judged if one.status is Status.INHERITED} | ({platform} if lifted else set())
    silent = {Status.MANUAL if status is Status.UNDETERMINED and _only_unruled(left) else status for status in beside}
    return _Found(finding, weakest(silent | {_lenient(one) for one in judged}), frozenset(platforms))


def _only_unruled(left: Sequence[Reason]) -> bool:
    """Whether the rules are silent for no other reason than that the platform has none."""
    return bool(left) and all(reason.code == "NO_RULE" for reason in left)


def _no_subjects(shown: Shown, ground: Ground) -> tuple[set[Status], list[Reason]]:
    if not ground.whole:
        return {Status.UNDETERMINED}, [Reason("INPUT_PARTIAL")]
    return {Status.NOT_APPLICABLE}, [Reason("NOT_DUE" if shown.kind is Kind.EXISTENCE else "NO_SUBJECTS")]


def _silence(shown: Shown, credits: Sequence[Credit]) -> tuple[list[Reason], list[Reason], str]:
    """What the rules were silent about: where a platform's word stands in for it, where not, and whose word."""
    platform = next((credit.platform for credit in credits if SYSTEM in credit.subjects), "")
    lifted = [reason for reason in shown.silent if platform and reason.code in _LIFTED]
    left = [reason for reason in shown.silent if reason not in lifted]
    if any(reason.code in _LIFTED for reason in left):
        left += [Reason(credit.pending[SYSTEM], credit.platform) for credit in credits if SYSTEM in credit.pending]
    return lifted, left, platform


def _judged(observation: Observation, credits: Sequence[Credit], ground: Ground) -> _Judged:
    creditable = observation.outcome is Outcome.UNKNOWN or observation.absent
    name = subject(observation) if creditable and credits else ""
    for credit in credits if name else ():
        if name in credit.subjects:
            return _Judged(Marked(observation, Standing.INHERITED, credit.platform), Status.INHERITED)
    waiver = standing(observation, ground.waived)
    if waiver:
        return _Judged(Marked(observation, Standing.WAIVED, waiver), Status.WAIVED)
    for credit in credits if name else ():
        if name in credit.pending:
            return _Judged(Marked(observation), Status.UNDETERMINED, Reason(credit.pending[name], credit.platform))
    failing = observation.outcome is Outcome.FAIL
    return _Judged(Marked(observation), Status.NOT_SATISFIED if failing else Status.UNDETERMINED)


def _lenient(judged: _Judged) -> Status:
    """The state where paper stands for what is absent, or not shown by any definition; what was credited stays so."""
    observation = judged.mark.observation
    absent = observation.outcome is Outcome.FAIL and observation.absent
    unseen = observation.outcome is Outcome.UNKNOWN and observation.actual == Token.UNSEEN
    return Status.MANUAL if (absent or unseen) and judged.mark.standing is None else judged.status


def _joined(found: Sequence[_Found]) -> ProtectionFinding:
    """One finding for all controls that demand the same: the weakest, and inherited only where all of them inherit."""
    findings = list({id(one.finding): one.finding for one in found}.values())
    if len(findings) == 1:
        return findings[0]
    worst = min(findings, key=lambda finding: RANK[finding.status])
    marks = tuple(_least(marks) for marks in zip(*(finding.observations for finding in findings), strict=True))
    return ProtectionFinding(shown=worst.shown, status=worst.status, observations=marks, reasons=worst.reasons)


def _least(marks: Sequence[Marked]) -> Marked:
    return next((mark for mark in marks if mark.standing is not Standing.INHERITED), marks[0])
