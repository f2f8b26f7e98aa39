"""Checkov's outcomes as observations, and how they meet those of the gate's own rules: the stricter stands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from levelgate.checks.checkov.catalogue import Check
from levelgate.checks.checkov.run import Answer
from levelgate.checks.rules import Crash
from levelgate.mapping.checkov import Bearing
from levelgate.model.observation import Observation, Origin, Outcome
from levelgate.model.resource import Resource
from levelgate.model.value import Token, Unknown, Value

Observations = Mapping[str, Sequence[Observation]]


class Due(NamedTuple):
    """A check that the definition gives something to look at, and what it bears on."""

    id: str
    check: Check
    bearings: Sequence[Bearing]


def observed(
    answer: Answer, subjects: Sequence[Resource], due: Sequence[Due]
) -> tuple[Observations, tuple[Crash, ...]]:
    """The answer as observations by protection, and the checks that crashed on something known.

    What a check read and nobody knows yet makes its outcome unknown, whatever it was: Checkov takes it for missing.
    """
    found: dict[str, list[Observation]] = {}
    crashes: dict[Crash, None] = {}
    by_id = {one.id: one for one in due}
    said: set[tuple[str, int]] = set()
    for result in answer.results:
        said.add((result.check, result.subject))
        judged = by_id[result.check].check.judges(subjects[result.subject])
        for bearing in by_id[result.check].bearings if judged else ():
            outcome = Outcome.UNKNOWN if result.unknown else _meaning(bearing, result.outcome)
            if outcome is not None:
                one = _observation(bearing, subjects[result.subject], outcome, result.unknown)
                found.setdefault(bearing.protection, []).append(one)
    for crash in answer.crashes:
        # Over what Terraform leaves out of a plan because it is not known yet, some of Checkov's checks stumble.
        resource = subjects[crash.subject]
        said.add((crash.check, crash.subject))
        for bearing in by_id[crash.check].bearings:
            if known(resource.attributes):
                crashes[Crash(crash.check, bearing.protection, crash.error)] = None
            one = _observation(bearing, resource, Outcome.UNKNOWN, (), Token.UNDECIDED)
            found.setdefault(bearing.protection, []).append(one)
    for bearing, resource in _silent(subjects, due, said):
        one = _observation(bearing, resource, Outcome.UNKNOWN, (), Token.UNDECIDED)
        found.setdefault(bearing.protection, []).append(one)
    return {id: sorted(each, key=_order) for id, each in found.items()}, tuple(sorted(crashes))


def not_run(due: Sequence[Due], resources: Sequence[Resource]) -> Observations:
    """What nobody looked at, because Checkov did not run."""
    found: dict[str, list[Observation]] = {}
    for bearing, resource in _silent(resources, due, set()):
        one = _observation(bearing, resource, Outcome.UNKNOWN, (), Token.NOT_RUN)
        found.setdefault(bearing.protection, []).append(one)
    return found


def met(own: Sequence[Observation], theirs: Sequence[Observation], own_types: Collection[str]) -> list[Observation]:
    """Both kinds of observations of one protection; `own_types` are the subjects that the gate's rules name.

    Of those types the gate's own rules say which resources are subjects, and Checkov is a second opinion on these:
    where one passes and the other fails, the failing one stands, and names the other.
    """
    if not theirs:
        return list(own)
    mine: dict[str, list[Observation]] = {}
    for each in own:
        if each.resource is not None:
            mine.setdefault(each.resource.address, []).append(each)
    said: dict[str, list[Observation]] = {}
    added = []
    for one in theirs:
        address = one.resource.address if one.resource else ""
        if address in mine:
            said.setdefault(address, []).append(one)
            added += _objection(one, mine[address])
        elif one.resource and one.resource.type not in own_types:
            added.append(one)
    return [_seconded(each, said) for each in own] + added


def _objection(one: Observation, mine: Sequence[Observation]) -> list[Observation]:
    """A failure where the gate's own rules see none, and know."""
    passing = tuple(each.rule for each in mine if each.outcome is Outcome.PASS)
    # NOTE: what the gate's rules leave open mostly hangs on a default that differs by account or by another attribute
    # (a replica's encryption); Checkov takes what is not written for missing, which says nothing more.
    if one.outcome is not Outcome.FAIL or len(passing) < len(mine):
        return []
    return [msgspec.structs.replace(one, disputed=passing)]


def _seconded(each: Observation, said: Mapping[str, Sequence[Observation]]) -> Observation:
    """What the gate's own rules do not see pass, with what Checkov says of it."""
    theirs = said.get(each.resource.address, ()) if each.resource and each.outcome is not Outcome.PASS else ()
    if not theirs:
        return each
    failing, passing = (
        tuple(one.rule for one in theirs if one.outcome is outcome) for outcome in (Outcome.FAIL, Outcome.PASS)
    )
    return msgspec.structs.replace(each, confirmed=failing, disputed=passing)


def known(value: Value) -> bool:
    """Whether nothing in a value is unknown."""
    if isinstance(value, Mapping):
        return all(known(each) for each in value.values())
    if isinstance(value, list):
        return all(known(each) for each in value)
    return not isinstance(value, Unknown)


def _meaning(bearing: Bearing, outcome: str) -> Outcome | None:
    """What an outcome means for the protection; a failure that does not refute leaves open what a pass would show."""
    establishes = bearing.passing == "establishes"
    if outcome == "PASSED":
        return Outcome.PASS if establishes else None
    if bearing.failing == "refutes":
        return Outcome.FAIL
    return Outcome.UNKNOWN if establishes else None


def _silent(
    resources: Sequence[Resource], due: Sequence[Due], said: Collection[tuple[str, int]]
) -> Iterator[tuple[Bearing, Resource]]:
    """What only a check could have shown, and it said nothing."""
    due = [one for one in due if any(bearing.passing == "establishes" for bearing in one.bearings)]
    by_type: dict[tuple[str, str], list[tuple[int, Resource]]] = {}
    for number, resource in enumerate(resources) if due else ():
        by_type.setdefault((resource.mode, resource.type), []).append((number, resource))
    for one in due:
        resting = [bearing for bearing in one.bearings if bearing.passing == "establishes"]
        judged = [each for group in by_type.values() if one.check.judges(group[0][1]) for each in group]
        for number, resource in judged:
            if (one.id, number) not in said:
                yield from ((bearing, resource) for bearing in resting)


def _observation(
    bearing: Bearing, resource: Resource, outcome: Outcome, unknown: Sequence[str], actual: str = ""
) -> Observation:
    return Observation(
        bearing.check,
        bearing.protection,
        bearing.severity,
        outcome,
        resource,
        attribute=", ".join(unknown),
        actual=Token.AFTER_APPLY if unknown else actual,
        origin=Origin.CHECKOV,
    )


def _order(one: Observation) -> tuple[str, str]:
    return (one.resource.address if one.resource else "", one.rule)
