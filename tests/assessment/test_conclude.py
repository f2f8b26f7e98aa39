"""From what the definition shows, credits and waivers to the state of every protection and control."""

import pytest

from levelgate.assessment.conclude import conclude
from levelgate.model.control import Kind
from levelgate.model.finding import Gaps, Reason, Standing, Status
from levelgate.model.observation import Observation, Outcome
from levelgate.model.value import Token
from tests.assessment.make import (
    ATTESTATION,
    CODE,
    DOCUMENT,
    FAIL,
    OFF,
    PASS,
    PLATFORM,
    UNKNOWN,
    absent,
    accepted,
    baseline,
    concluded,
    control,
    credit,
    demand,
    demands,
    finding,
    ground,
    reasons,
    saw,
)

NOT_SATISFIED, UNDETERMINED, MANUAL = Status.NOT_SATISFIED, Status.UNDETERMINED, Status.MANUAL
WAIVED, INHERITED, SATISFIED, NOT_APPLICABLE = Status.WAIVED, Status.INHERITED, Status.SATISFIED, Status.NOT_APPLICABLE
NO_RULE = Gaps({"p": ["aws"]}, {}, ())
CRASHED = Gaps({}, {"p": ["AWS-P"]}, ())
OPAQUE = Gaps({}, {}, (Reason("OPAQUE", "aws_cloudformation_stack.a"),))


def each(*outcomes: Outcome, protection: str = "p") -> list[Observation]:
    return [saw(outcome, f"aws_vpc.v{i}", protection) for i, outcome in enumerate(outcomes)]


# --- the weakest counts


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ((), NOT_APPLICABLE),
        ((OFF,), NOT_APPLICABLE),
        ((PASS,), SATISFIED),
        ((PASS, OFF), SATISFIED),
        ((PASS, UNKNOWN), UNDETERMINED),
        ((PASS, UNKNOWN, FAIL), NOT_SATISFIED),
        ((FAIL, OFF), NOT_SATISFIED),
    ],
)
def test_the_weakest_subject_counts(outcomes: tuple[Outcome, ...], status: Status) -> None:
    assert finding(control("p"), each(*outcomes)).status is status


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (PASS, FAIL, NOT_SATISFIED),
        (PASS, UNKNOWN, UNDETERMINED),
        (PASS, OFF, SATISFIED),
        (OFF, FAIL, NOT_SATISFIED),
        (OFF, OFF, NOT_APPLICABLE),
    ],
)
def test_the_weakest_protection_counts(first: Outcome, second: Outcome, status: Status) -> None:
    assert finding(control("p", "q"), each(first) + each(second, protection="q")).status is status


def test_nothing_to_protect_is_said_with_its_reason() -> None:
    assert reasons(finding(control("p"))) == [("NO_SUBJECTS", "")]
    assert reasons(finding(control("p"), kinds={"p": Kind.EXISTENCE})) == [("NOT_DUE", "")]


def test_part_of_a_definition_shows_nothing_by_having_no_subjects() -> None:
    found = finding(control("p"), whole=False)
    assert (found.status, reasons(found)) == (UNDETERMINED, [("INPUT_PARTIAL", "")])


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (PASS, FAIL, SATISFIED),
        (UNKNOWN, FAIL, UNDETERMINED),
        (FAIL, OFF, NOT_SATISFIED),
        (PASS, OFF, SATISFIED),
        (OFF, OFF, NOT_APPLICABLE),
        (FAIL, FAIL, NOT_SATISFIED),
    ],
)
def test_any_of_counts_the_strongest_that_applies(first: Outcome, second: Outcome, status: Status) -> None:
    asked = control(any_of=demands(("p", "q")))
    assert finding(asked, each(first) + each(second, protection="q")).status is status


def test_any_of_and_all_of_are_both_needed() -> None:
    asked = control("p", any_of=demands(("q",)))
    assert finding(asked, each(PASS) + each(FAIL, protection="q")).status is NOT_SATISFIED
    assert finding(asked, each(FAIL) + each(PASS, protection="q")).status is NOT_SATISFIED


