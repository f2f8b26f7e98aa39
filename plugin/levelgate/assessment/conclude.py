"""Conclude: what the definition shows, credits and waivers in, the state of every protection and control out.

The weakest part counts; a part that is not applicable drops out; nothing is satisfied by the absence of evidence
(docs/architecture.md, 4.2 to 4.4).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from levelgate.assessment.inherit import Credit
from levelgate.assessment.waive import standing, subject
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
    waived: Mapping[tuple[str, str], str]
    conditions: Mapping[str, bool | None]
    whole: bool
    evidence_demanded: bool


def conclude(baseline: Baseline, ground: Ground) -> Conclusion:
    """The state of every control of the baseline, and of every demand on the definition."""
    plain = {demand: _protection(shown, (), ground) for demand, shown in ground.shown.items()}
    credits = {control.id: _usable(control, ground) for control in baseline.controls} if ground.credits else {}
    findings = tuple(_finding(control, plain, credits.get(control.id, ()), ground) for control in baseline.controls)
    protections = tuple(_overall(demand, plain, baseline, credits, ground) for demand in plain)
    return Conclusion(baseline=baseline, findings=findings, protections=protections, named=ground.named)


def _overall(
    demand: Demand,
    plain: Mapping[Demand, ProtectionFinding],
    baseline: Baseline,
    credits: Mapping[str, Sequence[Credit]],
    ground: Ground,
) -> ProtectionFinding:
    """A protection counts as inherited for all only where every control that demands it is credited."""
    mine = [credits.get(control.id, ()) for control in baseline.controls if demand in control.demands]
    if not mine or not all(mine):
        return plain[demand]
    return _protection(ground.shown[demand], min(mine, key=len), ground)


def _strongest(statuses: Sequence[Status]) -> Status:
    applicable = [status for status in statuses if status is not Status.NOT_APPLICABLE]
    return max(applicable, key=RANK.__getitem__, default=Status.NOT_APPLICABLE)


def _finding(
    control: Control, plain: Mapping[Demand, ProtectionFinding], credits: Sequence[Credit], ground: Ground
) -> Finding:
    holds = ground.conditions.get(control.condition, True)
    if holds is not True:
        status = Status.NOT_APPLICABLE if holds is False else _on_paper(ground)
        code = "CONDITION_FALSE" if holds is False else "CONDITION_CLAIMED"
        return Finding(control=control, status=status, reasons=(Reason(code, control.condition),))
    found = _with_credits(control, plain, credits, ground)
    parts, reasons = _parts(control, found, credits, ground)
    marked = [mark for finding in found.values() for mark in finding.observations]
    inherited = {mark.by for mark in marked if mark.standing is Standing.INHERITED}
    inherited |= {credit.platform for credit in credits if credit.whole}
    return Finding(
        control=control,
        status=weakest(parts),
        reasons=tuple(dict.fromkeys(reasons)),
        inherited=tuple(sorted(inherited)),
        waivers=tuple(sorted({mark.by for mark in marked if mark.standing is Standing.WAIVED})),
    )


def _on_paper(ground: Ground) -> Status:
    return Status.UNDETERMINED if ground.evidence_demanded else Status.MANUAL


def _with_credits(
    control: Control, plain: Mapping[Demand, ProtectionFinding], credits: Sequence[Credit], ground: Ground
) -> dict[Demand, ProtectionFinding]:
    if not credits:
        return {demand: plain[demand] for demand in control.demands}
    return {demand: _protection(ground.shown[demand], credits, ground) for demand in control.demands}


def _parts(
    control: Control, found: Mapping[Demand, ProtectionFinding], credits: Sequence[Credit], ground: Ground
) -> tuple[list[Status], list[Reason]]:
    parts: list[Status] = []
    reasons: list[Reason] = []
    if Evidence.CODE in control.evidence:
        code = _code(control, found, ground)
        reasons += [reason for finding in found.values() if finding.status is code for reason in finding.reasons]
        if code is Status.NOT_APPLICABLE:
            return [code], reasons or [Reason("NO_SUBJECTS")]
        parts.append(code)
    if Evidence.ATTESTATION in control.evidence:
        attested = any(credit.whole and credit.subject == _item(control) for credit in credits)
        parts.append(Status.INHERITED if attested else _on_paper(ground))
        reasons += [] if attested else [Reason("NEEDS_ATTESTATION")]
    if Evidence.DOCUMENT in control.evidence:
        parts.append(_on_paper(ground))
        reasons.append(Reason("NEEDS_DOCUMENT"))
    # An empty requirement is never satisfied.
    return parts or [Status.UNDETERMINED], reasons or ([] if parts else [Reason("NO_EVIDENCE_NAMED")])


def _code(control: Control, found: Mapping[Demand, ProtectionFinding], ground: Ground) -> Status:
    parts = [_lenient(control, found[demand], ground) for demand in control.all_of]
    if control.any_of:
        parts.append(_strongest([_lenient(control, found[demand], ground) for demand in control.any_of]))
    return weakest(parts)


def _lenient(control: Control, finding: ProtectionFinding, ground: Ground) -> Status:
    if not control.lenient or finding.status is not Status.NOT_SATISFIED:
        return finding.status
    unaccepted = [mark.observation for mark in finding.observations if mark.standing is None]
    only_absent = all(each.absent for each in unaccepted if each.outcome is Outcome.FAIL)
    return _on_paper(ground) if only_absent else finding.status


def _item(control: Control) -> str:
    return control.id.partition("/")[2]


def _usable(control: Control, ground: Ground) -> list[Credit]:
    """Credits for this control or its protections: the customer's part is shown, and nothing observed contradicts."""
    subjects = {control.id, _item(control)} | {demand.protection for demand in control.demands}
    contradicted = {
        subject(each)
        for demand in control.demands
        for each in ground.shown[demand].observations
        if each.outcome is Outcome.FAIL and not each.absent
    }
    usable = [_checked(credit, ground) for credit in ground.credits if credit.subject in subjects]
    return [
        credit._replace(
            subject=_item(control) if credit.subject == control.id else credit.subject,
            resources=credit.resources - contradicted,
            whole=credit.whole and not (contradicted & credit.resources),
        )
        for credit in usable
        if credit.resources or credit.whole
    ]


