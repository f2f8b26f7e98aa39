"""`levelgate catalog`: the controls of a regime, listed and searched."""

import click

from levelgate.cli import language
from levelgate.mapping import knowledge, regimes
from levelgate.reports.texts import Say


@click.command()
@click.argument("words", nargs=-1)
@click.option("--regime", type=click.Choice(list(regimes.regimes())), default=next(iter(regimes.regimes())))
@click.option("--level", type=click.IntRange(1, 5), help="Only what this level asks for.")
@language.option
def catalog(words: tuple[str, ...], regime: str, level: int | None, lang: str | None) -> None:
    """List the controls whose id or title has all of WORDS."""
    say = Say(language.chosen(lang))
    for control in knowledge.controls(regime).values():
        if level is not None and level not in control.item.clauses:
            continue
        title = say.text(control.item.title)
        if all(word.lower() in f"{control.id} {title}".lower() for word in words):
            levels = ",".join(map(str, control.item.clauses))
            click.echo(f"{control.id:44} {levels:10} {control.confidence:10} {title}")
