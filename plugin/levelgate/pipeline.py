"""The way through, on one screen: collect, approve, observe, inherit, waive, conclude, decide."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from levelgate.assessment.approve import approve, binding_regime
from levelgate.assessment.conclude import Ground, conclude
from levelgate.assessment.decide import decide, exit_of
from levelgate.assessment.gather import gather
from levelgate.assessment.inherit import Case, inherit
from levelgate.assessment.waive import waive
from levelgate.checks.checkov.catalogue import described
from levelgate.checks.checkov.evidence import NAME, Asked, Evidence, evidence
from levelgate.checks.checkov.outcomes import met
from levelgate.checks.rules import Before, Crash, observe
from levelgate.checks.scope import Scoped, conditions, scoped
from levelgate.checks.world import World
from levelgate.checks.zones import Vocabulary, signs_of, zoned
from levelgate.errors import Exit, UsageError
from levelgate.mapping import platforms, regimes
from levelgate.mapping.protections import protections
from levelgate.mapping.zones import zone_words
from levelgate.model.assessment import Assessment, Fault, Input
from levelgate.model.control import Baseline, Demand
from levelgate.model.finding import Conclusion, Due, PaperState
from levelgate.model.manifest import Manifest
from levelgate.model.observation import Observation
from levelgate.model.record import Approved, Papers, Transition
from levelgate.model.resource import InputFile, Problem, Resource
from levelgate.model.rule import Rule
from levelgate.sources.collect import collect
from levelgate.sources.terraform.given import NOTHING_GIVEN, Given


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is asked to judge; everything that comes from outside stands here.

    `given` are values for variables of source; `rules` are the files of rules beside the gate's own, see
    `mapping.platforms.extended`; `checkov` says whether its evidence is wanted, and where it is.
    """

    paths: tuple[str, ...]
    now: datetime
    source: Path | None = None
    given: Given = NOTHING_GIVEN
    manifest: Manifest | None = None
    papers: Papers | None = None
    rules: tuple[InputFile, ...] = ()
    checkov: Asked = Asked(wanted=False)
    advisory: bool = False
    level: int | None = None
    regime: str | None = None
    as_of: datetime | None = None


class Seen(NamedTuple):
    """What was seen of a definition: resources with their zones, and the outcomes of each demand."""

    subject: Scoped
    resources: tuple[Resource, ...]
    world: World
    observed: Mapping[Demand, Sequence[Observation]]
    crashes: tuple[Crash, ...]
    evidence: Evidence | None = None


def check(request: Request) -> Assessment:
    """Judge a definition.

    Raises InputError when it cannot be read, UsageError (LEVEL_MISSING, REGIME_UNKNOWN) when an advisory run has
    nothing to judge at.
    """
    request = _ordered(request)
    definition = collect(request.paths, request.source, request.given)
    approved = approve(request.papers, request.manifest, request.now, transitions())
    regime, level = _regime(request, approved), _level(request, approved)
    subject = scoped(definition, request.papers, request.manifest)
    if level is None:
        return _assessment(request, approved, Seen(subject, (), World((), whole=False), {}, ()), regime, None)
    facts = request.manifest.facts if request.manifest else {}
    baselines = [regimes.baseline(one, level, facts) for one in _regimes(regime, request.now)]
    seen = _look(subject, request.manifest, baselines, evidence(definition, request.checkov))
    (conclusion, papers), *coming = [_judge(request, approved, seen, baseline) for baseline in baselines]
    ending = transitions()[regime]
    due = Due(ending.binds_until, coming[0][0]) if ending and coming else None
    return _assessment(request, approved, seen, regime, conclusion, due, papers)


def _ordered(request: Request) -> Request:
    """The request with its papers in one order: in which they were found may not change a byte of the result."""
    papers = request.papers
    if papers is None:
        return request
    ordered = msgspec.structs.replace(
        papers,
        approvals=tuple(sorted(papers.approvals, key=lambda paper: (paper.file, paper.digest))),
        attestations=tuple(sorted(papers.attestations, key=lambda paper: (paper.file, paper.digest))),
        waivers=tuple(sorted(papers.waivers, key=lambda paper: (paper.file, paper.digest))),
        refusals=tuple(sorted(papers.refusals, key=lambda refusal: (refusal.file, refusal.code))),
    )
    return msgspec.structs.replace(request, papers=ordered)


