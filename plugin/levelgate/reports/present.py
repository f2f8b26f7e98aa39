"""Present: an assessment in, the result of `levelgate/result/v1` out.

The last place where a planned value could reach a report: everything that stems from the definition goes through
`Secrets.hide` here.
"""

from collections.abc import Sequence
from datetime import datetime

from levelgate import __version__
from levelgate.model import control as model
from levelgate.model.assessment import Assessment
from levelgate.model.engine import Engine
from levelgate.model.finding import ORDER, Conclusion, Finding, Marked, ProtectionFinding, Reason, weakest
from levelgate.model.rule import Rule
from levelgate.reports import result as v1
from levelgate.reports.secrets import Secrets


def present(assessment: Assessment) -> v1.Result:
    """The result of a run, in the structures of the format."""
    secrets = Secrets(assessment.secrets)
    conclusion = assessment.conclusion
    manifest = assessment.manifest
    controls = [_control(finding, secrets) for finding in conclusion.findings] if conclusion else []
    return v1.Result(
        schema=v1.SCHEMA,
        version=__version__,
        verdict=assessment.verdict.value if assessment.verdict else None,
        exit=int(assessment.exit),
        advisory=assessment.advisory,
        judged_at=_time(assessment.now),
        as_of=_time(assessment.as_of) if assessment.as_of else None,
        system=v1.System(manifest.system.id, manifest.system.name, manifest.system.owner) if manifest else None,
        regime=assessment.regime,
        level=assessment.level,
        catalog=f"{conclusion.baseline.catalog} {conclusion.baseline.catalog_version}" if conclusion else "",
        register="none",
        approval=_approval(assessment),
        input=_input(assessment, secrets),
        rules=[v1.File(file.path, file.kind, file.sha256) for file in assessment.owners_rules],
        checkov=_checkov(assessment.checkov) if assessment.checkov else None,
        errors=[v1.Fault(fault.code, fault.about, fault.detail) for fault in assessment.faults],
        summary=summary(controls),
        controls=controls,
        protections=_protections(conclusion, assessment.rules, secrets) if conclusion else [],
        records=[
            v1.Paper(
                kind=one.kind,
                id=one.id,
                file=one.file,
                code=one.code,
                detail=secrets.hide(one.detail),
                until=_time(one.until) if one.until else "",
            )
            for one in assessment.papers
        ],
        due=_due(assessment, secrets),
        not_binding=sum(not control.binding for control in controls),
    )


def summary(controls: Sequence[v1.Control]) -> v1.Summary:
    """The eight numbers of a list of controls."""
    counts = {status.value.replace("-", "_"): 0 for status in ORDER}
    for control in controls:
        counts[control.status.replace("-", "_")] += 1
    return v1.Summary(required=len(controls), **counts)


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _approval(assessment: Assessment) -> v1.Approval:
    approved = assessment.approved
    if approved.paper is None:
        return v1.Approval(status=approved.status.value, code=approved.code)
    record = approved.paper.record
    return v1.Approval(
        status=approved.status.value,
        code=approved.code,
        level=record.level,
        regime=record.regime,
        decision=record.decision.number,
        sequence=record.sequence,
        not_after=_time(record.not_after),
        digest=approved.paper.digest,
        file=approved.paper.file,
    )


def _input(assessment: Assessment, secrets: Secrets) -> v1.Input:
    seen = assessment.input
    return v1.Input(
        complete=seen.complete,
        resources=seen.resources,
        files=[v1.File(file.path, file.kind, file.sha256) for file in seen.files],
        opaque=[secrets.hide_key(address) for address in seen.opaque],
        untranslated=[secrets.hide_key(address) for address in seen.untranslated],
        unmapped=[secrets.hide_key(address) for address in seen.unmapped],
        unexamined=list(seen.unexamined),
        problems=[v1.Problem(one.code, secrets.hide(one.detail), one.where) for one in seen.problems],
    )


