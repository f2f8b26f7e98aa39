"""No text of the scanned tree commands a terminal, a runner or a merge request, or breaks a file."""

import re
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from levelgate.reports import console, junit, markdown
from levelgate.reports.escape import cell, code, line, short, terminal, xml
from levelgate.reports.escape import markdown as prose
from levelgate.reports.result import Problem, Reason, Result, System
from tests.reports.conftest import parse
from tests.reports.dataset import HOSTILE, blocked, hostile

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PIECES = st.sampled_from([*HOSTILE, "\ud800", "\x1b]8;;http://a\x07", "\x9b1m", "\r", "##[error]", "\n::", "\n/close"])
NAMES = st.lists(PIECES | st.text(max_size=8), max_size=4).map("".join)


@given(NAMES)
def test_nothing_raw_is_left(name: str) -> None:
    for escape in (xml, line, terminal, prose, code):
        assert not RAW.search(escape(name))
    assert "##[" not in terminal(name)
    assert "##vso[" not in terminal(name)
    assert not set("\r\n\t") & set(line(name) + terminal(name) + prose(name) + code(name))


@given(NAMES)
def test_xml_is_read_back_as_written(name: str) -> None:
    element = ElementTree.Element("a", b=line(name))
    element.text = xml(name)
    read = parse(ElementTree.tostring(element, "utf-8"))
    assert (read.get("b"), read.text or "") == (line(name), xml(name))


@given(NAMES)
def test_a_code_span_shows_the_name_and_nothing_else(name: str) -> None:
    span = MarkdownIt("commonmark").renderInline(f"x {code(name)} y")
    assert span.count("<") == (2 if line(name) else 0)
    row = MarkdownIt("commonmark").enable("table").render(f"| a | b |\n| --- | --- |\n| {cell(code(name))} | end |")
    assert row.count("<td>") == 2
    assert "<td>end</td>" in row


@given(NAMES)
def test_running_text_is_no_markup(name: str) -> None:
    shown = MarkdownIt("commonmark").renderInline(f"x {prose(name)} y")
    assert "<" not in shown
    assert not re.search(r"@\w|#\d|!\d", prose(name))


def test_terminal_colours_go_whole() -> None:
    assert terminal("\x1b[1;31mred\x1b[0m \x1b]0;title\x07\x9b4mend") == "red end"
    assert terminal("\x1b") == "\ufffd"
    assert (short("abcd", 4), short("abcde", 4)) == ("abcd", "abc…")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NAMES, min_size=8, max_size=8))
def test_any_names_in_every_format(names: list[str]) -> None:
    result = renamed(names)
    root = parse(junit.render(result, "en"))
    cases = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(cases) == len(set(cases))
    for text in (console.render(result, "vi"), markdown.render(result, "vi")):
        check_lines(text)


def test_hostile_names(result: Result) -> None:
    for lang in ("vi", "en"):
        check_lines(console.render(result, lang))
        check_lines(markdown.render(result, lang))
        parse(junit.render(result, lang))


@pytest.mark.parametrize("name", ["@team", "#123", "<script>", "##vso["])
def test_hostile_names_stand_in_code_spans_only(name: str) -> None:
    text = markdown.render(hostile(), "en")
    assert name not in re.sub(r"(`+) ?.*? ?\1", "", text)


def check_lines(text: str) -> None:
    assert not RAW.search(text)
    assert not [line for line in re.split(r"[\n\u2028\u2029\x85]", text) if line.lstrip().startswith(("/", "::"))]


def renamed(names: list[str]) -> Result:
    base = blocked()
    replace = msgspec.structs.replace
    first, *others = base.protections
    observations = [
        replace(each, rule=names[0], resource=name, file=name, attribute=name, expected=name, actual=name, by=name)
        for each in first.observations
        for name in names
    ]
    controls = [replace(each, reasons=[Reason("OPAQUE", names[1])], citation=names[2]) for each in base.controls]
    return replace(
        base,
        system=System(*names[3:6]),
        regime=names[6],
        catalog=names[7],
        as_of=names[0],
        controls=controls,
        protections=[replace(first, observations=observations), *others],
        input=replace(base.input, problems=[Problem(*names[:3])], opaque=names, unexamined=names),
        records=[replace(each, id=names[4], file=names[5], detail=names[6]) for each in base.records],
    )
