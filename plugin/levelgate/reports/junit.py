"""The JUnit file that CI systems read: test cases in, XML bytes out. The only user of junit-xml.

junit-xml builds the elements; what it leaves out or gets wrong is put right on them: `time` (left out when 0, which
some readers take for not a number), the root's name and counts, `disabled`, the XML declaration.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, indent, tostring

from junit_xml import TestCase, TestSuite

from levelgate.reports import cases
from levelgate.reports.cases import Case
from levelgate.reports.escape import line
from levelgate.reports.gate_cases import SUITE, gate
from levelgate.reports.result import Result
from levelgate.reports.texts import Language, Say

_COUNTS = ("tests", "failures", "errors", "skipped")
# What was judged, not how long it took: the same input gives the same bytes.
_TIME = "0.000"


def render(result: Result, lang: Language) -> bytes:
    """The file: a suite for the run itself, one per group of controls, one for what did not pass."""
    say = Say(lang)
    suites: dict[str, list[Case]] = {}
    for each in [*gate(result, say), *cases.controls(result, say), *cases.subjects(result, say)]:
        suites.setdefault(each.suite, []).append(each)
    root = Element("testsuites")
    root.extend(_suite(name, found, result) for name, found in suites.items())
    _count(root)
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _suite(name: str, found: Iterable[Case], result: Result) -> Element:
    timestamp = result.judged_at.removesuffix("Z")
    suite = TestSuite(line(name), [_case(each) for each in found], timestamp=line(timestamp))
    if name == SUITE:
        suite.properties = _about(result)
    element: Element = suite.build_xml_doc(encoding="utf-8")
    element.attrib.pop("disabled")
    for timed in [element, *element.findall("testcase")]:
        timed.set("time", _TIME)
    return element


def _case(case: Case) -> TestCase:
    made = TestCase(case.name, classname=line(case.classname), status=case.state, file=case.file, line=case.line)
    # Exactly one result per case, with a message and a body: readers differ in which of the two they show.
    if case.sign == "failure":
        made.add_failure_info(case.message, case.body, case.kind)
    elif case.sign == "error":
        made.add_error_info(case.message, case.body, case.kind)
    elif case.sign == "skipped":
        made.add_skipped_info(case.message, case.body)
    else:
        made.stdout = case.body
    return made


def _about(result: Result) -> dict[str, str]:
    sums = result.summary
    about = {
        "levelgate.version": result.version,
        "levelgate.system": result.system.id if result.system else "",
        "levelgate.regime": result.regime,
        "levelgate.level": "" if result.level is None else str(result.level),
        "levelgate.catalog": result.catalog,
        "levelgate.verdict": result.verdict or "null",
        "levelgate.exit": str(result.exit),
        "levelgate.advisory": str(result.advisory).lower(),
        "levelgate.as-of": result.as_of or "",
        "levelgate.judged-at": result.judged_at,
        "levelgate.register": result.register,
        "levelgate.input.sha256": " ".join(file.sha256 for file in result.input.files),
    }
    counts = {f"levelgate.{name.replace('_', '-')}": str(getattr(sums, name)) for name in sums.__struct_fields__}
    return {name: line(value) for name, value in (about | counts).items()}


def _count(root: Element) -> None:
    root.set("name", "levelgate")
    for name in _COUNTS:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", _TIME)
