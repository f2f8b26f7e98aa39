"""Gather: observations in, what the definition shows of each demand out."""

from collections.abc import Iterable, Mapping, Sequence

from levelgate.model.control import Demand, Kind, Protection
from levelgate.model.finding import Gaps, Reason, Shown
from levelgate.model.observation import Observation, Outcome

# What stands for the system as a whole where a subject is named; no address of a resource looks like it.
SYSTEM = "system"


def subject(observation: Observation) -> str:
    """The address of the resource observed, or `SYSTEM`."""
    return observation.resource.address if observation.resource else SYSTEM


def gather(
    observed: Mapping[Demand, Sequence[Observation]], protections: Mapping[str, Protection], gaps: Gaps
) -> dict[Demand, Shown]:
    """What each demand's observations show; every demand of the baseline is a key of `observed`."""
    return {demand: _shown(demand, protections[demand.protection], found, gaps) for demand, found in observed.items()}


def _shown(demand: Demand, protection: Protection, observations: Sequence[Observation], gaps: Gaps) -> Shown:
    judged = [each for each in observations if each.outcome is not Outcome.NOT_APPLICABLE]
    return Shown(
        demand=demand,
        kind=protection.kind,
        subjects=len(judged),
        passed=sum(each.outcome is Outcome.PASS for each in judged),
        observations=tuple(each for each in judged if each.outcome is not Outcome.PASS),
        silent=tuple(_silent(protection, gaps)),
    )


def _silent(protection: Protection, gaps: Gaps) -> Iterable[Reason]:
    if protection.kind is Kind.INHERITED:
        yield Reason("ONLY_ATTESTED")
    else:
        yield from (Reason("NO_RULE", platform) for platform in gaps.unruled.get(protection.id, ()))
    yield from (Reason("RULE_CRASHED", rule) for rule in dict.fromkeys(gaps.crashed.get(protection.id, ())))
    if protection.kind in (Kind.UNIVERSAL, Kind.COVERAGE):
        yield from gaps.hidden
