"""Which failures are accepted: the very rule, subject and value, for as long as the level allows."""

from datetime import UTC, datetime, timedelta

import pytest

from levelgate.assessment.waive import Waived, standing, waive
from levelgate.model.observation import Observation
from levelgate.model.record import Accepted, Approval, WaiverPaper
from levelgate.model.trust import WAIVER_DAYS, WaiverScope
from levelgate.model.value import Token
from tests.assessment.make import (
    APPROVAL,
    FAIL,
    FIRST,
    NOW,
    OWNER,
    PASS,
    REGIME,
    SECOND,
    UNKNOWN,
    absent,
    baseline,
    control,
    papers,
    saw,
    waiver,
)

START = datetime(2026, 11, 1, tzinfo=UTC)
SHORT = saw(FAIL, "aws_vpc.a", attribute="days", actual="180")


def judged(
    *waivers: WaiverPaper,
    failing: tuple[Observation, ...] = (SHORT,),
    approval: Approval | None = APPROVAL,
    level: int = 3,
    threshold: int = 1,
    **policy: object,
) -> Waived:
    asked = baseline(control("p", item="LOG.keep"), level=level)
    return waive(papers(*waivers, threshold=threshold, **policy), approval, asked, NOW, failing)


def code(paper: WaiverPaper, **more: object) -> str:
    found = judged(paper, **more)
    (state,) = found.states
    assert bool(found.accepted) == (not state.code)
    return state.code


def test_a_waiver_accepts_what_it_names() -> None:
    found = judged(waiver())
    assert standing(SHORT, found.accepted) == "WV-1"
    assert [(state.kind, state.id, state.file, state.code) for state in found.states] == [
        ("waiver", "WV-1", "a.json", "")
    ]


def test_without_papers() -> None:
    assert waive(None, APPROVAL, baseline(), NOW, [SHORT]) == Waived({}, ())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"rule": "AWS-Q"}, "WAIVER_UNUSED"),
        ({"subject": "aws_vpc.b"}, "WAIVER_UNUSED"),
        ({"subject": "aws_vpc.*"}, "WAIVER_UNUSED"),
        ({"subject": "system"}, "WAIVER_UNUSED"),
        ({"system": "urn:vn:httt:bo-x:other"}, "WAIVER_OTHER_SYSTEM"),
        ({"level": 2}, "WAIVER_LEVEL"),
        ({"scopes": (WaiverScope(FIRST, "urn:vn:org:bo-y"),)}, "WAIVER_NOT_FOR_OWNER"),
        ({"requested_by": "binh@bo-x.example.vn"}, "WAIVER_SELF_APPROVED"),
        ({"requested_by": " BINH@bo-x.example.VN "}, "WAIVER_SELF_APPROVED"),
        ({"not_before": NOW + timedelta(seconds=1)}, "WAIVER_NOT_YET_VALID"),
        ({"not_after": NOW}, "WAIVER_EXPIRED"),
        ({"not_after": NOW + timedelta(seconds=1)}, ""),
        ({"accepted": Accepted("days", 90)}, "WAIVER_VALUE"),
        ({"accepted": Accepted("weeks", 180)}, "WAIVER_VALUE"),
        ({"accepted": None}, "WAIVER_VALUE"),
    ],
)
def test_every_reason_why_a_waiver_accepts_nothing(fields: dict, expected: str) -> None:
    assert code(waiver(**fields)) == expected


@pytest.mark.parametrize("level", WAIVER_DAYS)
def test_the_longest_waiver_depends_on_the_level(level: int) -> None:
    start = NOW - timedelta(days=1)
    longest = start + timedelta(days=WAIVER_DAYS[level])
    fields = {"level": level, "not_before": start}
    assert code(waiver(not_after=longest, **fields), level=level) == ""
    assert code(waiver(not_after=longest + timedelta(seconds=1), **fields), level=level) == "WAIVER_TOO_LONG"


def test_the_owner_may_allow_less() -> None:
    days = dict.fromkeys(WAIVER_DAYS, 10)
    assert code(waiver(), waiver_max_days=days) == "WAIVER_TOO_LONG"


