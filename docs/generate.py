"""The generated reference: the knowledge and the command line in, docs/reference/*.md out.

python docs/generate.py            write the pages
python docs/generate.py --check    exit 1 when a page is stale
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import checkov_page
import click
import msgspec
import source_page

from levelgate.cli import cli
from levelgate.mapping import knowledge, platforms, protections, regimes
from levelgate.mapping.knowledge import Described
from levelgate.model.control import Control, Demand, Evidence, Kind, Text
from levelgate.reports.texts import codes

REFERENCE = Path(__file__).parent / "reference"
BANNER = "<!-- Written by `make docs` from the mappings; edits here are lost. -->\n\n"
Baselines = Mapping[int, Mapping[str, Control]]


def main() -> int:
    """Write every page, or with `--check` compare; returns the exit code."""
    check = "--check" in sys.argv[1:]
    stale = [name for name, page in PAGES.items() if not settle(REFERENCE / name, BANNER + page(), check)]
    for name in stale:
        print(f"docs/reference/{name} {'is stale: run `make docs`' if check else 'written'}")
    return 1 if check and stale else 0


def settle(path: Path, text: str, check: bool) -> bool:
    """Whether the page is as it should be; written unless only checked."""
    fresh = path.is_file() and path.read_text(encoding="utf-8") == text
    if not fresh and not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return fresh


def table(heads: list[str], rows: Iterator[list[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in lines
    )


def command_line() -> str:
    """`--help` of every command."""
    parts = ["# Command line\n"]
    for name, command in walk("levelgate", cli, None):
        parts.append(f"## {name}\n\n```\n{command}\n```\n")
    return "\n".join(parts)


def walk(name: str, command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    """Every command below, with its help as an 80-column terminal shows it."""
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent, terminal_width=100)
    yield name, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            below = command.get_command(context, child)
            if below:
                yield from walk(f"{name} {child}", below, context)


def all_rules() -> str:
    """Every rule by platform."""
    parts = ["# Rules\n"]
    for platform in platforms.platforms():
        rows = (
            [f"`{r.id}`", r.severity.value, f"`{r.protection}`", r.title.en, r.title.vi]
            for r in platforms.rules(platform.id)
        )
        parts.append(
            f"## {platform.title.en}\n\n{table(['rule', 'severity', 'protection', 'what holds', 'yêu cầu'], rows)}\n"
        )
    return "\n".join(parts)


def all_protections() -> str:
    """Every protection, with the number of rules that establish it per platform."""
    counted: dict[str, dict[str, int]] = {}
    for platform in platforms.platforms():
        for rule in platforms.rules(platform.id):
            counts = counted.setdefault(rule.protection, {})
            counts[platform.id] = counts.get(platform.id, 0) + 1
    rows = (
        [f"`{p.id}`", p.code, p.kind.value, p.title.en, p.title.vi,
         ", ".join(f"{id} {count}" for id, count in counted.get(p.id, {}).items()) or "-"]
        for p in protections.protections().values()
    )  # fmt: skip  # a table
    heads = ["protection", "code", "kind", "title", "tên gọi", "rules"]
    return f"# Protections\n\n{table(heads, rows)}\n"


# How a control's evidence reads in the tables: one letter each.
LEGEND = """A level's cell says what shows the control there; empty where the level does not ask for it, ″ where it is
as at the level before.

- c = code: the protections named, with their parameters, decide; all of them, and where it says so one of several.
- s = code that only supports: what is there and wrong counts against the control, what is absent leaves it to paper.
- a = a platform's attestation; d = a document. Paper that is not at hand leaves the control manual.

Where several are named, all are needed. A control whose text is known only from memory does not bind."""


def controls_of(regime: str) -> Callable[[], str]:
    """The page of one regime's controls: control × level × evidence × confidence, with reasons and doubts."""

    def page() -> str:
        source, described = regimes.regimes()[regime], list(knowledge.controls(regime).values())
        asked = baselines(regime)
        levels = [f"level {level}" for level in regimes.LEVELS]
        heads = ["control", "title / tên gọi", *levels, "confidence", "why no code / lý do", "doubt / nghi vấn"]
        duties = (
            [f"`{one.id}`", said(one.title), f"`{one.when}`", demanded(one.id, regime), one.confidence.value]
            for one in source.overlays
        )
        paper = (
            [f"`{one.item.id}`", *(said(text) for text in (one.requirement.attestation, one.requirement.document))]
            for one in described
            if one.requirement.attestation or one.requirement.document
        )
        return "\n".join(
            [
                f"# Controls of {regime}\n\n{source.title.en}. Standard: {source.catalog.title}.",
                f"How many controls are decided by what: [coverage.md](coverage.md).\n\n{LEGEND}\n",
                table(heads, (control_row(one, asked) for one in described)),
                "\n## Duties that a fact of the manifest brings, whatever the level\n",
                table(["duty", "title / tên gọi", "fact", "evidence", "confidence"], duties),
                "\n## What paper must say\n",
                table(["control", "attestation / xác nhận của nền tảng", "document / hồ sơ"], paper) + "\n",
            ]
        )

    return page


