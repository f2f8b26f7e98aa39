"""The option that names Checkov's interpreter."""

from collections.abc import Sequence
from pathlib import Path

import click

from levelgate.checks.checkov.evidence import Asked
from levelgate.checks.checkov.interpreter import VARIABLE, found
from levelgate.errors import UsageError
from levelgate.sources.repository import repository

INTERPRETER = click.option(
    "--checkov-python",
    type=click.Path(path_type=Path),
    envvar=VARIABLE,
    show_envvar=True,
    help="Interpreter of the environment that Checkov is in; default: what `levelgate checkov install` made.",
)


def asked(mode: str, named: Path | None, paths: Sequence[str]) -> Asked:
    """What `--checkov` asks for; raises UsageError as `interpreter` does, and CHECKOV_MISSING where `on` finds none."""
    if mode == "off":
        return Asked(wanted=False)
    python = interpreter(named, paths)
    if python is None and mode == "on":
        raise UsageError("CHECKOV_MISSING", "there is no Checkov", help="run `levelgate checkov install`")
    return Asked(wanted=True, python=python)


def interpreter(named: Path | None, paths: Sequence[str]) -> Path | None:
    """The interpreter to use for a definition at `paths`; None where there is none.

    Raises UsageError: CHECKOV_INSIDE where it lies in the scanned repository, which would run what the tree brings,
    CHECKOV_MISSING where the one named is no file.
    """
    from levelgate.records.confined import inside

    python = found(named)
    if python is None:
        return None
    tree = repository(paths[0] if paths else "-")
    # Both where the name stands and where its links lead.
    if inside(python, tree) or inside(python.parent, tree):
        what = "Checkov's interpreter lies inside the scanned repository, which may not say what runs"
        raise UsageError(
            "CHECKOV_INSIDE", what, where=str(python), help="install it elsewhere: levelgate checkov install"
        )
    if not python.is_file():
        help = "name the interpreter of Checkov's environment, as …/bin/python"
        raise UsageError("CHECKOV_MISSING", "there is no such interpreter", where=str(python), help=help)
    return python
