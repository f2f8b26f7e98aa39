"""The note on a merge request: the verdict first, what blocks in a table, the rest folded.

Names and values stand in code spans and never start a line: GitLab obeys a line that starts with `/`, and both GitLab
and GitHub notify whom a text mentions. Whole rows are left out where the note would grow too long for them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from levelgate.reports.escape import cell, code, line, markdown, short
from levelgate.reports.outline import Gap, Outline, outline, place, short_id
from levelgate.reports.result import Control, Result
from levelgate.reports.texts import Language, Say

MARKER = "<!-- levelgate:note -->"
LIMIT = 60_000
ROWS = 10
_FILES = 5
_COLUMNS = ("severity", "what", "controls", "found", "fix")


class _Section(NamedTuple):
    """Rows below a head; `title` is empty for a section that stands open."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[str]


def render(result: Result, lang: Language) -> str:
    """The note as GitLab and GitHub Markdown of at most `LIMIT` characters."""
    say = Say(lang)
    found = outline(result)
    top, bottom = "\n".join(_top(result, say)), "\n".join(_bottom(result, say))
    sections = [section for section in _sections(result, found, say) if section.rows]
    spare = LIMIT - len(top) - len(bottom) - sum(len(_print(each, (), 10**6, say)) for each in sections)
    printed = []
    for section in sections:
        rows, spare = _fitting(section.rows, spare)
        printed.append(_print(section, rows, len(section.rows) - len(rows), say))
    return "\n".join([top, *printed, bottom])


def _fitting(rows: Sequence[str], spare: int) -> tuple[list[str], int]:
    shown: list[str] = []
    for row in rows:
        if len(row) + 1 > spare:
            break
        spare -= len(row) + 1
        shown.append(row)
    return shown, spare


def _print(section: _Section, rows: Sequence[str], cut: int, say: Say) -> str:
    body = [*section.head, *rows, *(["", f"_{say('cut', n=cut)}_"] if cut else [])]
    if not section.title:
        return "\n".join([*body, ""])
    return "\n".join(["<details>", f"<summary>{section.title}</summary>", "", *body, "", "</details>", ""])


def _top(result: Result, say: Say) -> Iterator[str]:
    yield f"**{say.verdict(result)}**: {say.counts(result.summary)}"
    yield ""
    system = result.system
    named = f"{_code(system.id)} {_text(system.name)}, {_text(system.owner)}" if system else say("system.none")
    yield f"- {say('label.system')}: {named}"
    level = result.level if result.level is not None else say("none")
    yield f"- {say('label.level')}: {level}, {say('label.regime')} {_code(result.regime) or say('none')}"
    yield from _approval(result, say)
    yield from (f"- {_text(notice)}" for notice in say.notices(result))
    yield ""


def _approval(result: Result, say: Say) -> Iterator[str]:
    approval = result.approval
    state = f"- {say('approval')}: {say(f'approval.{approval.status}')}"
    if approval.status == "valid":
        values = {"decision": _code(approval.decision), "until": _code(approval.not_after)}
        yield f"{state}, {say('approval.valid-detail', level=approval.level, **values)}"
        return
    todo = f"; {say('label.todo')}: {_text(say.fix(approval.code))}" if say.fix(approval.code) else ""
    yield f"{state}, {_code(approval.code)} {_text(say.title(approval.code))}{todo}"


def _sections(result: Result, found: Outline, say: Say) -> Iterator[_Section]:
    blocking = found.of("blocking")
    head = (f"### {say('blocking', controls=len(found.blocking), gaps=len(blocking))}", "", *_header(say))
    yield _Section("", head, [_row(gap, say) for gap in blocking[:ROWS]])
    yield _Section(
        say("blocking.rest", n=len(blocking) - ROWS), tuple(_header(say)), [_row(gap, say) for gap in blocking[ROWS:]]
    )
    bare = [f"- {_code(control.id)} {_text(say.text(control.title))}" for control in found.bare]
    yield _Section("", (say("bare", controls=len(bare)), ""), bare)
    yield from _unread(result, say)
    groups = [f"- {_text(say.reason(each))}: {say('undetermined.group', n=n)}" for each, n in found.undetermined]
    unknown = [f"- {_what(gap, say)}" for gap in found.of("undetermined")]
    hint = [f"- {say('undetermined.known-by', fix=_text(say.fix('VALUE_UNKNOWN')))}"] if unknown else []
    yield _Section(say("undetermined", n=result.summary.undetermined), (), [*groups, *hint, *unknown])
    waived = [f"- {_what(gap, say)} {say('waived.by')} {_code(gap.observation.by)}" for gap in found.of("waived")]
    yield _Section(say("waived", n=result.summary.waived), (), waived)
    platforms = [f"- {_code(platform)}: {say('undetermined.group', n=n)}" for platform, n in found.inherited]
    yield _Section(say("inherited", n=result.summary.inherited), (), platforms)
    yield _Section(say("papers", n=len(found.papers)), (), [f"- {_text(say.refusal(paper))}" for paper in found.papers])
    yield from _due(result, say)