def baselines(regime: str) -> Baselines:
    """The controls that each level asks for, by id, without the duties that facts bring."""
    return {level: {one.id: one for one in regimes.baseline(regime, level, {}).controls} for level in regimes.LEVELS}


def control_row(one: Described, asked: Baselines) -> list[str]:
    """One control over all levels."""
    cells = [shown(asked[level].get(one.id)) for level in regimes.LEVELS]
    same = [cell and cell == before for before, cell in pairwise(["", *cells])]
    needs = one.requirement
    reasons = [said(needs.reason)] + [
        f"level {level}: {said(here.reason)}" for level, here in needs.by_level.items() if here.reason
    ]
    return [
        f"`{one.item.id}`",
        said(one.item.title),
        *("″" if again else cell for again, cell in zip(same, cells, strict=True)),
        one.confidence,
        "<br>".join(filter(None, reasons)),
        "<br>".join(needs.doubt[lang] for lang in ("en", "vi") if needs.doubt.get(lang)),
    ]


def said(text: Text | None) -> str:
    """A text in both languages, in one cell."""
    return f"{text.en}<br>{text.vi}" if text else ""


def shown(control: Control | None) -> str:
    """What shows a control at a level."""
    if control is None:
        return ""
    letters = "".join(LETTERS.get(part, part[0]) for part in parts(control))
    one_of = " or ".join(worded(demand) for demand in control.any_of)
    names = [worded(demand) for demand in control.all_of] + ([f"one of {one_of}"] if one_of else [])
    return f"{letters}: {', '.join(names)}" if names else letters


def demanded(duty: str, regime: str) -> str:
    """What shows a duty that a fact brings."""
    facts = {one.when: True for one in regimes.regimes()[regime].overlays}
    controls = regimes.baseline(regime, regimes.LEVELS[0], facts).controls
    return shown(next(one for one in controls if one.id == f"{regime}/{duty}"))


def worded(demand: Demand) -> str:
    """A demand with its parameters."""
    given = [f"{name} {', '.join(value) if isinstance(value, tuple) else value}" for name, value in demand.parameters]
    return f"`{demand.protection}`" + (f" ({'; '.join(given)})" if given else "")


LETTERS = {"support": "s"}


def parts(control: Control) -> tuple[str, ...]:
    """What shows a control, where code that only supports is not code."""
    support = control.lenient and Evidence.CODE in control.evidence
    return tuple("support" if support and one is Evidence.CODE else one.value for one in control.evidence)


# --- coverage


def coverage() -> str:
    """How many controls are decided by what, and how far the rules of each platform reach."""
    sections = ["# Coverage\n", COVERAGE]
    for regime in regimes.regimes():
        asked = baselines(regime)
        sections += [f"## {regime}\n", decided(asked), f"\nDoubts are recorded at {doubtful(regime)} controls.\n"]
        sections += [reached(asked), ""]
    sections += ["## Demanded protections that lack rules\n", lacking(), ""]
    sections += ["## Parameters that no rule reads\n", UNREAD, unread(), ""]
    sections += ["## Protections that no control demands\n", undemanded()]
    return "\n".join(sections) + "\n"


COVERAGE = """Counted from the mappings: what each level asks for, and what can show it. The words are those of
[vn-nd331-2026](controls-vn-nd331-2026.md) and [vn-nd85-2016](controls-vn-nd85-2016.md).

In the first table of a regime *binding* counts the controls whose text is known better than from memory; the other
columns divide all controls by what shows them: *code* by protections alone, *code + paper* by protections together with
an attestation, a document or both, *support + paper* by paper that protections only support, the last three by paper
alone. Under *code* a control can be satisfied without any paper; under *code + paper* the protections can fail it, and
never satisfy it alone.

In the second table *protections* counts what the level demands, and for each platform how much of it has rules;
*controls* counts those that ask for code, and for each platform those whose every protection has rules there. A control
that demands a protection without rules is undetermined on that platform, until the platform attests it.
"""

UNREAD = """A parameter makes a demand stricter. Where no rule of a platform reads it, the protection passes there
without being held to it.
"""

PAPER = ("attestation", "attestation + document", "document")


def decided(asked: Baselines) -> str:
    """How many controls of each level are decided by what."""
    kinds = ("code", "code + paper", "support + paper", *PAPER)
    counts = {level: Counter(map(kind, controls.values())) for level, controls in asked.items()}
    rows = (
        [str(level), str(len(controls)), str(sum(one.binding for one in controls.values()))]
        + [str(counts[level][name]) for name in kinds]
        for level, controls in asked.items()
    )
    return table(["level", "controls", "binding", *kinds], rows)