def test_the_same_protection_with_other_parameters_is_another_demand() -> None:
    short, long = demand("p", days=90), demand("p", days=365)
    asked = baseline(control(short, item="LOG.a"), control(long, item="LOG.b"))
    found = concluded(asked, observed={short: each(PASS), long: each(FAIL)})
    assert [one.status for one in found.findings] == [SATISFIED, NOT_SATISFIED]
    assert [one.status for one in found.protections] == [SATISFIED, NOT_SATISFIED]


# --- evidence


@pytest.mark.parametrize(
    ("evidence", "status", "codes"),
    [
        ((CODE,), SATISFIED, []),
        ((CODE, DOCUMENT), MANUAL, ["NEEDS_DOCUMENT"]),
        ((CODE, ATTESTATION), MANUAL, ["NEEDS_ATTESTATION"]),
        ((CODE, ATTESTATION, DOCUMENT), MANUAL, ["NEEDS_ATTESTATION", "NEEDS_DOCUMENT"]),
        ((DOCUMENT,), MANUAL, ["NEEDS_DOCUMENT"]),
        ((), UNDETERMINED, ["NO_EVIDENCE_NAMED"]),
    ],
)
def test_every_kind_of_evidence_is_needed(evidence: tuple, status: Status, codes: list[str]) -> None:
    found = finding(control("p", evidence=evidence), each(PASS))
    assert (found.status, [code for code, _ in reasons(found)]) == (status, codes)


@pytest.mark.parametrize("evidence", [(CODE, DOCUMENT), (ATTESTATION,), (DOCUMENT,)])
def test_policy_may_demand_paper(evidence: tuple) -> None:
    assert finding(control("p", evidence=evidence), each(PASS), evidence_demanded=True).status is UNDETERMINED


def test_a_failure_is_not_hidden_by_missing_paper() -> None:
    assert finding(control("p", evidence=(CODE, DOCUMENT)), each(FAIL)).status is NOT_SATISFIED
    assert finding(control("p", evidence=(CODE, DOCUMENT)), each(UNKNOWN)).status is UNDETERMINED


def test_an_empty_requirement_is_never_satisfied() -> None:
    for asked in (control(), control(evidence=())):
        found = finding(asked)
        assert (found.status, reasons(found)) == (UNDETERMINED, [("NO_EVIDENCE_NAMED", "")])


def test_paper_is_needed_also_where_no_resource_is_a_subject() -> None:
    found = finding(control("p", evidence=(CODE, DOCUMENT)))
    assert (found.status, reasons(found)) == (MANUAL, [("NO_SUBJECTS", ""), ("NEEDS_DOCUMENT", "")])
    assert finding(control("p", evidence=(CODE, ATTESTATION)), evidence_demanded=True).status is UNDETERMINED
    assert finding(control("p")).status is NOT_APPLICABLE


# --- conditions of controls


def test_a_condition_that_does_not_hold() -> None:
    asked = control("p", condition="database")
    found = finding(asked, each(FAIL), conditions={"database": False})
    assert (found.status, reasons(found)) == (NOT_APPLICABLE, [("CONDITION_FALSE", "database")])
    assert finding(asked, each(FAIL), conditions={"database": True}).status is NOT_SATISFIED


def test_a_condition_that_only_the_manifest_denies_is_left_to_paper() -> None:
    asked = control("p", condition="mail")
    nothing = [absent("aws_vpc.a")]
    found = finding(asked, nothing, conditions={"mail": None})
    assert (found.status, reasons(found)) == (MANUAL, [("CONDITION_CLAIMED", "mail")])
    assert finding(asked, nothing, conditions={"mail": None}, evidence_demanded=True).status is UNDETERMINED


def test_what_is_wrong_stays_wrong_whatever_the_manifest_denies() -> None:
    assert finding(control("p", condition="mail"), each(FAIL), conditions={"mail": None}).status is NOT_SATISFIED


