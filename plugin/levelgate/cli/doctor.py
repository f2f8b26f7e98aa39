"""`levelgate doctor`: what the gate finds on this machine, and what of it works."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from levelgate import __version__
from levelgate.checks.checkov import versions
from levelgate.checks.checkov.catalogue import catalogue
from levelgate.checks.checkov.evidence import stale
from levelgate.checks.checkov.interpreter import default_folder
from levelgate.checks.checkov.request import request
from levelgate.checks.checkov.run import Answer, index, run
from levelgate.cli import language
from levelgate.cli.checkov_options import INTERPRETER, interpreter
from levelgate.errors import EngineError
from levelgate.mapping.checkov import bearings
from levelgate.model.resource import Definition
from levelgate.reports.escape import terminal
from levelgate.reports.texts import Say


@click.command()
@INTERPRETER
@language.option
def doctor(checkov_python: Path | None, lang: str | None) -> None:
    """Say what the gate finds on this machine: versions, Checkov, and what is known against its version."""
    say = Say(language.chosen(lang))
    python = ".".join(map(str, sys.version_info[:3]))
    click.echo(say("doctor.gate", version=__version__, python=python))
    first, *more = map(terminal, _checkov(interpreter(checkov_python, ()), say))
    click.echo("\n".join([first, *(f"  {line}" for line in more)]))


def _checkov(python: Path | None, say: Say) -> Iterator[str]:
    """What there is to say of Checkov: one line, and details."""
    checks = {one.check for one in bearings()}
    protections = {one.protection for one in bearings()}
    if python is None:
        yield say("doctor.absent", folder=default_folder() or "-", checks=len(checks))
        return
    try:
        answer = run(python, request(Definition(resources=(), files=()), index(), ()))
    except EngineError as failure:
        yield say("doctor.failed", python=python, detail=failure.what)
        return
    yield from _version(answer, python, say)
    yield say("doctor.mapping", checks=len(checks), protections=len(protections), all=len(catalogue()))
    if gone := stale():
        yield say("checkov.stale", ids=", ".join(gone))


def _version(answer: Answer, python: Path, say: Say) -> Iterator[str]:
    values = {"version": answer.version, "python": python, "oldest": versions.OLDEST, "too_new": versions.TOO_NEW}
    yield say("doctor.refused" if answer.refused else "doctor.found", **values)
    if not answer.refused and answer.version != versions.PINNED:
        yield say("doctor.other", pinned=versions.PINNED)
    for one in versions.against(answer.version):
        reached = say("doctor.unreached", why=say.text(one.unreached)) if one.unreached else say("doctor.reached")
        yield f"{one.id} (< {one.mended}): {say.text(one.what)}; {reached}"
