"""What holds of every conclusion, whatever was observed and whatever paper is at hand."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from levelgate.assessment.conclude import conclude
from levelgate.assessment.decide import decide
from levelgate.assessment.inherit import Credit, inherit
from levelgate.assessment.waive import failure, waive
from levelgate.model.control import Baseline, Confidence, Evidence, Kind
from levelgate.model.finding import ORDER, RANK, Conclusion, Gaps, Reason, Standing, Status, Verdict
from levelgate.model.observation import Observation, Outcome
from levelgate.model.record import ApprovalStatus, Approved
from tests.assessment.make import (
    APPROVAL,
    CASE,
    FAIL,
    NOW,
    OFF,
    PASS,
    UNKNOWN,
    attestation,
    baseline,
    control,
    credit,
    demands,
    entry,
    ground,
    papers,
    resource,
    saw,
    waiver,
)

PROTECTIONS = ("p", "q", "r")
ADDRESSES = ("aws_vpc.a", "aws_vpc.b", "aws_instance.c", None)
VALID = Approved(status=ApprovalStatus.VALID)
VERDICTS = (Verdict.BLOCKED, Verdict.INCOMPLETE, Verdict.PASSED)


class Scene(NamedTuple):
    """A baseline, what was observed, and everything that conclusions rest on."""

    asked: Baseline
    seen: tuple[Observation, ...]
    more: dict

    def concluded(self, seen: Sequence[Observation] | None = None, **more: object) -> Conclusion:
        return conclude(self.asked, ground(self.asked, self.seen if seen is None else seen, **(self.more | more)))

    def states(self, seen: Sequence[Observation] | None = None, **more: object) -> list[Status]:
        return [finding.status for finding in self.concluded(seen, **more).findings]

    def verdict(self, seen: Sequence[Observation], **more: object) -> int:
        found = self.concluded(seen, **more)
        whole = bool((self.more | more)["whole"])
        return VERDICTS.index(decide(found, VALID, whole, crashed=False, advisory=False))


some_of = st.lists(st.sampled_from(PROTECTIONS), unique=True, max_size=3)
subsets = st.sets(st.sampled_from([address or "system" for address in ADDRESSES]))


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    outcome = draw(st.sampled_from(list(Outcome)))
    address = draw(st.sampled_from(ADDRESSES))
    absent = outcome in (FAIL, UNKNOWN) and draw(st.booleans())
    return saw(outcome, address, draw(st.sampled_from(PROTECTIONS)), attribute="x", actual="1", absent=absent)


@st.composite
def credits(draw: st.DrawFn) -> Credit:
    name = draw(
        st.sampled_from([{"control": "NET.c0"}, {"control": "NET.c1"}, {"protection": "p"}, {"protection": "q"}])
    )
    checks = draw(st.sampled_from([(), (), None, ("r",), ("AWS-Q",)]))
    subjects = draw(subsets)
    pending = dict.fromkeys(draw(subsets) - subjects, "REGION_UNKNOWN")
    return credit(*subjects, pending=pending, checks=checks, **name)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    controls = [
        control(
            *draw(some_of),
            item=f"NET.c{i}",
            any_of=demands(draw(some_of)),
            evidence=tuple(sorted(draw(st.sets(st.sampled_from(list(Evidence)))))),
            lenient=draw(st.booleans()),
            confidence=draw(st.sampled_from(list(Confidence))),
        )
        for i in range(draw(st.integers(1, 3)))
    ]
    asked = baseline(*controls)
    named = {one.protection for one in asked.demands}
    seen = tuple(one for one in draw(st.lists(observations(), max_size=8)) if one.protection in named)
    gaps = Gaps(
        draw(st.dictionaries(st.sampled_from(PROTECTIONS), st.just(["gcp"]), max_size=1)),
        draw(st.dictionaries(st.sampled_from(PROTECTIONS), st.just(["AWS-P"]), max_size=1)),
        draw(st.sampled_from([(), (Reason("OPAQUE", "x"),)])),
    )
    more = {
        "kinds": {name: draw(st.sampled_from(list(Kind))) for name in PROTECTIONS},
        "gaps": gaps,
        "whole": draw(st.booleans()),
        "evidence_demanded": draw(st.booleans()),
        "credits": draw(st.lists(credits(), max_size=3)),
        "waived": {failure(one): "WV-1" for one in seen if draw(st.integers(0, 3)) == 0},
    }
    return Scene(asked, seen, more)


BARE: dict[str, object] = {"credits": (), "waived": {}}


@given(scenes())
def test_every_control_has_one_of_the_seven_states(scene: Scene) -> None:
    states = scene.states()
    assert len(states) == len(scene.asked.controls)
    assert sum(states.count(status) for status in ORDER) == len(states)


@given(scenes(), st.randoms())
def test_order_decides_nothing(scene: Scene, chance: random.Random) -> None:
    seen, given_credits = list(scene.seen), list(scene.more["credits"])
    chance.shuffle(seen)
    chance.shuffle(given_credits)
    assert scene.states(seen, credits=given_credits) == scene.states()


@given(scenes(), st.data())
def test_turning_a_pass_into_a_failure_never_improves(scene: Scene, data: st.DataObject) -> None:
    passing = [i for i, one in enumerate(scene.seen) if one.outcome is PASS]
    assume(passing)
    i, absent = data.draw(st.sampled_from(passing)), data.draw(st.booleans())
    worse = list(scene.seen)
    worse[i] = msgspec.structs.replace(worse[i], outcome=FAIL, absent=absent)
    assert scene.verdict(worse) <= scene.verdict(scene.seen)


@given(scenes(), observations())
def test_one_more_failure_never_improves(scene: Scene, one: Observation) -> None:
    assume(any(one.protection == demand.protection for demand in scene.asked.demands))
    more = [*scene.seen, msgspec.structs.replace(one, outcome=FAIL)]
    assert scene.verdict(more, **BARE) <= scene.verdict(scene.seen, **BARE)


@given(scenes(), st.data())
def test_learning_changes_only_what_was_undetermined(scene: Scene, data: st.DataObject) -> None:
    learned = [_learned(one, data, (PASS, FAIL, OFF)) for one in scene.seen]
    before, after = scene.states(**BARE), scene.states(learned, **BARE)
    assert all(old in (Status.UNDETERMINED, new) for old, new in zip(before, after, strict=True))


@given(scenes(), st.data())
def test_learning_never_reverses_under_paper(scene: Scene, data: st.DataObject) -> None:
    """Only a credit is lost where what was unknown turns out to be wrong: evidence outranks paper."""
    learned = [_learned(one, data, (PASS, FAIL)) for one in scene.seen]
    for old, new in zip(scene.states(), scene.states(learned), strict=True):
        assert old is not Status.NOT_SATISFIED or new is Status.NOT_SATISFIED
        assert old is not Status.SATISFIED or new is Status.SATISFIED


def _learned(one: Observation, data: st.DataObject, outcomes: tuple[Outcome, ...]) -> Observation:
    if one.outcome is not UNKNOWN:
        return one
    outcome = data.draw(st.sampled_from(outcomes))
    return msgspec.structs.replace(one, outcome=outcome, absent=outcome is FAIL and data.draw(st.booleans()))


@given(scenes())
def test_credits_never_weaken(scene: Scene) -> None:
    with_them, without = scene.states(), scene.states(credits=())
    assert all(RANK[new] >= RANK[old] for new, old in zip(with_them, without, strict=True))


@given(scenes())
def test_paper_never_satisfies(scene: Scene) -> None:
    bare = scene.states(**BARE)
    for new, old in zip(scene.states(), bare, strict=True):
        assert new is not Status.SATISFIED or old is Status.SATISFIED


@given(scenes())
def test_whatever_stands_is_still_observed(scene: Scene) -> None:
    found = scene.concluded()
    for one in found.protections:
        assert [mark.observation for mark in one.observations] == list(one.shown.observations)
        waived = [mark for mark in one.observations if mark.standing is Standing.WAIVED]
        assert all(mark.observation.outcome is FAIL and mark.by == "WV-1" for mark in waived)


@given(scenes())
def test_a_waived_control_shows_a_failure(scene: Scene) -> None:
    found = scene.concluded()
    marks = [mark for one in found.protections for mark in one.observations]
    for finding in found.findings:
        if finding.status is Status.WAIVED:
            assert finding.waivers
            assert any(mark.observation.outcome is FAIL for mark in marks)


HERE = [resource(address) for address in ADDRESSES if address]


@settings(max_examples=50)
@given(scenes(), st.sampled_from(["expired", "early", "level", "stranger"]))
def test_paper_that_does_not_count_equals_none(scene: Scene, why: str) -> None:
    fields = {
        "expired": {"not_after": NOW},
        "early": {"not_before": NOW + timedelta(seconds=1)},
        "level": {"level": 2},
        "stranger": {"scopes": ()},
    }[why]
    entries = [entry(f"NET.c{i}") for i in range(3)] + [entry(name) for name in PROTECTIONS]
    attested = attestation(
        *entries, **(fields if why != "level" else {"coverage": msgspec.convert({"maxLevel": 2}, COVERAGE)})
    )
    waivers = [
        waiver(f"AWS-{one.upper()}", str(a or "system"), id=f"{one}{a}", **fields)
        for one in PROTECTIONS
        for a in ADDRESSES
    ]
    at_hand = papers(attested, *waivers)
    given_credits = inherit(at_hand, CASE, HERE).credits
    waived = waive(at_hand, APPROVAL, scene.asked, NOW, scene.seen).accepted
    assert (given_credits, dict(waived)) == ((), {})
    assert scene.concluded(credits=given_credits, waived=waived) == scene.concluded(**BARE)


COVERAGE = type(attestation().record.coverage)
