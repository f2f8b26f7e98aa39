"""Weigh: credits and what was observed in, the credits that hold against it out.

Evidence outranks paper (docs/architecture.md, 4.4): the customer's part must be shown where it is shared, and nothing
that exists may be seen to fail what the platform says it provides. Absence contradicts nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from levelgate.assessment.gather import SYSTEM, subject
from levelgate.assessment.inherit import Credit
from levelgate.model.control import Control, Demand
from levelgate.model.finding import Shown
from levelgate.model.observation import Observation, Outcome
from levelgate.model.value import Truth


class _Tally(NamedTuple):
    """The outcome of a check: the subjects on which it passes, those on which it may, and the system's.

    `alone` says that it is judged on the system as a whole, and so speaks for all of it.
    """

    passing: frozenset[str]
    open: frozenset[str]
    system: Truth
    alone: bool

    def holds_on(self, name: str) -> Truth:
        """Whether the check passes on a subject."""
        if self.alone or name == SYSTEM:
            return self.system
        return True if name in self.passing else (None if name in self.open else False)


def weigh(
    credits: Sequence[Credit],
    observed: Mapping[Demand, Sequence[Observation]],
    shown: Mapping[Demand, Shown],
    whole: bool,
) -> tuple[Credit, ...]:
    """The credits narrowed to where the customer's checks (ids of rules or protections) pass.

    Without the `whole` definition nobody knows that all of the system lies on the platform: such credits fall away.
    """
    tallies = _tallies({check for credit in credits for check in credit.checks or ()}, observed, shown)
    narrowed = (_narrowed(credit, tallies) for credit in credits if credit.checks is not None)
    weighed = (credit if whole else _without_system(credit) for credit in narrowed)
    return tuple(credit for credit in weighed if credit.subjects or credit.pending)


def _tallies(
    checks: set[str], observed: Mapping[Demand, Sequence[Observation]], shown: Mapping[Demand, Shown]
) -> dict[str, _Tally]:
    found: dict[str, dict[Outcome, set[str]]] = {check: {outcome: set() for outcome in Outcome} for check in checks}
    demands: dict[str, set[Demand]] = {check: set() for check in checks}
    for demand, observations in observed.items() if checks else ():
        for each in observations:
            for check in checks & {each.rule, each.protection}:
                found[check][each.outcome].add(subject(each))
                demands[check].add(demand)
    return {check: _tally(found[check], [shown[demand] for demand in demands[check]]) for check in checks}


def _tally(by_outcome: Mapping[Outcome, set[str]], shown: Iterable[Shown]) -> _Tally:
    silent = [reason for one in shown for reason in one.silent]
    # Where one of its rules crashed, what the others say of a subject is not the whole check.
    crashed = any(reason.code == "RULE_CRASHED" for reason in silent)
    passing, failing, open = (by_outcome[one] for one in (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN))
    judged = passing | failing | open
    everywhere = bool(judged) and not failing and not silent
    return _Tally(
        passing=frozenset() if crashed else frozenset(passing - failing - open),
        open=frozenset() if crashed else frozenset(open - failing),
        system=None if everywhere and open else everywhere,
        alone=judged == {SYSTEM},
    )


def _narrowed(credit: Credit, tallies: Mapping[str, _Tally]) -> Credit:
    for check in credit.checks or ():
        holds = {name: tallies[check].holds_on(name) for name in (*credit.subjects, *credit.pending)}
        pending = {name: code for name, code in credit.pending.items() if holds[name] is not False}
        pending |= {name: "VALUE_UNKNOWN" for name in credit.subjects if holds[name] is None}
        credit = credit._replace(subjects=frozenset(one for one in credit.subjects if holds[one]), pending=pending)
    return credit


def _without_system(credit: Credit) -> Credit:
    pending = {name: code for name, code in credit.pending.items() if name != SYSTEM}
    return credit._replace(subjects=credit.subjects - {SYSTEM}, pending=pending)


def failed(shown: Mapping[Demand, Shown]) -> dict[Demand, frozenset[str]]:
    """The subjects that are seen to fail each demand: something is there, and it is wrong."""
    return {
        demand: frozenset(
            subject(each) for each in one.observations if each.outcome is Outcome.FAIL and not each.absent
        )
        for demand, one in shown.items()
    }


def credited(control: Control, credits: Sequence[Credit], failed: Mapping[Demand, frozenset[str]]) -> list[Credit]:
    """The credits for a control, or for protections that it demands, less what the definition contradicts."""
    item = control.id.partition("/")[2]
    found = []
    for credit in credits:
        about = [demand for demand in control.demands if covers(credit, item, demand)]
        if about or credit.control == item:
            found.append(_upheld(credit, frozenset().union(*(failed[demand] for demand in about))))
    return [credit for credit in found if credit.subjects or credit.pending]


def covers(credit: Credit, item: str, demand: Demand) -> bool:
    """Whether a credit counts for what the control `item` demands."""
    return credit.control == item or credit.protection == demand.protection


def _upheld(credit: Credit, failed: frozenset[str]) -> Credit:
    """The credit without the subjects seen to fail; one of them in its scope takes away the credit for the whole."""
    in_scope = {name for name in failed if name in credit.subjects or name in credit.pending}
    if not in_scope:
        return credit
    gone = in_scope | {SYSTEM}
    pending = {name: code for name, code in credit.pending.items() if name not in gone}
    return credit._replace(subjects=credit.subjects - gone, pending=pending)
