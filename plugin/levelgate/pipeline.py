"""The way through, on one screen: collect, approve, observe, inherit, waive, conclude, decide."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from levelgate.assessment.approve import approve, binding_regime
from levelgate.assessment.conclude import Ground, conclude
from levelgate.assessment.decide import decide, exit_of
from levelgate.assessment.gather import gather
from levelgate.assessment.inherit import inherit
from levelgate.assessment.waive import failing, waive
from levelgate.checks.rules import Crash, observe
from levelgate.checks.scope import Scoped, conditions, scoped
from levelgate.checks.world import World
from levelgate.checks.zones import zoned
from levelgate.errors import Exit, UsageError
from levelgate.mapping import platforms, regimes
from levelgate.mapping.protections import protections
from levelgate.model.assessment import Assessment, Fault, Input
from levelgate.model.control import Baseline, Demand
from levelgate.model.finding import Conclusion, Due, PaperState
from levelgate.model.manifest import Manifest
from levelgate.model.observation import Observation
from levelgate.model.record import Approved, Papers, Transition
from levelgate.model.resource import Problem
from levelgate.sources.collect import collect


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is asked to judge; everything that comes from outside stands here."""

    paths: tuple[str, ...]
    now: datetime
    source: Path | None = None
    manifest: Manifest | None = None
    papers: Papers | None = None
    advisory: bool = False
    level: int | None = None
    regime: str | None = None
    as_of: datetime | None = None


def check(request: Request) -> Assessment:
    """Judge a definition.

    Raises InputError when it cannot be read, UsageError (LEVEL_MISSING, REGIME_UNKNOWN) when an advisory run has
    nothing to judge at.
    """
    definition = collect(request.paths, request.source)
    approved = approve(request.papers, request.manifest, request.now, transitions())
    regime, level = _regime(request, approved), _level(request, approved)
    subject = scoped(definition, request.papers, request.manifest)
    if level is None:
        return _assessment(request, approved, subject, regime, None, None, (), ())
    judged = [_judge(request, approved, subject, one, level) for one in _regimes(regime, request.now)]
    conclusion, crashes, papers = judged[0]
    ending = transitions()[regime]
    due = Due(ending.binds_until, judged[1][0]) if ending and len(judged) > 1 else None
    return _assessment(request, approved, subject, regime, conclusion, due, crashes, papers)


def _judge(
    request: Request, approved: Approved, subject: Scoped, regime: str, level: int
) -> tuple[Conclusion, Sequence[Crash], tuple[PaperState, ...]]:
    """The conclusion of one regime's baseline on the definition."""
    manifest, papers, now = request.manifest, request.papers, request.now
    baseline = regimes.baseline(regime, level, manifest.facts if manifest else {})
    tags = {platform.id: platform.zone_tags for platform in subject.platforms}
    resources = zoned(subject.resources, manifest.zones if manifest else (), tags)
    world = World(resources, subject.whole)
    observed, crashes = _observe(baseline, subject, world)
    shown = gather(observed, protections(), subject.gaps(crashes))
    approval = approved.paper.record if approved.paper and approved.level is not None else None
    inheritance = inherit(papers, approval, manifest, resources, regime, level, now)
    waived = waive(papers, approval, level, now, failing(one.observations for one in shown.values()))
    ground = Ground(
        named=tuple(protections()[id] for id in dict.fromkeys(demand.protection for demand in baseline.demands)),
        observed=observed,
        shown=shown,
        credits=inheritance.credits,
        waived=waived.accepted,
        conditions=conditions(subject, world, manifest),
        whole=subject.whole,
        evidence_demanded=_evidence_demanded(papers, level),
    )
    return conclude(baseline, ground), crashes, inheritance.states + waived.states


def _observe(
    baseline: Baseline, subject: Scoped, world: World
) -> tuple[Mapping[Demand, Sequence[Observation]], list[Crash]]:
    defaults = platforms.defaults({platform.id for platform in subject.platforms})
    observed: dict[Demand, Sequence[Observation]] = {}
    crashes: list[Crash] = []
    for demand in baseline.demands:
        rules = subject.rules.get(demand.protection, ())
        observed[demand], crashed = observe(rules, world, defaults, {demand.protection: dict(demand.parameters)})
        crashes += crashed
    return observed, crashes


def transitions() -> dict[str, Transition | None]:
    """How each regime ends, or None."""
    return {
        id: Transition(ending.successor, ending.approvals_until, ending.binds_until) if ending else None
        for id, regime in regimes.regimes().items()
        for ending in (regime.transition,)
    }


def _regimes(regime: str, now: datetime) -> list[str]:
    ending = transitions()[regime]
    coming = ending is not None and binding_regime(regime, now, transitions()) == regime
    return [regime, ending.successor] if ending and coming else [regime]


def _regime(request: Request, approved: Approved) -> str:
    claimed = request.regime or (request.manifest.regime if request.manifest else None)
    regime = approved.regime if approved.regime and not request.regime else claimed or next(iter(regimes.regimes()))
    if regime not in regimes.regimes():
        known = ", ".join(regimes.regimes())
        raise UsageError("REGIME_UNKNOWN", f"there is no regime {regime[:60]!r}", help=f"known: {known}")
    return regime


def _level(request: Request, approved: Approved) -> int | None:
    claimed = request.manifest.system.level if request.manifest else None
    level = request.level or approved.level or claimed
    if level is None and request.advisory:
        help = "give --level, or a manifest that states the level"
        raise UsageError("LEVEL_MISSING", "an advisory run needs a level to judge at", help=help)
    return level


def _evidence_demanded(papers: Papers | None, level: int) -> bool:
    lowest = papers.root.policy.evidence_demanded_from_level if papers else None
    return lowest is not None and level >= lowest


def _assessment(
    request: Request,
    approved: Approved,
    subject: Scoped,
    regime: str,
    conclusion: Conclusion | None,
    due: Due | None,
    crashes: Sequence[Crash],
    papers: tuple[PaperState, ...],
) -> Assessment:
    verdict = decide(conclusion, approved, subject.whole, bool(crashes), request.advisory)
    return Assessment(
        verdict=verdict,
        exit=exit_of(verdict, request.advisory),
        advisory=request.advisory,
        now=request.now,
        as_of=request.as_of,
        manifest=request.manifest,
        approved=approved,
        regime=regime,
        level=conclusion.baseline.level if conclusion else None,
        input=subject.input,
        conclusion=conclusion,
        due=due,
        papers=papers + tuple(_refusals(request.papers)),
        faults=tuple(Fault("RULE_CRASHED", crash.rule, crash.error) for crash in crashes),
        rules={rule.id: rule for rules in subject.rules.values() for rule in rules},
        secrets=subject.secrets,
    )


def _refusals(papers: Papers | None) -> Sequence[PaperState]:
    refused = papers.refusals if papers else ()
    return [
        PaperState(kind=one.kind, id=one.subject, file=one.file, code=one.code, detail=one.detail) for one in refused
    ]


def unjudged(request: Request, approved: Approved, code: str, detail: str, where: str) -> Assessment:
    """The assessment of an input that could not be read at all: exit 3, no verdict, every report still written."""
    return Assessment(
        verdict=None,
        exit=Exit.INPUT,
        advisory=request.advisory,
        now=request.now,
        as_of=request.as_of,
        manifest=request.manifest,
        approved=approved,
        regime=_regime(request, approved),
        level=None,
        input=Input(complete=False, resources=0, files=(), problems=(Problem(code, detail, where),)),
    )