def test_each_signer_that_is_needed_may_waive_for_the_owner() -> None:
    two = (WaiverScope(FIRST, OWNER), WaiverScope(SECOND, OWNER))
    assert code(waiver(scopes=two), threshold=2) == ""
    mixed = (WaiverScope(FIRST, OWNER), WaiverScope(SECOND, "urn:vn:org:bo-y"))
    assert code(waiver(scopes=mixed), threshold=2) == "WAIVER_NOT_FOR_OWNER"


def test_without_a_valid_approval_nobody_owns_the_risk() -> None:
    assert code(waiver(), approval=None) == "WAIVER_NO_APPROVAL"


@pytest.mark.parametrize("never", ["AWS-P", "p", "LOG.keep", f"{REGIME}/LOG.keep"])
def test_what_is_never_waivable(never: str) -> None:
    assert code(waiver(), never_waivable=(never,)) == "WAIVER_FORBIDDEN"
    assert code(waiver(), never_waivable=("AWS-Q", "q", "LOG.other")) == ""


@pytest.mark.parametrize("outcome", [UNKNOWN, PASS])
def test_only_a_failure_is_waived(outcome: object) -> None:
    assert code(waiver(), failing=(saw(outcome, "aws_vpc.a", attribute="days", actual="180"),)) == "WAIVER_UNUSED"
    assert standing(saw(outcome, "aws_vpc.a", attribute="days", actual="180"), judged(waiver()).accepted) == ""


def test_absence_has_no_value() -> None:
    paper = waiver(subject="system", accepted=None)
    assert code(paper, failing=(absent(),)) == ""
    assert code(waiver(subject="system"), failing=(absent(),)) == "WAIVER_VALUE"
    assert code(waiver(accepted=None), failing=(absent("aws_vpc.a"),)) == ""
    shown = saw(FAIL, "aws_vpc.a", attribute="days", actual="180", absent=True)
    assert code(waiver(), failing=(shown,)) == "WAIVER_VALUE"


@pytest.mark.parametrize(
    ("value", "actual"),
    [
        (180, "180"),
        ("TLSv1", "TLSv1"),
        (False, "false"),
        (None, Token.UNSET),
        (("a", "b"), '["a","b"]'),
        (('say "x"', 1, None, True), '["say \\"x\\"",1,null,true]'),
        ((), "[]"),
        ("địa chỉ", "địa chỉ"),
        (1.5, "1.5"),
    ],
)
def test_values_are_compared_as_reports_write_them(value: object, actual: str) -> None:
    failing = (saw(FAIL, "aws_vpc.a", attribute="x", actual=actual),)
    assert code(waiver(accepted=Accepted("x", value)), failing=failing) == ""
    assert code(waiver(accepted=Accepted("x", "other")), failing=failing) == "WAIVER_VALUE"


@pytest.mark.parametrize(
    "actual",
    [Token.SENSITIVE, Token.AFTER_APPLY, Token.UNSET, Token.ABSENT, f"tcp 22-22, {Token.SENSITIVE}", "x" * 157 + "..."],
)
def test_a_value_that_cannot_be_seen_whole_cannot_be_accepted(actual: str) -> None:
    failing = (saw(FAIL, "aws_vpc.a", attribute="x", actual=actual),)
    assert code(waiver(accepted=Accepted("x", actual)), failing=failing) == "WAIVER_VALUE"


def test_of_several_failures_only_the_one_accepted() -> None:
    other = saw(FAIL, "aws_vpc.a", attribute="kms", actual=Token.UNSET)
    for failing in ((SHORT, other), (other, SHORT)):
        found = judged(waiver(), failing=failing)
        assert [state.code for state in found.states] == [""]
        assert (standing(SHORT, found.accepted), standing(other, found.accepted)) == ("WV-1", "")


def test_the_order_of_waivers_does_not_matter() -> None:
    one, two = waiver(id="WV-1"), waiver(id="WV-2", digest="b")
    assert judged(one, two) == judged(two, one)
    assert standing(SHORT, judged(two, one).accepted) == "WV-1"
    assert [state.code for state in judged(one, two).states] == ["", ""]


def test_an_expired_waiver_gives_way_to_its_renewal() -> None:
    expired = waiver(not_after=NOW)
    renewed = waiver(id="WV-2", digest="b", renewal=1)
    found = judged(expired, renewed)
    assert [state.code for state in found.states] == ["WAIVER_EXPIRED", ""]
    assert standing(SHORT, found.accepted) == "WV-2"