def _checked(credit: Credit, ground: Ground) -> Credit:
    """The credit narrowed to where the customer's checks pass; a shared entry without checks credits nothing."""
    if credit.checks is None:
        return credit._replace(resources=frozenset(), whole=False)
    for check in credit.checks:
        passing, failing = _outcomes(check, ground)
        credit = credit._replace(
            resources=(credit.resources & passing) - failing, whole=credit.whole and bool(passing) and not failing
        )
    return credit


def _outcomes(check: str, ground: Ground) -> tuple[set[str], set[str]]:
    """Subjects on which a rule (or every rule of a protection) passes, and those on which it does not."""
    passing: set[str] = set()
    failing: set[str] = set()
    for observations in ground.observed.values():
        for each in observations:
            if check in (each.rule, each.protection) and each.outcome is not Outcome.NOT_APPLICABLE:
                (passing if each.outcome is Outcome.PASS else failing).add(subject(each))
    return passing, failing


def _protection(shown: Shown, credits: Sequence[Credit], ground: Ground) -> ProtectionFinding:
    marks = tuple(_mark(each, shown, credits, ground) for each in shown.observations)
    whole = any(credit.whole for credit in credits)
    statuses = [_state(mark) for mark in marks] + [Status.SATISFIED] * bool(shown.passed)
    reasons = [] if whole else list(shown.silent)
    if shown.silent:
        statuses.append(Status.INHERITED if whole else Status.UNDETERMINED)
    if not statuses and not ground.whole:
        statuses, reasons = [Status.UNDETERMINED], [Reason("INPUT_PARTIAL")]
    status = weakest(statuses)
    if status is Status.NOT_APPLICABLE:
        reasons = [Reason("NO_SUBJECTS" if shown.kind is not Kind.EXISTENCE else "NOT_DUE")]
    return ProtectionFinding(shown=shown, status=status, observations=marks, reasons=tuple(reasons))


def _mark(observation: Observation, shown: Shown, credits: Sequence[Credit], ground: Ground) -> Marked:
    waiver = standing(observation, ground.waived)
    if waiver:
        return Marked(observation, Standing.WAIVED, waiver)
    if observation.outcome is Outcome.UNKNOWN or observation.absent:
        for credit in credits:
            resource = observation.resource
            if credit.whole if resource is None else resource.address in credit.resources:
                return Marked(observation, Standing.INHERITED, credit.platform)
    return Marked(observation)


def _state(mark: Marked) -> Status:
    if mark.standing is Standing.WAIVED:
        return Status.WAIVED
    if mark.standing is Standing.INHERITED:
        return Status.INHERITED
    return Status.NOT_SATISFIED if mark.observation.outcome is Outcome.FAIL else Status.UNDETERMINED
