"""`levelgate rules`: the rules of the platforms, listed and searched; rules of one's own, tested."""

from collections.abc import Iterator
from pathlib import Path

import click

from levelgate.checks.sound import verify
from levelgate.checks.trial import Trial, trials
from levelgate.cli import language
from levelgate.errors import Exit, UsageError
from levelgate.mapping import knowledge, platforms
from levelgate.mapping.extension import read_beside
from levelgate.mapping.provider_schema import attribute_paths
from levelgate.reports.escape import terminal
from levelgate.reports.texts import Say

_PATH = click.Path(path_type=Path)


class _Listed(click.Group):
    """Lists, unless the first word is a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args.insert(0, "list")
        return super().parse_args(ctx, args)


@click.group(cls=_Listed)
def rules() -> None:
    """List and search the rules of the platforms; test rules of your own.

    `levelgate rules flow log` lists those whose id, protection or title has both words.
    """


@rules.command("list")
@click.argument("words", nargs=-1)
@language.option
def listed(words: tuple[str, ...], lang: str | None) -> None:
    """List the rules whose id, protection or title has all of WORDS."""
    say = Say(language.chosen(lang))
    for rule in knowledge.rules().values():
        title = say.text(rule.title)
        if all(word.lower() in f"{rule.id} {rule.protection} {title}".lower() for word in words):
            click.echo(f"{rule.id:18} {rule.severity.value:9} {rule.protection:28} {title}")


@rules.command("test")
@click.argument("folder", type=_PATH)
@click.option("--schema", type=_PATH, help="Output of `terraform providers schema -json`: checks every attribute.")
def tested(folder: Path, schema: Path | None) -> int:
    """Check the rules below FOLDER, and run their cases (docs/rules.md); exit 1 where one does not hold."""
    beside = read_beside(folder)
    taken = set(knowledge.rules())
    verify(beside.files, taken, _schema(schema) if schema else None)
    with platforms.extended(beside.extension):
        found = [trial for id in beside.extension.areas for trial in _trials(folder / id, id, taken)]
    failed = [trial for trial in found if not trial.holds]
    for trial in failed:
        click.echo(terminal(_told(trial)))
    click.echo(f"{len(found)} cases, {len(failed)} do not hold")
    if schema is None:
        click.echo("attributes were not checked against a schema: give --schema", err=True)
    return int(Exit.BLOCKED if failed else Exit.PASSED)


def _trials(folder: Path, platform: str, taken: set[str]) -> Iterator[Trial]:
    rules = {rule.id: rule for rule in platforms.rules(platform) if rule.id not in taken}
    return trials(folder, platforms.platform(platform), rules)


def _told(trial: Trial) -> str:
    named = f"{trial.rule}: {trial.name}" if trial.name else trial.rule
    return f"{trial.file}: {named}: expected {trial.expected}, found {trial.found}"


def _schema(path: Path) -> dict[str, frozenset[str]]:
    try:
        content = path.read_bytes()
    except OSError as problem:
        what = f"the schema cannot be read: {problem.strerror}"
        raise UsageError("SCHEMA_UNREADABLE", what, where=str(path), help="check the path and its rights") from None
    return {type: frozenset(paths) for type, paths in attribute_paths(content, str(path)).items()}
