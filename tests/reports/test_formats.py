"""What every format promises: the same numbers, an honest sign, and a length that people can read."""

import re
from collections import Counter
from typing import get_args
from xml.etree import ElementTree

import msgspec
import pytest

from levelgate.reports import cases, console, junit, markdown
from levelgate.reports.outline import gaps, outline
from levelgate.reports.result import Reason, Result, Status
from levelgate.reports.texts import Language, Say
from tests.reports.conftest import parse
from tests.reports.dataset import CONTROLS, PROTECTIONS, blocked, control, incomplete, observation, passed, protection
from tests.reports.dataset import advisory as advisory_result
from tests.reports.dataset import result as make

SIGNS = ("failure", "error", "skipped")
LAST = re.compile(
    r"levelgate: (PASSED|BLOCKED|INCOMPLETE|NOT-JUDGED) (\d+) not-satisfied, (\d+) undetermined, (\d+) manual, "
    r"(\d+) waived, (\d+) inherited, (\d+) satisfied, (\d+) not-applicable of (\d+) \(exit \d+(, advisory)?\)\n"
)
# GitLab reads an element's content by its `type`: these change it or make the whole report fail.
TYPECAST = {"integer", "float", "boolean", "date", "datetime", "decimal", "file", "array", "string", "yaml", "symbol"}


def tree(result: Result, lang: Language = "en") -> ElementTree.Element:
    return parse(junit.render(result, lang))


def controls_in(root: ElementTree.Element, result: Result) -> list[ElementTree.Element]:
    ids = {each.id for each in result.controls}
    return [case for case in root.iter("testcase") if case.get("name") in ids]


def many(count: int) -> Result:
    found = [
        observation("AWS-NET-001", f"aws_security_group.a[{n}]", change="create", expected="x" * 300)
        for n in range(count)
    ]
    return make([control("NET.admin", "not-satisfied", "p")], [protection("p", "not-satisfied", *found)],
                verdict="blocked", exit=1)  # fmt: skip  # a table


@pytest.mark.parametrize("lang", get_args(Language))
def test_numbers_agree(result: Result, lang: Language) -> None:
    sums = result.summary
    numbers = [sums.not_satisfied, sums.undetermined, sums.manual, sums.waived, sums.inherited, sums.satisfied,
               sums.not_applicable, sums.required]  # fmt: skip  # a table
    last = LAST.fullmatch(console.render(result, lang).splitlines(keepends=True)[-1])
    assert last
    assert [int(each) for each in last.groups()[1:9]] == numbers
    assert last[0].isascii()
    first = markdown.render(result, lang).splitlines()[0]
    assert [int(each) for each in re.findall(r"\d+", first)] == numbers
    states = Counter(case.get("status") for case in controls_in(tree(result, lang), result))
    assert [states[state] for state in get_args(Status)] == [
        getattr(sums, state.replace("-", "_")) for state in get_args(Status)
    ]


def test_junit_counts_add_up(result: Result) -> None:
    root = tree(result)
    for element in [root, *root.findall("testsuite")]:
        inside = list(element.iter("testcase"))
        found = {"tests": len(inside)} | {f"{one}s": len([*element.iter(one)]) for one in ("failure", "error")}
        found["skipped"] = len([*element.iter("skipped")])
        assert {name: int(element.get(name, "-1")) for name in found} == found
    assert root.get("name") == "levelgate"


def test_junit_cases_are_fit_for_every_reader(result: Result) -> None:
    for case in tree(result).iter("testcase"):
        signs = [child for child in case if child.tag in SIGNS]
        assert len(signs) <= 1
        assert case.get("time") == "0.000"
        for sign in signs:
            assert sign.get("message")
            assert len(sign.get("message", "")) <= 200
            assert "\n" not in sign.get("message", "")
            assert sign.text
            assert len(sign.text) <= 4000
            assert sign.get("type") not in TYPECAST


def test_junit_names_are_the_same_in_every_language_and_unique(result: Result) -> None:
    names = [
        [(case.get("classname"), case.get("name")) for case in tree(result, lang).iter("testcase")]
        for lang in ("vi", "en")
    ]
    assert names[0] == names[1]
    assert len(names[0]) == len(set(names[0]))


def test_junit_looks_passed_only_where_the_verdict_is(result: Result) -> None:
    root = tree(result)
    bad = [*root.iter("failure"), *root.iter("error")]
    assert bool(bad) is (result.verdict != "passed")
    fixed = {case.get("name") for case in root.iter("testcase") if case.get("classname") == "levelgate.gate"}
    assert fixed == {"verdict", "input", "engine", "approval", "attestations", "waivers"}


@pytest.mark.parametrize(
    ("item", "sign"),
    [("NET.admin", "failure"), ("LOG.retention", "error"), ("DAT.encrypt", "skipped"), ("LOG.review", "skipped"),
     ("MAIL.filter", "skipped"), ("SRV.memory", "skipped"), ("NET.zones", None), ("LOG.central", None)],
)  # fmt: skip  # a table
def test_junit_sign_of_a_control(item: str, sign: str | None) -> None:
    found = [case for case in tree(blocked()).iter("testcase") if case.get("name", "").endswith(item)]
    assert [child.tag for child in found[0] if child.tag in SIGNS] == ([sign] if sign else [])


