"""`levelgate resources`: what was read from a definition, normalised."""

from pathlib import Path

import click
import msgspec

from levelgate.cli import given
from levelgate.mapping.platforms import platform_of
from levelgate.model.resource import Definition, Resource
from levelgate.model.value import Unknown, Value
from levelgate.reports.escape import terminal
from levelgate.reports.secrets import Secrets
from levelgate.sources.collect import collect


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--source", type=click.Path(path_type=Path), help="Terraform source of the plan: adds file and line.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@given.options
def resources(
    paths: tuple[str, ...], source: Path | None, form: str, assigned: tuple[str, ...], var_files: tuple[Path, ...]
) -> None:
    """Show every resource that was read, with unknown and sensitive values marked."""
    definition = collect(paths, source, given.given(assigned, var_files))
    if form == "json":
        secrets = Secrets(definition.secrets)
        found = {"resources": [_described(resource, secrets) for resource in definition.resources]}
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
    else:
        click.echo(_table(definition))


def _described(resource: Resource, secrets: Secrets) -> dict[str, object]:
    place = resource.location
    return {
        "address": secrets.hide_key(resource.address),
        "mode": resource.mode,
        "type": resource.type,
        "provider": resource.provider,
        "platform": resource.platform or None,
        "action": resource.change.value,
        "attributes": _open(resource.attributes, resource.sensitive, secrets),
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


def _open(value: Value, marks: Value, secrets: Secrets) -> object:
    """A value for a report: what is sensitive is closed, what is unknown says why."""
    if _closed(marks):
        return {"$sensitive": True}
    if isinstance(value, Unknown):
        unknown = {"$unknown": value.reason.strip("()")}
        return {**unknown, "$where": value.where} if value.where else unknown
    if isinstance(value, dict):
        return {name: _open(inner, _below(marks, name), secrets) for name, inner in value.items()}
    if isinstance(value, list):
        return [_open(inner, _at(marks, index), secrets) for index, inner in enumerate(value)]
    return secrets.hide(value) if isinstance(value, str) else value


def _closed(marks: Value) -> bool:
    return marks is True or (isinstance(marks, tuple) and any(_closed(mark) for mark in marks))


def _below(marks: Value, name: str) -> Value:
    each = marks if isinstance(marks, tuple) else (marks,)
    return tuple(mark.get(name) for mark in each if isinstance(mark, dict))


def _at(marks: Value, index: int) -> Value:
    each = marks if isinstance(marks, tuple) else (marks,)
    return tuple(mark[index] for mark in each if isinstance(mark, list) and index < len(mark))


def _table(definition: Definition) -> str:
    lines = [f"{resource.change.value:8} {resource.address}  {_where(resource)}" for resource in definition.resources]
    problems = [f"problem: {problem.code} {problem.detail} {problem.where}" for problem in definition.problems]
    return "\n".join([*map(terminal, [*lines, *problems]), f"{len(definition.resources)} resources"])


def _where(resource: Resource) -> str:
    platform = platform_of(resource.provider)
    place = f"{resource.location.file}:{resource.location.line}" if resource.location else ""
    return " ".join(part for part in (platform.id if platform else resource.provider, place) if part)
