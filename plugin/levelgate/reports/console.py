"""The summary for a terminal or a job's log: the verdict first, then what blocks, then the rest in numbers.

No line starts with a name or a value of the scanned tree, so that nothing in it can command a CI runner. The last line
is the same in every language: scripts may search for it.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from levelgate.reports.escape import short, terminal
from levelgate.reports.outline import Gap, Outline, by_protection, outline, place, short_id
from levelgate.reports.result import Approval, Control, Observation, Paper, Protection, Result
from levelgate.reports.texts import Language, Say

Style = Literal["plain", "heading", "good", "bad", "warn", "dim"]
FULLY_SHOWN = 20
_NAMES = 3
_ROWS = 10


class Line(NamedTuple):
    """One line, and how a terminal may show it."""

    text: str
    style: Style = "plain"


def render(result: Result, lang: Language) -> str:
    """The summary as plain text."""
    return "".join(f"{line.text}\n" for line in lines(result, lang))


def lines(result: Result, lang: Language) -> list[Line]:
    """The summary line by line, for a terminal that shows colours."""
    say = Say(lang)
    found = outline(result)
    sections = (
        _head(result, say),
        _blocking(result, found, say),
        _undetermined(result, found, say),
        _covered(result, found, say),
        _papers(found.papers, say),
        _input(result, say),
        _faults(result, say),
        _rest(result, found, say),
        [Line(last(result))],
    )
    return [line for section in sections for line in section]


def last(result: Result) -> str:
    """The line that scripts search for: ASCII, English in every language."""
    sums = result.summary
    verdict = result.verdict.upper() if result.verdict else "NOT-JUDGED"
    numbers = (
        f"{sums.not_satisfied} not-satisfied, {sums.undetermined} undetermined, {sums.manual} manual, "
        f"{sums.waived} waived, {sums.inherited} inherited, {sums.satisfied} satisfied, "
        f"{sums.not_applicable} not-applicable of {sums.required}"
    )
    advisory = ", advisory" if result.advisory else ""
    return f"levelgate: {verdict} {numbers} (exit {result.exit}{advisory})"


def _head(result: Result, say: Say) -> Iterator[Line]:
    system = terminal(f"{result.system.id} - {result.system.name}") if result.system else say("system.none")
    style: dict[str, Style] = {"passed": "good", "blocked": "bad"}
    yield Line(f"{say.verdict(result)}: {short(system, 200)}", style.get(result.verdict or "", "warn"))
    level = result.level if result.level is not None else say("none")
    regime = terminal(result.regime) or say("none")
    yield Line(f"  {say('label.level')} {level}, {say('label.regime')} {regime}")
    if result.system:
        yield Line(f"  {say('label.owner')} {short(terminal(result.system.owner), 200)}", "dim")
    yield from _approval(result.approval, say)
    yield from (Line(f"  {terminal(notice)}", "warn") for notice in say.notices(result))


def _approval(approval: Approval, say: Say) -> Iterator[Line]:
    state = f"  {say('approval')}: {say(f'approval.{approval.status}')}"
    if approval.status == "valid":
        values = {"decision": terminal(approval.decision), "until": terminal(approval.not_after)}
        yield Line(f"{state}, {say('approval.valid-detail', level=approval.level, **values)}")
        return
    yield Line(f"{state} [{terminal(approval.code)}]: {terminal(say.title(approval.code))}", "bad")
    yield from _todo(say.fix(approval.code), say)


def _todo(fix: str, say: Say) -> Iterator[Line]:
    if fix:
        yield Line(f"    {say('label.todo')}: {terminal(fix)}")


def _input(result: Result, say: Say) -> Iterator[Line]:
    read = result.input
    state = "none" if result.verdict is None else "fine" if read.complete else "incomplete"
    yield from _heading(say(f"input.{state}", n=read.resources))
    yield from _listed([say.problem(problem) for problem in read.problems], say)
    counts = {
        "opaque": read.opaque,
        "untranslated": read.untranslated,
        "unmapped": read.unmapped,
        "unexamined": read.unexamined,
    }
    for name, items in counts.items():
        if items:
            yield Line(f"  {say(f'input.{name}')}: {len(items)} ({_few(items)})", "dim")


def _faults(result: Result, say: Say) -> Iterator[Line]:
    if result.errors:
        yield from _heading(f"{say('engine')}: {len(result.errors)}")
        yield from _listed([say.fault(fault) for fault in result.errors], say)


def _blocking(result: Result, found: Outline, say: Say) -> Iterator[Line]:
    gaps = found.of("blocking")
    if not found.blocking:
        return
    yield from _heading(say("blocking", controls=len(found.blocking), gaps=len(gaps)))
    if found.bare:
        yield Line(f"  {say('bare', controls=_ids(found.bare))}", "bad")
    shown = gaps[:FULLY_SHOWN]
    known = {protection.id: protection for protection in result.protections}
    for introduced, title in ((True, "blocking.introduced"), (False, "blocking.present")):
        mine = [gap for gap in shown if gap.introduced is introduced]
        if mine:
            yield Line(f"  {say(title)}", "heading")
            yield from _groups(mine, known, say)
    if len(gaps) > len(shown):
        yield Line(f"  {say('blocking.more', n=len(gaps) - len(shown))}")


def _groups(gaps: Sequence[Gap], known: dict[str, Protection], say: Say) -> Iterator[Line]:
    for protections, group in by_protection(gaps).items():
        titles = (f"{each}: {say.text(known[each].title)}" for each in protections)
        yield Line(f"  * {short(terminal('; '.join(titles)), 300)}")
        yield Line(f"    {say('label.controls')}: {_ids(group[0].controls)}", "dim")
        for gap in group:
            yield from _gap(gap.observation, say)


def _gap(observed: Observation, say: Say) -> Iterator[Line]:
    change = f" ({say(f'change.{observed.change}')})" if observed.change else ""
    yield Line(f"    - {say(f'severity.{observed.severity}')} {_subject(observed, say)}{change}", "bad")
    # What the whole resource should be, the rule's title says better than a condition with many ways to hold.
    wanted = observed.expected if observed.attribute else say.text(observed.title)
    pairs = {"attribute": observed.attribute, "expected": wanted, "actual": say.value(observed.actual)}
    told = [f"{say(f'label.{name}')} {short(terminal(value), 200)}" for name, value in pairs.items() if value]
    if told:
        yield Line(f"      {'; '.join(told)}")
    if opinions := terminal(say.opinions(observed)):
        yield Line(f"      {short(opinions, 300)}", "dim")
    if fix := terminal(say.text(observed.fix)):
        yield Line(f"      {say('label.fix')}: {short(fix, 300)}")


def _subject(observed: Observation, say: Say) -> str:
    resource = terminal(observed.resource) if observed.resource else say("whole-system")
    return f"{terminal(observed.rule)} {short(resource, 200)} {short(terminal(place(observed)), 200)}".rstrip()


def _undetermined(result: Result, found: Outline, say: Say) -> Iterator[Line]:
    if not result.summary.undetermined:
        return
    yield from _heading(say("undetermined", n=result.summary.undetermined))
    groups = (f"{say.reason(reason)}: {say('undetermined.group', n=count)}" for reason, count in found.undetermined)
    yield from _listed(list(groups), say)
    unknown = found.of("undetermined")
    if unknown:
        yield Line(f"  {say('undetermined.known-by', fix=say.fix('VALUE_UNKNOWN'))}", "heading")
        rows = (f"{_subject(gap.observation, say)} {_lacking(gap.observation, say)}" for gap in unknown[:_ROWS])
        yield from _listed(list(rows), say, len(unknown))


def _lacking(observed: Observation, say: Say) -> str:
    named = terminal(observed.attribute) or short(terminal(say.text(observed.title)), 120)
    return f"{named} {say.value(observed.actual)}".strip()


def _covered(result: Result, found: Outline, say: Say) -> Iterator[Line]:
    sums, waived = result.summary, found.of("waived")
    if sums.waived or waived:
        yield from _heading(say("waived", n=sums.waived))
        until = {paper.id: paper.until for paper in result.records if paper.kind == "waiver"}
        ends = {id: f" {say('waived.until', time=terminal(time))}" for id, time in until.items() if time}
        shown = ((_subject(gap.observation, say), gap.observation.by) for gap in waived)
        rows = (f"{where} {say('waived.by')} {id}{ends.get(id, '')}" for where, id in shown)
        yield from _listed(list(rows), say)
    if sums.inherited:
        yield from _heading(say("inherited", n=sums.inherited))
        yield from _listed([f"{platform}: {count}" for platform, count in found.inherited], say)


def _papers(papers: Sequence[Paper], say: Say) -> Iterator[Line]:
    if papers:
        yield from _heading(say("papers", n=len(papers)))
        yield from _listed([say.refusal(paper) for paper in papers], say)


def _rest(result: Result, found: Outline, say: Say) -> Iterator[Line]:
    yield Line("")
    if quiet := len(found.of("quiet")):
        yield Line(say("quiet", n=quiet), "dim")
    if result.not_binding:
        yield Line(say("not-binding", n=result.not_binding), "dim")
    if checkov := terminal(say.checkov(result)):
        ran = result.checkov is not None and result.checkov.status == "ran"
        yield Line(short(checkov, 300), "dim" if ran else "warn")
    if due := result.due:
        yield Line(say("due", regime=terminal(due.regime), date=terminal(due.date)), "warn")
        states = {"not_satisfied": due.summary.not_satisfied, "undetermined": due.summary.undetermined}
        yield Line(f"  {say('due.gaps', n=sum(states.values()), **states)}")
    yield Line(say("evidence.all"), "dim")


def _heading(text: str) -> Iterator[Line]:
    yield Line("")
    yield Line(text, "heading")


def _listed(rows: Sequence[str], say: Say, of: int = 0) -> Iterator[Line]:
    """The first rows, and how many more there are of `of` (all of `rows` where it is not given)."""
    yield from (Line(f"  - {short(terminal(row), 400)}") for row in rows[:_ROWS])
    more = (of or len(rows)) - _ROWS
    if more > 0:
        yield Line(f"  - {say('more', n=more)}", "dim")


def _few(names: Sequence[str]) -> str:
    rest = ", …" if len(names) > _NAMES else ""
    return ", ".join(short(terminal(name), 100) for name in names[:_NAMES]) + rest


def _ids(controls: Sequence[Control]) -> str:
    ids = (f"{short_id(control.id)} ({control.citation})" for control in controls[:_ROWS])
    rest = f" +{len(controls) - _ROWS}" if len(controls) > _ROWS else ""
    return terminal(", ".join(ids)) + rest