def _checkov(engine: Engine) -> v1.Checkov:
    return v1.Checkov(
        engine.status.value, engine.version, engine.checks, engine.results, list(engine.stale), engine.detail
    )


def _control(finding: Finding, secrets: Secrets) -> v1.Control:
    control = finding.control
    return v1.Control(
        id=control.id,
        group=control.group,
        title=control.title,
        citation=control.clause,
        confidence=control.confidence.value,
        binding=control.binding,
        evidence=[evidence.value for evidence in control.evidence],
        status=finding.status.value,
        protections=list(dict.fromkeys(demand.protection for demand in control.demands)),
        reasons=_reasons(finding.reasons, secrets),
        inherited=list(finding.inherited),
        waivers=list(finding.waivers),
        attestation=control.attestation,
        document=control.document,
    )


def _reasons(reasons: Sequence[Reason], secrets: Secrets) -> list[v1.Reason]:
    # What a reason is about may be an address.
    return [v1.Reason(reason.code, secrets.hide_key(reason.about)) for reason in reasons]


def _protections(conclusion: Conclusion, rules: dict[str, Rule], secrets: Secrets) -> list[v1.Protection]:
    grouped: dict[str, list[ProtectionFinding]] = {}
    for finding in conclusion.protections:
        grouped.setdefault(finding.shown.demand.protection, []).append(finding)
    titles = {entry.id: entry for entry in conclusion.named}
    return [_protection(titles[id], found, rules, secrets) for id, found in grouped.items()]


def _protection(
    protection: model.Protection, found: Sequence[ProtectionFinding], rules: dict[str, Rule], secrets: Secrets
) -> v1.Protection:
    """One protection over all the parameters that controls ask of it: the weakest state, each observation once."""
    worst = min(found, key=lambda one: ORDER.index(one.status))
    distinct = {_identity(mark): mark for one in found for mark in one.observations}
    return v1.Protection(
        id=protection.id,
        kind=protection.kind.value,
        title=protection.title,
        status=weakest([one.status for one in found]).value,
        subjects=max(one.shown.subjects for one in found),
        passed=min(one.shown.passed for one in found),
        parameters=[_parameters(one) for one in found if one.shown.demand.parameters],
        reasons=_reasons(worst.reasons, secrets),
        observations=[_observation(mark, rules[mark.observation.rule], secrets) for mark in distinct.values()],
    )


def _parameters(finding: ProtectionFinding) -> dict[str, bool | int | float | str | list[str]]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in finding.shown.demand.parameters}


def _identity(mark: Marked) -> tuple[str, str, str]:
    observation = mark.observation
    return observation.rule, observation.resource.address if observation.resource else "", observation.expected


def _observation(mark: Marked, rule: Rule, secrets: Secrets) -> v1.Observation:
    observation = mark.observation
    resource = observation.resource
    place = resource.location if resource else None
    return v1.Observation(
        rule=observation.rule,
        origin=observation.origin.value,
        severity=observation.severity.value,
        outcome="fail" if observation.outcome.value == "fail" else "unknown",
        standing=mark.standing.value if mark.standing else None,
        by=mark.by,
        resource=secrets.hide_key(resource.address) if resource else None,
        root=(resource.root or None) if resource else None,
        change=resource.change.value if resource and resource.mode != "provider" else None,
        file=place.file if place else None,
        line=place.line if place else None,
        attribute=observation.attribute,
        expected=observation.expected,
        actual=secrets.hide(observation.actual),
        title=rule.title,
        fix=model.Text(rule.fix.vi, rule.fix.en),
        confirmed=list(observation.confirmed),
        disputed=list(observation.disputed),
    )


def _due(assessment: Assessment, secrets: Secrets) -> v1.Due | None:
    if assessment.due is None:
        return None
    conclusion = assessment.due.conclusion
    controls = [_control(finding, secrets) for finding in conclusion.findings]
    gaps = [control for control in controls if control.status in ("not-satisfied", "undetermined")]
    return v1.Due(conclusion.baseline.regime, assessment.due.date.isoformat(), summary(controls), gaps)