# --- absence that is left to paper


def test_lenient_leaves_pure_absence_to_paper() -> None:
    asked = control("p", lenient=True)
    found = finding(asked, [absent("aws_vpc.a"), saw(PASS, "aws_vpc.b")])
    assert (found.status, reasons(found)) == (MANUAL, [("NEEDS_DOCUMENT", "")])
    assert finding(asked, [absent()], kinds={"p": Kind.EXISTENCE}).status is MANUAL
    assert finding(asked, [absent()], evidence_demanded=True).status is UNDETERMINED
    assert finding(control("p"), [absent()]).status is NOT_SATISFIED


def test_lenient_does_not_forgive_what_is_there_and_wrong() -> None:
    assert finding(control("p", lenient=True), [absent("aws_vpc.a"), saw(FAIL, "aws_vpc.b")]).status is NOT_SATISFIED
    assert finding(control("p", "q", lenient=True), [absent(), *each(FAIL, protection="q")]).status is NOT_SATISFIED
    either = control(any_of=demands(("p", "q")), lenient=True)
    assert finding(either, [absent(), *each(FAIL, protection="q")]).status is NOT_SATISFIED
    assert finding(either, [absent(), *each(UNKNOWN, protection="q")]).status is UNDETERMINED
    assert finding(either, [absent(), *each(PASS, protection="q")]).status is SATISFIED


def test_lenient_does_not_hide_what_is_not_known() -> None:
    asked = control("p", lenient=True)
    assert finding(asked, [absent("aws_vpc.a"), saw(UNKNOWN, "aws_vpc.b")]).status is UNDETERMINED
    assert finding(asked, [absent("aws_vpc.a", outcome=UNKNOWN)]).status is UNDETERMINED
    for gaps, code in ((CRASHED, "RULE_CRASHED"), (OPAQUE, "OPAQUE")):
        found = finding(asked, [absent("aws_vpc.a")], gaps=gaps)
        assert (found.status, reasons(found)[0][0]) == (UNDETERMINED, code)


def test_lenient_leaves_to_paper_what_no_definition_shows() -> None:
    asked = control("p", lenient=True)
    unseen = saw(UNKNOWN, "aws_vpc.a", actual=Token.UNSEEN)
    assert finding(asked, [unseen]).status is MANUAL
    assert finding(asked, [unseen, saw(FAIL, "aws_vpc.b")]).status is NOT_SATISFIED
    assert finding(asked, [unseen], evidence_demanded=True).status is UNDETERMINED
    assert finding(control("p"), [unseen]).status is UNDETERMINED
    found = finding(asked, [absent("aws_vpc.a")], gaps=NO_RULE)
    assert (found.status, reasons(found)) == (MANUAL, [("NO_RULE", "aws"), ("NEEDS_DOCUMENT", "")])


def test_lenient_keeps_what_was_waived() -> None:
    found = finding(control("p", lenient=True), [absent()], waived=accepted("AWS-P", "system", "log_group", "(absent)"))
    assert (found.status, found.waivers) == (WAIVED, ("WV-1",))


# --- what no rule saw


@pytest.mark.parametrize(("lenient", "status"), [(False, UNDETERMINED), (True, MANUAL)])
def test_a_control_without_a_rule_is_never_better_than_its_paper_and_says_so(lenient: bool, status: Status) -> None:
    found = finding(control("p", lenient=lenient, evidence=(CODE, DOCUMENT)), gaps=NO_RULE)
    assert found.status is status
    assert reasons(found)[0] == ("NO_RULE", "aws")


def test_a_rule_that_fails_wins_over_a_platform_without_a_rule() -> None:
    gaps = Gaps({"p": ["gcp"]}, {}, ())
    assert finding(control("p"), each(FAIL), gaps=gaps).status is NOT_SATISFIED
    assert finding(control("p"), each(PASS), gaps=gaps).status is UNDETERMINED
    assert finding(control("p", "q"), each(FAIL, protection="q"), gaps=NO_RULE).status is NOT_SATISFIED


