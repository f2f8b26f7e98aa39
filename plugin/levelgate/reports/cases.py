"""A result in, test cases out: the same for every reader of test reports, without any file format.

Names and class names are identities: stable between runs, never translated, without counts, titles or dates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from levelgate.reports.escape import line, short, xml
from levelgate.reports.outline import SEVERITIES, Gap, Weight, gaps, place, reasons
from levelgate.reports.result import Control, Observation, Protection, Reason, Result
from levelgate.reports.texts import Say

SUBJECTS = 50
_REFERENCES = 5
_MESSAGE, _BODY = 200, 4000
_SYSTEM = "(system)"
Sign = Literal["passed", "failure", "error", "skipped"]


class Case(NamedTuple):
    """One test case; `kind` is its type in the report, `state` the word of the result behind it."""

    suite: str
    classname: str
    name: str
    sign: Sign
    message: str
    body: str
    kind: str = ""
    state: str = ""
    file: str | None = None
    line: int | None = None


def case(suite: str, name: str, sign: Sign, message: str, body: Iterable[str], kind: str = "", state: str = "") -> Case:
    """A case whose text is clean and never empty: GitLab shows only the body, others only the message."""
    said = short(line(message), _MESSAGE) or name
    rest = "\n".join(short(line(part), 600) for part in body if part)
    return Case(suite, suite, line(name), sign, said, short(xml(f"{said}\n{rest}".strip()), _BODY), kind, state)


def controls(result: Result, say: Say) -> list[Case]:
    """One case per control."""
    known = {protection.id: protection for protection in result.protections}
    found = _open(result)
    return [_control(control, result.regime, known, found, say) for control in result.controls]


def subjects(result: Result, say: Say) -> list[Case]:
    """One case per observation that failed, is undetermined or waived; at most `SUBJECTS` per protection."""
    return _unique([_subject(gap, say) for found in _open(result).values() for gap in found[:SUBJECTS]])


def _open(result: Result) -> dict[str, list[Gap]]:
    found: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps(result):
        if gap.weight != "inherited":
            found[gap.protections[0]].append(gap)
    return found


def _control(
    control: Control, regime: str, known: Mapping[str, Protection], found: Mapping[str, Sequence[Gap]], say: Say
) -> Case:
    mine = [known[each] for each in control.protections if each in known]
    sign = _sign(control)
    state = say(f"status.{control.status}")
    parts = [
        f"{say('label.control')}: {control.id} ({say('label.citation')} {control.citation})",
        "" if control.binding else say("confidence.memory"),
        *(f"{say('label.reason')}: {say.reason(reason)}" for reason in _why(control, mine)),
        *(part for protection in mine for part in _shown(protection, found.get(protection.id, ()), say)),
        _owed("attestation", control, say),
        _owed("document", control, say),
        *(f"{state}: {platform}" for platform in control.inherited if control.status == "inherited"),
        *(f"{say('waived.by')} {waiver}" for waiver in control.waivers),
        say("evidence", control=control.id),
    ]
    kind = _worst(control, found) if sign == "failure" else "control.undetermined" if sign == "error" else ""
    return case(
        f"levelgate.{regime}.{control.group}",
        control.id,
        sign,
        f"{state}: {say.text(control.title)}",
        parts,
        kind,
        control.status,
    )


def _sign(control: Control) -> Sign:
    if not control.binding:
        return "skipped"
    signs: dict[str, Sign] = {
        "not-satisfied": "failure",
        "undetermined": "error",
        "satisfied": "passed",
        "inherited": "passed",
    }
    return signs.get(control.status, "skipped")


def _why(control: Control, protections: Sequence[Protection]) -> Iterable[Reason]:
    return reasons(control, protections) if control.status == "undetermined" else control.reasons


def _shown(protection: Protection, found: Sequence[Gap], say: Say) -> Iterator[str]:
    numbers = say("subjects", passed=protection.passed, subjects=protection.subjects)
    yield f"{say('label.protection')}: {protection.id}, {say(f'status.{protection.status}')}; {numbers}"
    yield from (f"- {_name(gap)}" for gap in found[:_REFERENCES])
    if len(found) > _REFERENCES:
        yield f"- {say('more', n=len(found) - _REFERENCES)}"
    if len(found) > SUBJECTS:
        yield f"- {say('subjects.more', n=len(found) - SUBJECTS)}"


def _name(gap: Gap) -> str:
    return f"{gap.observation.rule} {gap.observation.resource or _SYSTEM}"


def _owed(paper: Literal["attestation", "document"], control: Control, say: Say) -> str:
    text = say.text(control.attestation if paper == "attestation" else control.document)
    return f"{say(f'label.{paper}')}: {text}" if text else ""


def _worst(control: Control, found: Mapping[str, Sequence[Gap]]) -> str:
    mine = (gap for each in found.values() for gap in each if set(gap.protections) & set(control.protections))
    severities = {gap.observation.severity for gap in mine if gap.weight == "blocking"}
    return next((f"violation.{each}" for each in SEVERITIES if each in severities), "violation.unrated")


def _subject(gap: Gap, say: Say) -> Case:
    observed = gap.observation
    signs: dict[Weight, Sign] = {"blocking": "failure", "undetermined": "error"}
    sign = signs.get(gap.weight, "skipped")
    kinds = {"failure": f"violation.{observed.severity}", "error": "observation.undetermined"}
    state = say("status.waived") if gap.weight == "waived" else say(f"outcome.{observed.outcome}")
    made = case(
        "levelgate.protections",
        _name(gap),
        sign,
        f"{state}: {say.text(observed.title)}",
        _found(gap, say),
        kinds.get(sign, ""),
        gap.weight,
    )
    classname = f"levelgate.protections.{line(gap.protections[0])}"
    return made._replace(classname=classname, file=line(observed.file or "") or None, line=observed.line)


def _found(gap: Gap, say: Say) -> Iterable[str]:
    observed = gap.observation
    yield f"{say('column.severity')}: {say(f'severity.{observed.severity}')}"
    yield f"{say('label.protection')}: {', '.join(gap.protections)}"
    yield f"{say('label.controls')}: {', '.join(control.id for control in gap.controls)}" if gap.controls else ""
    yield f"{place(observed)}{_change(observed, say)}"
    for name in ("attribute", "expected", "actual"):
        value: str = getattr(observed, name)
        yield f"{say(f'label.{name}')}: {say.value(value)}" if value else ""
    yield say.opinions(observed)
    yield f"{say('label.fix')}: {say.text(observed.fix)}" if say.text(observed.fix) else ""
    yield f"{say('waived.by')} {observed.by}" if gap.weight == "waived" else ""


def _change(observed: Observation, say: Say) -> str:
    return f" ({say(f'change.{observed.change}')})" if observed.change else ""


def _unique(cases: Sequence[Case]) -> list[Case]:
    """Cleaning may make two names one, and a reader would drop the second."""
    seen: dict[str, int] = {}
    unique: list[Case] = []
    for each in cases:
        seen[each.name] = number = seen.get(each.name, 0) + 1
        unique.append(each if number == 1 else each._replace(name=f"{each.name} #{number}"))
    return unique