def _look(subject: Scoped, manifest: Manifest | None, baselines: Sequence[Baseline], heard: Evidence) -> Seen:
    """Run the rules, once for each distinct demand of the baselines; what Checkov says stands beside them."""
    signs = {one.id: signs_of(one) for one in subject.platforms}
    resources = zoned(subject.resources, manifest.zones if manifest else (), signs, Vocabulary(zone_words()))
    world = World(resources, subject.whole)
    defaults = platforms.defaults({platform.id for platform in subject.platforms})
    observed: dict[Demand, Sequence[Observation]] = {}
    crashes: list[Crash] = list(heard.crashes)
    before: Before = {}
    for demand in dict.fromkeys(demand for baseline in baselines for demand in baseline.demands):
        rules = subject.rules.get(demand.protection, ())
        own, crashed = observe(rules, world, defaults, {demand.protection: dict(demand.parameters)}, before)
        observed[demand] = met(own, heard.observations.get(demand.protection, ()), _subject_types(rules))
        crashes += crashed
    return Seen(subject, resources, world, observed, tuple(dict.fromkeys(crashes)), heard)


def _subject_types(rules: Sequence[Rule]) -> frozenset[str]:
    return frozenset(type for rule in rules if rule.subjects for type in rule.subjects.type)


def _judge(
    request: Request, approved: Approved, seen: Seen, baseline: Baseline
) -> tuple[Conclusion, tuple[PaperState, ...]]:
    """The conclusion of one baseline, and what became of the papers under it."""
    manifest, papers, subject = request.manifest, request.papers, seen.subject
    observed = {demand: seen.observed[demand] for demand in baseline.demands}
    shown = gather(observed, protections(), subject.gaps(seen.crashes))
    approval = approved.paper.record if approved.paper and approved.level is not None else None
    case = Case(approval, manifest, baseline.regime, baseline.level, request.now)
    inheritance = inherit(papers, case, _system(seen))
    failing = (each for one in shown.values() for each in one.observations)
    waived = waive(papers, approval, baseline, request.now, failing)
    ground = Ground(
        named=tuple(protections()[id] for id in dict.fromkeys(demand.protection for demand in baseline.demands)),
        observed=observed,
        shown=shown,
        credits=inheritance.credits,
        waived=waived.accepted,
        conditions=conditions(subject, seen.world, manifest),
        whole=subject.whole,
        evidence_demanded=_evidence_demanded(papers, baseline.level),
    )
    return conclude(baseline, ground), inheritance.states + waived.states


def _system(seen: Seen) -> list[Resource]:
    """What has to lie on a platform for all of the system to lie there: a random password lies nowhere."""
    unmapped = set(seen.subject.input.unmapped)
    managed = (resource for resource in seen.resources if resource.mode == "managed")
    return [resource for resource in managed if resource.platform or resource.address in unmapped]


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
    """The regime asked for, else the approval's, else the manifest's (or what follows on it), else the default."""
    claimed = request.manifest.regime if request.manifest else None
    regime = request.regime or approved.regime or claimed or next(iter(regimes.regimes()))
    if regime not in regimes.regimes():
        known = ", ".join(regimes.regimes())
        raise UsageError("REGIME_UNKNOWN", f"there is no regime {regime[:60]!r}", help=f"known: {known}")
    return regime if request.regime else binding_regime(regime, request.now, transitions())


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
    seen: Seen,
    regime: str,
    conclusion: Conclusion | None,
    due: Due | None = None,
    papers: tuple[PaperState, ...] = (),
) -> Assessment:
    subject = seen.subject
    readable = subject.whole and not subject.input.problems
    verdict = decide(conclusion, approved, readable, bool(seen.crashes), request.advisory)
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
        input=_examined(subject.input, seen.evidence),
        conclusion=conclusion,
        due=due,
        papers=papers + _refusals(request, approved),
        faults=tuple(dict.fromkeys(_fault(crash) for crash in seen.crashes)),
        checkov=seen.evidence.engine if seen.evidence else None,
        rules={rule.id: rule for rules in subject.rules.values() for rule in rules}
        | (described(seen.evidence.guidelines) if seen.evidence and seen.evidence.observations else {}),
        owners_rules=request.rules,
        secrets=subject.secrets,
    )


def _fault(crash: Crash) -> Fault:
    return Fault("CHECKOV_FAILED" if crash.rule == NAME else "RULE_CRASHED", crash.rule, crash.error)


def _examined(input: Input, heard: Evidence | None) -> Input:
    """The input, where what Checkov looked at is no longer unexamined."""
    left = (type for type in input.unexamined if heard is None or type not in heard.examined)
    return msgspec.structs.replace(input, unexamined=tuple(left))


def _refusals(request: Request, approved: Approved) -> tuple[PaperState, ...]:
    """Records that do not hold, and approvals that another one set aside; each file once."""
    refused = (request.papers.refusals if request.papers else ()) + approved.set_aside
    once = {one.file: one for one in reversed(refused)}
    return tuple(
        PaperState(kind=one.kind, id=one.subject, file=one.file, code=one.code, detail=one.detail)
        for one in sorted(once.values(), key=lambda one: one.file)
    )


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
        papers=_refusals(request, approved),
        input=Input(complete=False, resources=0, files=(), problems=(Problem(code, detail, where),)),
        owners_rules=request.rules,
    )