@pytest.mark.parametrize("outcomes", [(), (PASS,)])
@pytest.mark.parametrize("kind", [Kind.UNIVERSAL, Kind.COVERAGE])
def test_what_is_hidden_may_fail(kind: Kind, outcomes: tuple[Outcome, ...]) -> None:
    found = finding(control("p"), each(*outcomes), kinds={"p": kind}, gaps=OPAQUE)
    assert (found.status, reasons(found)) == (UNDETERMINED, [("OPAQUE", "aws_cloudformation_stack.a")])


def test_what_is_hidden_does_not_undo_what_exists() -> None:
    assert finding(control("p"), [saw(PASS)], kinds={"p": Kind.EXISTENCE}, gaps=OPAQUE).status is SATISFIED


@pytest.mark.parametrize("kind", Kind)
def test_a_crash_leaves_its_protection_undetermined(kind: Kind) -> None:
    found = finding(control("p"), each(PASS), kinds={"p": kind}, gaps=CRASHED)
    assert found.status is UNDETERMINED
    assert ("RULE_CRASHED", "AWS-P") in reasons(found)


# --- credits


def test_absence_and_the_unknown_are_credited_per_resource() -> None:
    asked = control("p", evidence=(CODE,))
    seen = [absent("aws_vpc.a"), saw(UNKNOWN, "aws_vpc.b")]
    found = finding(asked, seen, credits=[credit("aws_vpc.a", "aws_vpc.b")])
    assert (found.status, found.inherited) == (INHERITED, (PLATFORM,))
    assert finding(asked, seen, credits=[credit("aws_vpc.b")]).status is NOT_SATISFIED
    assert finding(asked, seen, credits=[credit("aws_vpc.a")]).status is UNDETERMINED


def test_a_credit_keeps_the_observation() -> None:
    (found,) = concluded(control("p"), [absent("aws_vpc.a")], credits=[credit("aws_vpc.a")]).protections
    assert [(one.observation.outcome, one.standing, one.by) for one in found.observations] == [
        (FAIL, Standing.INHERITED, PLATFORM)
    ]


def test_what_passes_is_satisfied_and_not_inherited() -> None:
    found = finding(control("p"), each(PASS), credits=[credit("aws_vpc.v0", "system")])
    assert (found.status, found.inherited) == (SATISFIED, ())


def test_evidence_outranks_paper() -> None:
    wrong = saw(FAIL, "aws_vpc.a")
    assert finding(control("p"), [wrong], credits=[credit("aws_vpc.a", "system")]).status is NOT_SATISFIED
    # … for that very resource, also in what else the control demands of it …
    both = [wrong, absent("aws_vpc.a", "q"), absent("aws_vpc.b", "q")]
    asked = control(any_of=demands(("p", "q")))
    assert finding(asked, both, credits=[credit("aws_vpc.a", "aws_vpc.b")]).status is NOT_SATISFIED
    assert finding(asked, both[2:], credits=[credit("aws_vpc.a", "aws_vpc.b")]).status is INHERITED
    # … and for the whole.
    paper = control("p", evidence=(ATTESTATION,))
    assert finding(paper, [wrong], credits=[credit("aws_vpc.a", "system")]).status is MANUAL
    assert finding(paper, [saw(FAIL, "aws_vpc.z")], credits=[credit("aws_vpc.a", "system")]).status is INHERITED


def test_absence_is_no_contradiction() -> None:
    asked = control("p", evidence=(CODE, ATTESTATION))
    found = finding(asked, [absent("aws_vpc.a")], credits=[credit("aws_vpc.a", "system")])
    assert found.status is INHERITED


def test_a_waived_failure_still_contradicts() -> None:
    asked = control("p", evidence=(CODE, ATTESTATION))
    waived = accepted("AWS-P", "aws_vpc.a")
    found = finding(asked, [saw(FAIL, "aws_vpc.a")], credits=[credit("aws_vpc.a", "system")], waived=waived)
    assert (found.status, found.inherited, found.waivers) == (MANUAL, (), ("WV-1",))


