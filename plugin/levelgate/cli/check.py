"""`levelgate check`: paths and options in, reports and the exit code out."""

import os
from datetime import datetime
from pathlib import Path

import click

from levelgate import pipeline
from levelgate.assessment.approve import approve
from levelgate.cli import clock, complain, given, language, output
from levelgate.cli.checkov_options import INTERPRETER, asked
from levelgate.cli.owners_rules import owners_rules
from levelgate.cli.repository import manifest_at
from levelgate.errors import InputError, UsageError
from levelgate.mapping import regimes
from levelgate.model.assessment import Assessment
from levelgate.model.manifest import Manifest
from levelgate.model.record import Papers
from levelgate.reports.present import present
from levelgate.sources.repository import repository

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--system", type=_PATH, help="System manifest; default levelgate.yaml beside PATH or at the root.")
@click.option("--source", type=_PATH, help="Terraform source of the plan: locations, and certainty of links.")
@click.option("--trust", type=_PATH, envvar="LEVELGATE_TRUST", show_envvar=True, help="The owner's trust store.")
@click.option("--trust-pin", envvar="LEVELGATE_TRUST_PIN", show_envvar=True, help="SHA-256 of the store's root.")
@click.option("--rules", type=_PATH, help="The owner's rules beside the gate's own; see docs/rules.md.")
@click.option(
    "--checkov",
    type=click.Choice(["auto", "on", "off"]),
    default="auto",
    show_default=True,
    help="Checkov's evidence beside the gate's own rules; `on` ends with exit 2 where there is none.",
)
@INTERPRETER
@click.option("--advisory", is_flag=True, help="Say what would be missing; exit 0 unless the input cannot be judged.")
@click.option("--level", type=click.IntRange(1, 5), help="Level to judge at; only with --advisory.")
@click.option("--regime", type=click.Choice(list(regimes.regimes())), help="Regime to judge by; only with --advisory.")
@click.option("--as-of", metavar="TIME", help="Judge as of that time (examples, audits); printed in every report.")
@given.options
@output.options
@language.option
def check(
    paths: tuple[str, ...],
    system: Path | None,
    source: Path | None,
    trust: Path | None,
    trust_pin: str | None,
    rules: Path | None,
    checkov: str,
    checkov_python: Path | None,
    advisory: bool,
    level: int | None,
    regime: str | None,
    as_of: str | None,
    assigned: tuple[str, ...],
    var_files: tuple[Path, ...],
    formats: tuple[str, ...],
    output_dir: Path | None,
    lang: str | None,
) -> int:
    """Judge a definition: a plan's or a state's JSON (`terraform show -json`), or a directory of Terraform source.

    `-` is standard input. Of source, what only a plan knows is unknown.
    Several PATHs are the roots of one system and get one verdict; without any, the roots that the manifest names.
    """
    if not advisory and (level or regime):
        raise UsageError("USAGE", "--level and --regime need --advisory", help="the level comes from the approval")
    targets = output.targets(formats, output_dir)
    now = clock.moment(as_of)
    manifest, file = manifest_at(paths, system)
    paths = paths or _roots(manifest, file)
    with owners_rules(rules, _tree(paths)) as owned:
        request = pipeline.Request(
            paths=paths,
            now=now,
            source=source,
            given=given.given(assigned, var_files),
            manifest=manifest,
            papers=_papers(paths, trust, trust_pin, manifest, file, now),
            rules=owned,
            checkov=asked(checkov, checkov_python, paths),
            advisory=advisory,
            level=level,
            regime=regime,
            as_of=now if as_of else None,
        )
        assessment = _judged(request)
    output.write(present(assessment), targets, language.chosen(lang))
    return int(assessment.exit)


def _judged(request: pipeline.Request) -> Assessment:
    try:
        return pipeline.check(request)
    except InputError as error:
        complain(error)
        approved = approve(request.papers, request.manifest, request.now, pipeline.transitions())
        return pipeline.unjudged(request, approved, error.code, error.what, error.where)


def _tree(paths: tuple[str, ...]) -> Path:
    return repository(paths[0] if paths else "-")


def _roots(manifest: Manifest | None, file: Path | None) -> tuple[str, ...]:
    """The inputs that the manifest names, each inside its repository."""
    from levelgate.records.confined import inside

    roots = [file.parent / root for root in manifest.boundary.roots] if manifest and file else []
    for root in roots:
        if not inside(root, repository(str(file))):
            what = "a root of the manifest lies outside its repository"
            raise UsageError("MANIFEST_PATH", what, where=f"{file}: {root}", help="give the inputs as PATHs")
    return tuple(map(str, roots))


def _papers(
    paths: tuple[str, ...],
    trust: Path | None,
    pin: str | None,
    manifest: Manifest | None,
    file: Path | None,
    now: datetime,
) -> Papers | None:
    if os.environ.get("LEVELGATE_TRUST_PIN") == "":
        # A protected variable that did not reach this job must not read as "no pin asked for".
        raise UsageError("TRUST_PIN", "LEVELGATE_TRUST_PIN is set but empty", help="unset it, or give this job the pin")
    if trust is None:
        return None
    from levelgate.records.confined import inside, named_files
    from levelgate.records.store import load_papers

    if inside(trust, _tree(paths)) and not pin:
        what = "the trust store lies inside the scanned repository, which may not say whom to trust"
        raise UsageError("TRUST_INSIDE", what, where=str(trust), help="keep it elsewhere, or pin its root: --trust-pin")
    extra = named_files(manifest.records, file.parent) if manifest and file else ()
    return load_papers(trust, pin, extra, now)