def test_junit_keeps_to_fifty_subjects() -> None:
    root = tree(many(60))
    assert len([case for case in root.iter("testcase") if case.get("classname") == "levelgate.protections.p"]) == 50
    assert "10 more observation(s) without a case" in "".join(
        failure.text or "" for failure in root.iter("failure") if "NET.admin" in (failure.text or "")
    )


def test_an_advisory_run_that_would_block_fails_in_junit_and_not_by_its_approval() -> None:
    found = {case.get("name"): [child.tag for child in case] for case in tree(advisory_result()).iter("testcase")}
    assert found["verdict"] == ["failure"]
    assert found["approval"] == ["skipped"]


def test_the_console_shows_twenty_and_counts_the_rest() -> None:
    text = console.render(many(60), "en")
    assert text.count("- high AWS-NET-001") == 20
    assert "and 40 more blocking observation(s)" in text
    assert max(map(len, text.splitlines())) < 1000


def test_the_console_shows_what_this_change_brings_in_first() -> None:
    found = [gap.observation.change for gap in outline(blocked()).of("blocking")]
    assert found == ["create", "create", None, "no-op"]


def test_the_console_says_what_to_do_without_an_approval(result: Result) -> None:
    text = console.render(result, "en")
    assert ("to do:" in text) is (result.approval.status != "valid")
    assert ("Advisory run" in text) is result.advisory
    assert "No register is used" in text
    assert result.as_of is None or result.as_of in text


def test_console_lines_are_the_text() -> None:
    shown = console.lines(passed(), "vi")
    assert shown[0].style == "good"
    assert "".join(f"{each.text}\n" for each in shown) == console.render(passed(), "vi")


def test_the_note_is_cut_by_whole_rows() -> None:
    text = markdown.render(many(2000), "en")
    assert len(text) <= markdown.LIMIT
    assert text.rstrip().endswith(markdown.MARKER)
    rows = re.findall(r"^\| high .*$", text, re.M)
    cut = re.search(r"^_and (\d+) more row", text, re.M)
    assert cut
    assert len(rows) + int(cut[1]) == 2000
    assert all(row.endswith(" |") for row in rows)
    assert text.count("<details>") == text.count("</details>") == 1


def test_an_observation_stands_once_with_all_it_touches() -> None:
    same = observation("AWS-X-1", "a.b", expected="≥ 7")
    stricter = observation("AWS-X-1", "a.b", expected="≥ 30", severity="low")
    first, second = protection("p", "not-satisfied", same, stricter), protection("q", "not-satisfied", same)
    result = make([control("A.a", "not-satisfied", "p"), control("A.b", "not-satisfied", "q")], [first, second])
    (gap,) = gaps(result)
    assert (gap.observation.expected, gap.protections) == ("≥ 7; ≥ 30", ("p", "q"))
    assert [each.id.partition("/")[2] for each in gap.controls] == ["A.a", "A.b"]


def test_two_resources_whose_names_are_closed_stay_two() -> None:
    closed = observation("AWS-X-1", "a.b[(sensitive)]")
    result = make([control("A.a", "not-satisfied", "p")], [protection("p", "not-satisfied", closed, closed)])
    assert len(gaps(result)) == 2
    names = [case.name for case in cases.subjects(result, Say("en"))]
    assert names == ["AWS-X-1 a.b[(sensitive)]", "AWS-X-1 a.b[(sensitive)] #2"]


def test_a_blocking_control_without_an_observation_is_named() -> None:
    result = make([control("A.bare", "not-satisfied")], [], verdict="blocked", exit=1)
    assert "A.bare" in console.render(result, "en")
    assert "A.bare" in markdown.render(result, "en")


def test_paper_is_a_reason_only_where_there_is_no_other() -> None:
    both = control("A.a", "undetermined", reasons=[Reason("NO_RULE", "aws"), Reason("NEEDS_DOCUMENT")])
    paper = control("A.b", "undetermined", reasons=[Reason("NEEDS_DOCUMENT")])
    found = outline(make([both, paper], [])).undetermined
    assert found == ((Reason("NEEDS_DOCUMENT"), 1), (Reason("NO_RULE", "aws"), 1))


def test_reports_do_not_say_compliant(result: Result) -> None:
    for text in (console.render(result, "en"), markdown.render(result, "en"), junit.render(result, "en").decode()):
        assert "compliant" not in text.lower()


def test_the_order_of_what_was_read_does_not_matter() -> None:
    one = make(CONTROLS, PROTECTIONS, verdict="blocked", exit=1)
    flipped = [msgspec.structs.replace(each, observations=each.observations[::-1]) for each in PROTECTIONS[::-1]]
    other = make(CONTROLS, flipped, verdict="blocked", exit=1)
    assert console.render(one, "en") == console.render(other, "en")
    assert incomplete() == incomplete()
