"""The generated reference: the knowledge and the command line in, docs/reference/*.md out.

python docs/generate.py            write the pages
python docs/generate.py --check    exit 1 when a page is stale
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from levelgate.cli import cli
from levelgate.mapping import knowledge, platforms, protections, regimes
from levelgate.mapping.knowledge import Described
from levelgate.model.control import Control
from levelgate.reports.texts import codes

REFERENCE = Path(__file__).parent / "reference"
BANNER = "<!-- Written by `make docs` from the mappings; edits here are lost. -->\n\n"


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
    )  # fmt: skip
    heads = ["protection", "code", "kind", "title", "tên gọi", "rules"]
    return f"# Protections\n\n{table(heads, rows)}\n"


def controls_of(regime: str) -> Callable[[], str]:
    """The page of one regime's controls: control × level × evidence × confidence."""

    def page() -> str:
        baselines = {level: {c.id: c for c in regimes.baseline(regime, level, {}).controls} for level in regimes.LEVELS}
        rows = (control_row(one, baselines) for one in knowledge.controls(regime).values())
        heads = ["control", "title", "tên gọi", *(f"level {level}" for level in regimes.LEVELS), "confidence", "doubt"]
        source = regimes.regimes()[regime]
        intro = (
            f"# Controls of {regime}\n\n{source.title.en}. Standard: {source.catalog.title}.\n\n"
            "A level's cell says what shows the control there: c = code (with the protections), a = a platform's "
            "attestation, d = a document; empty where the level does not ask for it.\n"
            "A control whose text is known only from memory does not bind.\n"
        )
        return f"{intro}\n{coverage(baselines)}\n\n{table(heads, rows)}\n"

    return page


def control_row(one: Described, baselines: dict[int, dict[str, Control]]) -> list[str]:
    """One control over all levels."""
    cells = [shown(baselines[level].get(one.id)) for level in regimes.LEVELS]
    doubt = one.requirement.doubt.get("en", "")
    return [f"`{one.item.id}`", one.item.title.en, one.item.title.vi, *cells, one.confidence, doubt]


def shown(control: Control | None) -> str:
    """What shows a control at a level."""
    if control is None:
        return ""
    letters = "".join(evidence.value[0] for evidence in control.evidence)
    names = ", ".join(f"`{demand.protection}`" for demand in control.demands)
    return f"{letters}: {names}" if names else letters


def coverage(baselines: dict[int, dict[str, Control]]) -> str:
    """How many controls of each level are decided by what."""
    kinds = ("code", "code+attestation", "code+document", "code+attestation+document", "attestation", "document",
             "attestation+document")  # fmt: skip
    rows = (
        [
            str(level),
            str(len(controls)),
            *(str(sum("+".join(c.evidence) == kind for c in controls.values())) for kind in kinds),
        ]
        for level, controls in baselines.items()
    )
    return table(["level", "controls", *kinds], rows)


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
    **{f"controls-{regime}.md": controls_of(regime) for regime in regimes.regimes()},
}

if __name__ == "__main__":
    sys.exit(main())
