"""`levelgate rules`: the rules of the platforms, listed and searched."""

import click

from levelgate.cli import language
from levelgate.mapping import knowledge
from levelgate.reports.texts import Say


@click.command()
@click.argument("words", nargs=-1)
@language.option
def rules(words: tuple[str, ...], lang: str | None) -> None:
    """List the rules whose id, protection or title has all of WORDS."""
    say = Say(language.chosen(lang))
    for rule in knowledge.rules().values():
        title = say.text(rule.title)
        if all(word.lower() in f"{rule.id} {rule.protection} {title}".lower() for word in words):
            click.echo(f"{rule.id:14} {rule.severity.value:9} {rule.protection:28} {title}")