def _unread(result: Result, say: Say) -> Iterator[_Section]:
    read = result.input
    state = "none" if result.verdict is None else "fine" if read.complete else "incomplete"
    title = say(f"input.{state}", n=read.resources)
    lists = {name: getattr(read, name) for name in ("opaque", "untranslated", "unmapped", "unexamined")}
    rows = [
        *(f"- {_text(say.problem(problem))}" for problem in read.problems),
        *(f"- {_text(say.fault(fault))}" for fault in result.errors),
        *(f"- {say(f'input.{name}')}: {len(names)}, {_few(names)}" for name, names in lists.items() if names),
    ]
    yield _Section(title, (), rows)


def _due(result: Result, say: Say) -> Iterator[_Section]:
    if due := result.due:
        states = {"not_satisfied": due.summary.not_satisfied, "undetermined": due.summary.undetermined}
        title = say("due", regime=_code(due.regime), date=_code(due.date))
        rows = [_state(control, say) for control in due.controls]
        yield _Section("", (f"**{title}**", ""), [f"- {say('due.gaps', n=sum(states.values()), **states)}"])
        yield _Section(say("due.controls"), (), rows)


def _state(control: Control, say: Say) -> str:
    return f"- {_code(control.id)} {_text(say.text(control.title))}: {say(f'status.{control.status}')}"


def _header(say: Say) -> Iterator[str]:
    yield f"| {' | '.join(say(f'column.{name}') for name in _COLUMNS)} |"
    yield f"|{' --- |' * len(_COLUMNS)}"


def _row(gap: Gap, say: Say) -> str:
    observed = gap.observation
    # The title beside says what a whole resource should be; a condition with many ways to hold would not.
    wanted = _code(observed.expected) if observed.attribute else ""
    pair = f"{wanted or '-'} / {_code(say.value(observed.actual)) or '-'}"
    attribute = f"{_code(observed.attribute)}<br>" if observed.attribute else ""
    cells = (
        say(f"severity.{observed.severity}"),
        "<br>".join(filter(None, (_what(gap, say), _text(say.text(observed.title)), _text(say.opinions(observed))))),
        _ids(gap.controls),
        f"{attribute}{pair}" if observed.expected or observed.actual else attribute,
        _text(say.text(observed.fix)),
    )
    return f"| {' | '.join(map(cell, cells))} |"


def _what(gap: Gap, say: Say) -> str:
    observed = gap.observation
    subject = _code(observed.resource) if observed.resource else say("whole-system")
    written = f" ({_code(place(observed))})" if place(observed) else ""
    change = f", {say(f'change.{observed.change}')}" if gap.introduced else ""
    return f"{_code(observed.rule)} {subject}{written}{change}"


def _bottom(result: Result, say: Say) -> Iterator[str]:
    if result.not_binding:
        yield f"- {say('not-binding', n=result.not_binding)}"
    if checkov := say.checkov(result):
        yield f"- {_text(checkov)}"
    yield f"- {say('evidence.all')}"
    files = ", ".join(f"{_code(file.path)} {_code(file.sha256[:16])}" for file in result.input.files[:_FILES])
    rest = f" +{len(result.input.files) - _FILES}" if len(result.input.files) > _FILES else ""
    yield f"- {say('label.files')}: {files or say('none')}{rest}"
    catalog = f", {say('label.catalog')} {_code(result.catalog)}" if result.catalog else ""
    yield f"- levelgate {_code(result.version)}{catalog}, {say('label.judged')} {_code(result.judged_at)}"
    yield ""
    yield f"{MARKER}\n"


def _ids(controls: Sequence[Control]) -> str:
    rest = f" +{len(controls) - ROWS}" if len(controls) > ROWS else ""
    return ", ".join(_code(short_id(control.id)) for control in controls[:ROWS]) + rest


def _few(names: Sequence[str]) -> str:
    return ", ".join(map(_code, names[:_FILES])) + (", …" if len(names) > _FILES else "")


def _code(text: str) -> str:
    return code(short(line(text), 200))


def _text(text: str) -> str:
    return markdown(short(line(text), 400))
