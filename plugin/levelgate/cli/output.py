"""Where reports go: `--format`, `--output-dir` and the console."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from levelgate.cli.language import Language
from levelgate.errors import UsageError
from levelgate.records.files import replace_file
from levelgate.reports.console import Style, lines
from levelgate.reports.formats import FORMATS
from levelgate.reports.result import Result

Command = TypeVar("Command", bound=Callable[..., Any])
_STYLES: dict[Style, dict[str, Any]] = {
    "plain": {},
    "heading": {"bold": True},
    "good": {"fg": "green", "bold": True},
    "bad": {"fg": "red", "bold": True},
    "warn": {"fg": "yellow"},
    "dim": {"dim": True},
}
# What --output-dir writes, by format.
FILES = {"json": "result.json", "junit": "junit.xml", "markdown": "report.md", "console": "report.txt"}


class Target(NamedTuple):
    """One report to write; `path` None is standard output."""

    format: str
    path: Path | None


def options(command: Command) -> Command:
    """The options `--format` and `--output-dir`."""
    choices = ", ".join(FORMATS)
    text = f"Report to write (repeatable); F is one of {choices}; PATH `-` is standard output."
    command = click.option("--format", "formats", multiple=True, metavar="F=PATH", help=text)(command)
    text = "Directory for every report; made when it is not there."
    return click.option("--output-dir", type=click.Path(path_type=Path), help=text)(command)


def targets(formats: Sequence[str], directory: Path | None) -> list[Target]:
    """The reports asked for; raises UsageError (USAGE) for an unknown format or two on standard output."""
    found = [_target(one) for one in formats]
    if directory is not None:
        found += [Target(format, directory / FILES[format]) for format in FORMATS]
    if sum(target.path is None for target in found) > 1:
        raise UsageError("USAGE", "two reports cannot share standard output", help="give one of them a file")
    return found


def _target(text: str) -> Target:
    format, equals, path = text.partition("=")
    if format not in FORMATS or not equals or not path:
        known = ", ".join(FORMATS)
        raise UsageError("USAGE", f"not a report: {text[:60]!r}", help=f"write --format F=PATH, F one of {known}")
    return Target(format, None if path == "-" else Path(path))


def write(result: Result, targets: Sequence[Target], lang: Language) -> None:
    """Write every report, and the console summary (to standard error where a report takes standard output).

    Raises UsageError (FILE_UNWRITABLE) when a file cannot be written; what was written is whole.
    """
    for target in targets:
        content = FORMATS[target.format](result, lang)
        if target.path is None:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            _folder(target.path)
            replace_file(target.path, content)
    # Last, so that a reader who goes away (`| head`) costs no report.
    taken = any(target.path is None for target in targets)
    for line in lines(result, lang):
        click.secho(line.text, err=taken, **_STYLES[line.style])


def _folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        what = f"the directory cannot be made: {problem.strerror}"
        raise UsageError("FILE_UNWRITABLE", what, where=str(path.parent), help="check its rights") from None
