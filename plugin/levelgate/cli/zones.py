"""`levelgate zones`: the zone and address plan that the level dossier asks for."""

from pathlib import Path

import click

from levelgate.checks.zone_plan import zone_plan
from levelgate.cli import given, language
from levelgate.cli.repository import manifest_at
from levelgate.mapping.zones import zone_names
from levelgate.reports.secrets import Secrets
from levelgate.reports.texts import Say
from levelgate.reports.zones import FORMATS, cells
from levelgate.sources.collect import collect

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--system", type=_PATH, help="System manifest; default levelgate.yaml beside PATH or at the root.")
@click.option("--source", type=_PATH, help="Terraform source of the plan: certainty of what is attached to what.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@given.options
@language.option
def zones(
    paths: tuple[str, ...],
    system: Path | None,
    source: Path | None,
    form: str,
    assigned: tuple[str, ...],
    var_files: tuple[Path, ...],
    lang: str | None,
) -> None:
    """Print the network zones with their networks, addresses, and what lies in them."""
    manifest, _ = manifest_at(paths, system)
    definition = collect(paths, source, given.given(assigned, var_files))
    say = Say(language.chosen(lang))
    plan = cells(zone_plan(definition, manifest), zone_names(), Secrets(definition.secrets), say)
    click.echo(FORMATS[form](plan, say))