def test_the_whole_system_is_credited_with_what_has_no_resource() -> None:
    whole = [credit("system")]
    assert finding(control("p"), [absent()], kinds={"p": Kind.EXISTENCE}, credits=whole).status is INHERITED
    assert (
        finding(control("p"), [absent()], kinds={"p": Kind.EXISTENCE}, credits=[credit("a.b")]).status is NOT_SATISFIED
    )
    assert finding(control(evidence=(ATTESTATION,)), credits=whole).status is INHERITED
    assert finding(control(evidence=(ATTESTATION,)), credits=[credit("aws_vpc.a")]).status is MANUAL
    assert finding(control(evidence=(ATTESTATION,)), credits=whole, whole=False).status is MANUAL
    found = finding(control(evidence=(ATTESTATION, DOCUMENT)), credits=whole)
    assert (found.status, reasons(found), found.inherited) == (MANUAL, [("NEEDS_DOCUMENT", "")], (PLATFORM,))


@pytest.mark.parametrize("name", [{"control": "NET.one"}, {"protection": "p"}])
def test_an_inherited_protection_is_only_shown_by_an_attestation(name: dict[str, str]) -> None:
    kinds = {"p": Kind.INHERITED}
    without = finding(control("p"), each(PASS), kinds=kinds)
    assert (without.status, reasons(without)) == (UNDETERMINED, [("ONLY_ATTESTED", "")])
    assert finding(control("p"), kinds=kinds, credits=[credit("aws_vpc.v0", **name)]).status is UNDETERMINED
    found = finding(control("p"), kinds=kinds, credits=[credit("system", **name)])
    assert (found.status, found.inherited) == (INHERITED, (PLATFORM,))
    assert finding(control("p"), each(FAIL), kinds=kinds, credits=[credit("system", **name)]).status is NOT_SATISFIED


def test_a_platform_speaks_where_no_rule_does_but_not_for_what_nobody_saw() -> None:
    whole = [credit("system")]
    assert finding(control("p"), gaps=NO_RULE, credits=whole).status is INHERITED
    assert finding(control("p"), gaps=OPAQUE, credits=whole).status is UNDETERMINED
    assert finding(control("p"), gaps=CRASHED, credits=whole).status is UNDETERMINED


def test_a_protection_is_credited_alone() -> None:
    seen = [absent("aws_vpc.a"), absent("aws_vpc.a", "q")]
    asked = control("p", "q", evidence=(CODE, ATTESTATION))
    named = credit("aws_vpc.a", "system", protection="p")
    assert finding(control("p"), seen, credits=[named]).status is INHERITED
    assert finding(asked, seen, credits=[named]).status is NOT_SATISFIED
    assert finding(control("p", evidence=(CODE, ATTESTATION)), seen, credits=[named]).status is MANUAL
    # What fails of another protection says nothing about this one.
    other = [absent("aws_vpc.a"), saw(FAIL, "aws_vpc.a", "q")]
    found = concluded(baseline(control("p"), control("q", item="NET.two")), other, credits=[named]).findings
    assert [one.status for one in found] == [INHERITED, NOT_SATISFIED]


def test_a_protection_is_not_mistaken_for_a_control_of_the_same_name() -> None:
    assert finding(control(evidence=(ATTESTATION,)), credits=[credit("system", protection="NET.one")]).status is MANUAL


def test_a_credit_is_for_its_control() -> None:
    asked = baseline(control("p", item="NET.one"), control("p", item="NET.two"))
    found = concluded(asked, [absent("aws_vpc.a")], credits=[credit("aws_vpc.a")])
    assert [one.status for one in found.findings] == [INHERITED, NOT_SATISFIED]
    # The protection itself counts as inherited only where every control that demands it inherits.
    assert [(one.status, one.observations[0].standing) for one in found.protections] == [(NOT_SATISFIED, None)]
    both = concluded(
        asked, [absent("aws_vpc.a")], credits=[credit("aws_vpc.a"), credit("aws_vpc.a", control="NET.two")]
    )
    assert [one.status for one in both.protections] == [INHERITED]


