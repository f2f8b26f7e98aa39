"""Checkov's outcomes as observations, and how they meet those of the gate's own rules: the stricter stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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


def fits(answer: Answer, due: Sequence[Due]) -> bool:
    """Whether an answer is about the checks that were asked."""
    return {one.check for one in answer.results} | {one.check for one in answer.crashes} <= {one.id for one in due}


def observed(
    answer: Answer, subjects: Sequence[Resource], due: Sequence[Due]
) -> tuple[Observations, tuple[Crash, ...]]:
    """The answer as observations by protection, and the checks that crashed on something known."""
    by_id = {one.id: one for one in due}
    said = {(one.check, one.subject) for one in answer.results} | {(one.check, one.subject) for one in answer.crashes}
    found = [*_told(answer, subjects, by_id), *_stumbled(answer, subjects, by_id), *_open(subjects, due, said)]
    return _grouped(found), tuple(sorted(set(_crashed(answer, subjects, by_id))))


def not_run(due: Sequence[Due], resources: Sequence[Resource]) -> Observations:
    """What nobody looked at, because Checkov did not run."""
    return _grouped(_open(resources, due, set(), Token.NOT_RUN))


def _told(answer: Answer, subjects: Sequence[Resource], by_id: Mapping[str, Due]) -> Iterator[Observation]:
    """What a check read and nobody knows makes its outcome unknown, whatever it was: Checkov takes it for missing."""
    for result in answer.results:
        resource = subjects[result.subject]
        for bearing in by_id[result.check].bearings if by_id[result.check].check.judges(resource) else ():
            outcome = Outcome.UNKNOWN if result.unknown else _meaning(bearing, result.outcome)
            if outcome is not None:
                yield _observation(bearing, resource, outcome, result.unknown)


def _stumbled(answer: Answer, subjects: Sequence[Resource], by_id: Mapping[str, Due]) -> Iterator[Observation]:
    for crash in answer.crashes:
        for bearing in by_id[crash.check].bearings:
            yield _observation(bearing, subjects[crash.subject], Outcome.UNKNOWN, (), Token.UNDECIDED)


def _crashed(answer: Answer, subjects: Sequence[Resource], by_id: Mapping[str, Due]) -> Iterator[Crash]:
    """Crashes on what is known: over what Terraform leaves out because it is not, some of Checkov's checks stumble."""
    for crash in answer.crashes:
        if _known(subjects[crash.subject].attributes):
            yield from (Crash(crash.check, one.protection, crash.error) for one in by_id[crash.check].bearings)


def _grouped(found: Iterable[Observation]) -> Observations:
    groups: dict[str, list[Observation]] = {}
    for one in found:
        groups.setdefault(one.protection, []).append(one)
    return {id: sorted(each, key=_order) for id, each in groups.items()}


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


def _known(value: Value) -> bool:
    """Whether nothing in a value is unknown."""
    if isinstance(value, Mapping):
        return all(_known(each) for each in value.values())
    if isinstance(value, list):
        return all(_known(each) for each in value)
    return not isinstance(value, Unknown)


def _meaning(bearing: Bearing, outcome: str) -> Outcome | None:
    """What an outcome means for the protection; a failure that does not refute leaves open what a pass would show."""
    establishes = bearing.passing == "establishes"
    if outcome == "PASSED":
        return Outcome.PASS if establishes else None
    if bearing.failing == "refutes":
        return Outcome.FAIL
    return Outcome.UNKNOWN if establishes else None


def _open(
    resources: Sequence[Resource], due: Sequence[Due], said: Collection[tuple[str, int]], why: str = Token.UNDECIDED
) -> Iterator[Observation]:
    """What only a check could have shown, and it said nothing."""
    by_type: dict[tuple[str, str], list[tuple[int, Resource]]] = {}
    resting = [(one, bearing) for one in due for bearing in one.bearings if bearing.passing == "establishes"]
    for number, resource in enumerate(resources) if resting else ():
        by_type.setdefault((resource.mode, resource.type), []).append((number, resource))
    for one, bearing in resting:
        for group in by_type.values():
            for number, resource in group if one.check.judges(group[0][1]) else ():
                if (one.id, number) not in said:
                    yield _observation(bearing, resource, Outcome.UNKNOWN, (), why)


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
