"""A result, arranged for reading: what blocks, what is missing, what paper covers. Nothing is judged or left out here.

Every report that people read shows the same outline, so that they cannot disagree.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from levelgate.reports.result import Control, Observation, Paper, Protection, Reason, Result

Weight = Literal["blocking", "undetermined", "waived", "inherited", "quiet"]
SEVERITIES = ("critical", "high", "medium", "low")
_INTRODUCED = ("create", "update", "replace")
_PAPER = ("NEEDS_ATTESTATION", "NEEDS_DOCUMENT")


class Gap(NamedTuple):
    """An observation that did not pass, with the protections it speaks of and the controls that demand them.

    `weight` says what it does: it keeps a binding control from being satisfied, leaves one undetermined, is covered by
    paper, or weighs on no binding control (`quiet`).
    """

    observation: Observation
    protections: tuple[str, ...]
    controls: tuple[Control, ...]
    weight: Weight

    @property
    def introduced(self) -> bool:
        """Whether this change brings it in."""
        return self.observation.change in _INTRODUCED


class Outline(NamedTuple):
    """The parts of a result that people read; `bare` are blocking controls that no blocking gap explains."""

    gaps: tuple[Gap, ...]
    blocking: tuple[Control, ...]
    bare: tuple[Control, ...]
    undetermined: tuple[tuple[Reason, int], ...]
    inherited: tuple[tuple[str, int], ...]
    papers: tuple[Paper, ...]

    def of(self, weight: Weight) -> list[Gap]:
        """The gaps of one weight: this change's first, then the worst."""
        return [gap for gap in self.gaps if gap.weight == weight]


def outline(result: Result) -> Outline:
    """Arrange a result."""
    found = gaps(result)
    blocking = tuple(each for each in result.controls if each.binding and each.status == "not-satisfied")
    explained = {control.id for gap in found if gap.weight == "blocking" for control in gap.controls}
    return Outline(
        gaps=found,
        blocking=blocking,
        bare=tuple(each for each in blocking if each.id not in explained),
        undetermined=_undetermined(result),
        inherited=_inherited(result.controls),
        papers=tuple(paper for paper in result.records if paper.code),
    )


def gaps(result: Result) -> tuple[Gap, ...]:
    """Every observation once: this change's first, then by severity, resource and rule."""
    demanded = _demanded(result.controls)
    found = (
        _gap(sorted(observed, key=lambda pair: pair[0].attribute), demanded)
        for observed in _places(result.protections).values()
    )
    return tuple(sorted(found, key=_order))


def short_id(id: str) -> str:
    """A control's id without its regime, which stands above."""
    return id.partition("/")[2] or id


def place(observed: Observation) -> str:
    """Where it is written: `file:line`, `file`, else the input it was read from, or empty."""
    return f"{observed.file}:{observed.line}" if observed.line else observed.file or observed.root or ""


def by_protection(found: Iterable[Gap]) -> dict[tuple[str, ...], list[Gap]]:
    """Gaps that speak of the same protections, together."""
    groups: dict[tuple[str, ...], list[Gap]] = defaultdict(list)
    for gap in found:
        groups[gap.protections].append(gap)
    return groups


def reasons(control: Control, protections: Iterable[Protection]) -> list[Reason]:
    """Why a control is undetermined; paper that is owed as well is a reason only where there is no other."""
    named = [reason for reason in control.reasons if reason.code not in _PAPER]
    if any(_unknown(protection) for protection in protections):
        named.append(Reason("VALUE_UNKNOWN"))
    return named or control.reasons


def _demanded(controls: Iterable[Control]) -> dict[str, list[Control]]:
    demanded: dict[str, list[Control]] = defaultdict(list)
    for control in controls:
        for protection in control.protections:
            demanded[protection].append(control)
    return demanded


def _places(protections: Iterable[Protection]) -> dict[tuple[str, str, int], list[tuple[Observation, str]]]:
    """Observations of one rule on one resource: several parameters may ask for different values.

    The same expectation again speaks of another resource, whose name looks the same because part of it is closed.
    """
    places: dict[tuple[str, str, int], list[tuple[Observation, str]]] = defaultdict(list)
    for protection in protections:
        seen: dict[tuple[str, str, str], int] = defaultdict(int)
        for each in protection.observations:
            here = (each.rule, each.resource or "")
            places[*here, seen[*here, each.expected]].append((each, protection.id))
            seen[*here, each.expected] += 1
    return places


def _gap(observed: Sequence[tuple[Observation, str]], demanded: dict[str, list[Control]]) -> Gap:
    observation = observed[0][0] if len(observed) == 1 else _merged([each for each, _ in observed])
    protections = tuple(dict.fromkeys(protection for _, protection in observed))
    controls = {control.id: control for each in protections for control in demanded.get(each, ())}
    touched = tuple(control for _, control in sorted(controls.items()) if control.status != "not-applicable")
    return Gap(observation, protections, touched, _weight(observation, touched))


def _merged(found: Sequence[Observation]) -> Observation:
    worst = min(found, key=lambda each: (each.standing is not None, each.outcome != "fail"))
    alike = (each for each in found if (each.standing, each.outcome) == (worst.standing, worst.outcome))
    expected = "; ".join(dict.fromkeys(each.expected for each in alike if each.expected))
    return msgspec.structs.replace(worst, expected=expected)


def _weight(observation: Observation, controls: Iterable[Control]) -> Weight:
    if observation.standing:
        return observation.standing
    states = {control.status for control in controls if control.binding}
    if observation.outcome == "fail" and "not-satisfied" in states:
        return "blocking"
    return "undetermined" if states & {"not-satisfied", "undetermined"} else "quiet"


def _order(gap: Gap) -> tuple[bool, int, str, str]:
    observation = gap.observation
    return (
        not gap.introduced,
        SEVERITIES.index(observation.severity),
        observation.resource or "",
        observation.rule,
    )


def _undetermined(result: Result) -> tuple[tuple[Reason, int], ...]:
    known = {protection.id: protection for protection in result.protections}
    counts: dict[Reason, int] = defaultdict(int)
    for control in result.controls:
        if control.status == "undetermined":
            mine = (known[each] for each in control.protections if each in known)
            for reason in dict.fromkeys(reasons(control, mine)):
                counts[reason] += 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0].code, item[0].about)))


def _unknown(protection: Protection) -> bool:
    return any(each.outcome == "unknown" and each.standing is None for each in protection.observations)


def _inherited(controls: Iterable[Control]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for control in controls:
        if control.status == "inherited":
            for platform in control.inherited:
                counts[platform] += 1
    return tuple(sorted(counts.items()))