def test_credit_that_waits_for_a_value_is_undetermined() -> None:
    waiting = credit(pending={"aws_vpc.a": "REGION_UNKNOWN"})
    for seen in (absent("aws_vpc.a"), saw(UNKNOWN, "aws_vpc.a")):
        found = finding(control("p"), [seen], credits=[waiting])
        assert (found.status, reasons(found)) == (UNDETERMINED, [("REGION_UNKNOWN", PLATFORM)])
    assert finding(control("p"), [saw(FAIL, "aws_vpc.a")], credits=[waiting]).status is NOT_SATISFIED
    assert finding(control("p"), [absent("aws_vpc.b")], credits=[waiting]).status is NOT_SATISFIED


def test_credit_that_waits_for_a_value_never_worsens() -> None:
    waiting = credit(pending={"aws_vpc.a": "REGION_UNKNOWN", "system": "REGION_UNKNOWN"})
    assert finding(control("p", lenient=True), [absent("aws_vpc.a")], credits=[waiting]).status is MANUAL
    assert (
        finding(control("p", lenient=True), [absent("aws_vpc.a")], credits=[waiting], gaps=NO_RULE).status
        is UNDETERMINED
    )
    found = finding(control(evidence=(ATTESTATION,)), credits=[waiting])
    assert (found.status, reasons(found)) == (MANUAL, [("REGION_UNKNOWN", PLATFORM)])
    found = finding(control("p"), gaps=NO_RULE, credits=[waiting])
    assert (found.status, reasons(found)) == (UNDETERMINED, [("NO_RULE", "aws"), ("REGION_UNKNOWN", PLATFORM)])


# --- shared controls


def shared(*subjects: str, checks: tuple[str, ...] | None = ("q",)) -> list:
    return [credit(*subjects, checks=checks)]


@pytest.mark.parametrize("check", ["q", "AWS-Q"])
def test_shared_counts_where_the_check_passes_on_that_very_resource(check: str) -> None:
    asked = baseline(control("p"), control("q", item="NET.two"))
    lacking = [absent("aws_vpc.a"), absent("aws_vpc.b")]
    given = shared("aws_vpc.a", "aws_vpc.b", "system", checks=(check,))

    def status(*shows: Observation) -> Status:
        return concluded(asked, [*lacking, *shows], credits=given).findings[0].status

    done = [saw(PASS, "aws_vpc.a", "q"), saw(PASS, "aws_vpc.b", "q")]
    assert status(*done) is INHERITED
    assert status(done[0]) is NOT_SATISFIED
    assert status(done[0], saw(FAIL, "aws_vpc.b", "q")) is NOT_SATISFIED
    assert status(done[0], saw(UNKNOWN, "aws_vpc.b", "q")) is UNDETERMINED
    assert status(done[0], absent("aws_vpc.b", "q")) is NOT_SATISFIED
    assert status(*done, saw(FAIL, "aws_vpc.b", "q", attribute="second")) is NOT_SATISFIED
    assert status() is NOT_SATISFIED


def test_shared_without_checks_never_counts() -> None:
    given = shared("aws_vpc.a", "system", checks=None)
    assert finding(control("p"), [absent("aws_vpc.a")], credits=given).status is NOT_SATISFIED
    assert finding(control(evidence=(ATTESTATION,)), credits=given).status is MANUAL


def test_every_check_has_to_pass() -> None:
    asked = baseline(control("p"), control("q", "r", item="NET.two"))
    shows = [absent("aws_vpc.a"), saw(PASS, "aws_vpc.a", "q")]
    given = shared("aws_vpc.a", checks=("q", "r"))
    assert concluded(asked, shows, credits=given).findings[0].status is NOT_SATISFIED
    shows.append(saw(PASS, "aws_vpc.a", "r"))
    assert concluded(asked, shows, credits=given).findings[0].status is INHERITED


