"""`levelgate checkov`: Checkov's own environment, and its raw results."""

from pathlib import Path

import click

from levelgate.cli import given
from levelgate.cli.checkov_options import INTERPRETER, interpreter
from levelgate.errors import Exit, UsageError, nearest
from levelgate.sources.collect import collect

_PATH = click.Path(path_type=Path)


@click.group()
def checkov() -> None:
    """Install Checkov where the gate finds it; show what it says, check by check."""


@checkov.command()
@click.option("--into", type=_PATH, help="Folder of the environment; default: below the user's data folder.")
def install(into: Path | None) -> None:
    """Install the pinned version of Checkov into an environment of its own, every file checked against its hash."""
    from levelgate.checks.checkov.interpreter import default_folder, python_of
    from levelgate.checks.checkov.provision import install as provision

    folder = into or default_folder()
    if folder is None:
        raise UsageError("CHECKOV_INSTALL", "this user has no home folder", help="name a folder with --into")
    provision(folder.absolute(), lambda text: click.echo(f"==> {text}", err=True))
    click.echo(str(python_of(folder.absolute())))


@checkov.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "checks", multiple=True, metavar="ID", help="Only this check (repeatable); default: all.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@INTERPRETER
@given.options
def scan(
    paths: tuple[str, ...],
    checks: tuple[str, ...],
    form: str,
    checkov_python: Path | None,
    assigned: tuple[str, ...],
    var_files: tuple[Path, ...],
) -> int:
    """Run Checkov's Terraform checks and policies on a definition and print what they say: no verdict, no mapping.

    `unknown` names the attributes that a check read and nobody knows before apply: Checkov takes them for missing.
    Exit 0 when every check ran, 4 when one crashed or something of the definition could not be read.
    """
    from levelgate.checks.checkov.catalogue import catalogue
    from levelgate.checks.checkov.request import request
    from levelgate.checks.checkov.run import index, run
    from levelgate.cli import checkov_results

    if unknown := sorted(set(checks) - set(catalogue())):
        raise UsageError(
            "UNKNOWN_ID", f"Checkov has no check {unknown[0][:80]!r}", help=nearest(unknown[0], catalogue())
        )
    python = interpreter(checkov_python, paths)
    if python is None:
        raise UsageError("CHECKOV_MISSING", "there is no Checkov", help="run `levelgate checkov install`")
    definition = collect(paths, None, given.given(assigned, var_files))
    asked = request(definition, index(), checks or None)
    answer = run(python, asked)
    if answer.refused:
        what = f"Checkov {answer.version} is not a version that the gate works with"
        raise UsageError("CHECKOV_VERSION", what, help="run `levelgate checkov install`")
    shown = checkov_results.results(answer, asked, definition)
    click.echo(checkov_results.json(shown) if form == "json" else checkov_results.text(shown))
    return int(Exit.INCOMPLETE if shown.crashes or shown.problems else Exit.PASSED)