def kind(control: Control) -> str:
    """By what a control is decided, in a few words."""
    first, *rest = parts(control)
    if first == "support":
        return "support + paper"
    return first if not rest else ("code + paper" if first == "code" else f"{first} + {rest[0]}")


def doubtful(regime: str) -> str:
    """How many controls carry a doubt, of how many."""
    described = knowledge.controls(regime).values()
    return f"{sum(bool(one.requirement.doubt) for one in described)} of {len(described)}"


def reached(asked: Baselines) -> str:
    """How many of the demanded protections, and of the controls with code, the rules of each platform reach."""
    ruled = with_rules()
    rows = []
    for level, controls in asked.items():
        coded = [one for one in controls.values() if one.demands]
        names = {demand.protection for one in coded for demand in one.demands}
        cells = [[len(names & there), sum(judged(one, there) for one in coded)] for there in ruled.values()]
        rows.append([str(level), str(len(names)), str(len(coded)), *(str(count) for pair in cells for count in pair)])
    heads = [f"{platform}: {what}" for platform in ruled for what in ("protections", "controls")]
    return table(["level", "protections", "controls", *heads], iter(rows))


def with_rules() -> dict[str, set[str]]:
    """The protections for which each platform has rules."""
    return {one.id: {rule.protection for rule in platforms.rules(one.id)} for one in platforms.platforms()}


def judged(control: Control, ruled: set[str]) -> bool:
    """Whether every protection that a control demands has rules."""
    return all(demand.protection in ruled for demand in control.demands)


def lacking() -> str:
    """The demanded protections for which a platform has no rule; what is only inherited never has one."""
    ruled = with_rules()
    rows = (
        [f"`{id}`", one.kind.value, ", ".join(without), ", ".join(askers(id))]
        for id, one in protections.protections().items()
        if one.kind is not Kind.INHERITED and askers(id)
        if (without := [platform for platform, there in ruled.items() if id not in there])
    )
    return table(["protection", "kind", "no rule on", "asked by"], rows)


def askers(protection: str) -> list[str]:
    """The items, and the duties that facts bring, that demand a protection."""
    duties = [
        duty.id for regime in regimes.regimes().values() for duty in regime.overlays if protection in duty.requires
    ]
    named = [id.partition("/")[2] for id in knowledge.demanding(protection)] + duties
    return [f"`{name}`" for name in dict.fromkeys(named)]


def unread() -> str:
    """Parameters of demands that the rules of a platform do not look at."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for regime in regimes.regimes():
        for controls in baselines(regime).values():
            for control in controls.values():
                for demand in control.demands:
                    for name in ignored(demand):
                        found.setdefault((demand.protection, *name), set()).add(control.id.partition("/")[2])
    rows = (
        [f"`{protection}`", name, platform, ", ".join(f"`{one}`" for one in sorted(controls))]
        for (protection, name, platform), controls in sorted(found.items())
    )
    return table(["protection", "parameter", "not read on", "asked by"], rows)


def ignored(demand: Demand) -> Iterator[tuple[str, str]]:
    """The parameters of a demand that no rule of a platform reads, where it has rules for the protection."""
    for platform in platforms.platforms():
        rules = [rule for rule in platforms.rules(platform.id) if rule.protection == demand.protection]
        for name, _ in demand.parameters:
            if rules and not any(reads(msgspec.to_builtins(rule), name) for rule in rules):
                yield name, platform.id


def reads(condition: Any, name: str) -> bool:
    """Whether a condition looks at a parameter of the level."""
    if isinstance(condition, dict):
        asks = condition.get("parameter")
        return (isinstance(asks, dict) and name in asks) or any(reads(inner, name) for inner in condition.values())
    if isinstance(condition, list):
        return any(reads(inner, name) for inner in condition)
    return bool(condition == f"${name}")


def undemanded() -> str:
    """Protections that platforms may attest and rules may show, but nothing asks for."""
    rows = ([f"`{id}`", one.title.en, one.title.vi] for id, one in protections.protections().items() if not askers(id))
    return table(["protection", "title", "tên gọi"], rows)


def all_codes() -> str:
    """Every stable code, with what to do."""
    rows = (
        [f"`{c.id}`", c.title.en, c.fix.en, c.title.vi, c.fix.vi] for c in sorted(codes().values(), key=lambda c: c.id)
    )
    return f"# Codes\n\n{table(['code', 'meaning', 'what to do', 'ý nghĩa', 'cách xử lý'], rows)}\n"


PAGES: dict[str, Callable[[], str]] = {
    "command-line.md": command_line,
    "rules.md": all_rules,
    "protections.md": all_protections,
    "codes.md": all_codes,
    "coverage.md": coverage,
    "source.md": source_page.page,
    "checkov.md": checkov_page.page,
    **{f"controls-{regime}.md": controls_of(regime) for regime in regimes.regimes()},
}

if __name__ == "__main__":
    sys.exit(main())