@pytest.mark.parametrize(
    ("shows", "status"),
    [
        ([saw(PASS, "aws_vpc.a", "q")], INHERITED),
        ([saw(PASS, "aws_vpc.a", "q"), saw(UNKNOWN, "aws_vpc.b", "q")], MANUAL),
        ([saw(PASS, "aws_vpc.a", "q"), saw(FAIL, "aws_vpc.b", "q")], MANUAL),
        ([], MANUAL),
        ([saw(OFF, None, "q")], MANUAL),
    ],
)
def test_shared_for_the_whole_needs_the_check_everywhere(shows: list[Observation], status: Status) -> None:
    asked = baseline(control(evidence=(ATTESTATION,)), control("q", item="NET.two"))
    assert concluded(asked, shows, credits=shared("system")).findings[0].status is status


def test_a_check_on_the_system_speaks_for_every_resource() -> None:
    asked = baseline(control("p"), control("q", item="NET.two"))
    for outcome, status in ((PASS, INHERITED), (UNKNOWN, UNDETERMINED), (FAIL, NOT_SATISFIED)):
        shows = [absent("aws_vpc.a"), saw(outcome, None, "q")]
        assert concluded(asked, shows, credits=shared("aws_vpc.a")).findings[0].status is status


@pytest.mark.parametrize("gaps", [Gaps({}, {"q": ["AWS-Q"]}, ()), Gaps({"q": ["gcp"]}, {}, ()), OPAQUE])
def test_a_check_that_not_everything_was_seen_of_does_not_pass(gaps: Gaps) -> None:
    asked = baseline(control(evidence=(ATTESTATION,)), control("q", item="NET.two"))
    shows = [saw(PASS, "aws_vpc.a", "q")]
    assert concluded(asked, shows, credits=shared("system"), gaps=gaps).findings[0].status is MANUAL


def test_a_check_whose_rule_crashed_passes_nowhere() -> None:
    asked = baseline(control("p"), control("q", item="NET.two"))
    shows = [absent("aws_vpc.a"), saw(PASS, "aws_vpc.a", "q")]
    gaps = Gaps({}, {"q": ["AWS-Q2"]}, ())
    assert concluded(asked, shows, credits=shared("aws_vpc.a"), gaps=gaps).findings[0].status is NOT_SATISFIED


# --- waivers


def test_a_waived_failure_stays_a_failure() -> None:
    found = concluded(control("p"), each(FAIL, PASS), waived=accepted("AWS-P", "aws_vpc.v0"))
    assert (found.findings[0].status, found.findings[0].waivers) == (WAIVED, ("WV-1",))
    (mark,) = found.protections[0].observations
    assert (mark.observation.outcome, mark.standing, mark.by) == (FAIL, Standing.WAIVED, "WV-1")


def test_only_a_failure_is_waived() -> None:
    assert finding(control("p"), each(UNKNOWN), waived=accepted("AWS-P", "aws_vpc.v0")).status is UNDETERMINED


def test_what_is_credited_needs_no_waiver() -> None:
    waived = accepted("AWS-P", "aws_vpc.a", "log_group", "(absent)")
    found = finding(control("p"), [absent("aws_vpc.a")], credits=[credit("aws_vpc.a")], waived=waived)
    assert (found.status, found.waivers) == (INHERITED, ())
    waiting = credit(pending={"aws_vpc.a": "REGION_UNKNOWN"})
    assert finding(control("p"), [absent("aws_vpc.a")], credits=[waiting], waived=waived).status is WAIVED


def test_inputs_are_left_as_they_are() -> None:
    asked = baseline(control("p"))
    given = ground(asked, [absent("aws_vpc.a")], credits=[credit("aws_vpc.a", "system")])
    assert conclude(asked, given) == conclude(asked, given)
