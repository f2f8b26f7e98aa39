"""`levelgate explain`: an id in, what it is, why, where it is written and how to fix it out."""

import difflib

import click

from levelgate.cli import language
from levelgate.errors import UsageError
from levelgate.mapping import knowledge
from levelgate.reports.texts import Say, codes


@click.command()
@click.argument("id")
@language.option
def explain(id: str, lang: str | None) -> None:
    """Explain a control, a protection, a rule or a code (as APPROVAL_EXPIRED)."""
    say = Say(language.chosen(lang))
    sections = _sections(id, say)
    if not sections:
        raise UsageError("UNKNOWN_ID", f"nothing is called {id[:80]!r}", help=_near(id))
    for heading, text in sections:
        click.echo(f"{click.style(heading, bold=True)}\n{_indented(text)}\n" if text else f"{heading}\n")


def _sections(id: str, say: Say) -> list[tuple[str, str]]:
    if id in codes():
        entry = codes()[id]
        return [(id, say.text(entry.title)), (say("explain.fix"), say.text(entry.fix))]
    if id in knowledge.rules():
        return _rule(id, say)
    if id in knowledge.protections():
        return _protection(id, say)
    if id in knowledge.checkov_checks():
        return _check(id, say)
    control = knowledge.control(id)
    return _control(control, say) if control else []


def _rule(id: str, say: Say) -> list[tuple[str, str]]:
    rule = knowledge.rules()[id]
    fix = rule.fix.vi if say.lang == "vi" else rule.fix.en
    return [
        (f"{id} ({rule.severity.value})", say.text(rule.title)),
        (say("explain.protection"), rule.protection),
        (say("explain.fix"), f"{fix}\n\n{rule.fix.terraform}".strip()),
        (say("explain.source"), rule.source),
    ]


def _check(id: str, say: Say) -> list[tuple[str, str]]:
    """A check of Checkov's: what it asks, and what it proves of which protection."""
    from levelgate.checks.checkov.catalogue import SOURCE, catalogue  # few ask for one

    check = catalogue()[id]
    proofs = (
        f"{one.protection}: {say(f'bearing.pass.{one.passing}')}; {say(f'bearing.fail.{one.failing}')}"
        for one in knowledge.checkov_checks()[id]
    )
    return [
        (f"{id} (Checkov)", say.text(knowledge.checkov_checks()[id][0].title)),
        (say("explain.protection"), "\n".join(proofs)),
        (say("explain.types"), ", ".join(check.judged or check.types)),
        (say("explain.source"), SOURCE),
    ]


def _protection(id: str, say: Say) -> list[tuple[str, str]]:
    protection = knowledge.protections()[id]
    rules = [rule for rule in knowledge.rules().values() if rule.protection == id]
    checks = [
        check for check, bearings in knowledge.checkov_checks().items() if id in {one.protection for one in bearings}
    ]
    return [
        (f"{id} ({protection.code}, {protection.kind.value})", say.text(protection.title)),
        (say("explain.why"), say.text(protection.why)),
        (
            say("explain.rules"),
            "\n".join(f"{rule.id}  {say.text(rule.title)}" for rule in rules) or say("explain.none"),
        ),
        *([(say("explain.checks"), ", ".join(checks))] if checks else []),
        (say("explain.controls"), ", ".join(knowledge.demanding(id))),
    ]


def _control(control: knowledge.Described, say: Say) -> list[tuple[str, str]]:
    shown = [(f"{control.id} ({control.confidence})", say.text(control.item.title))]
    clauses = "\n".join(f"{say('explain.level')} {level}: {clause}" for level, clause in control.item.clauses.items())
    shown.append((say("explain.citation"), f"{control.catalog}\n{clauses}"))
    base = control.requirement
    shown.append(
        (say("explain.protections"), ", ".join((base.all_of or ()) + (base.any_of or ())) or say("explain.none"))
    )
    for heading, text in (
        ("explain.attestation", base.attestation),
        ("explain.document", base.document),
        ("explain.reason", base.reason),
    ):
        if text:
            shown.append((say(heading), say.text(text)))
    return shown


def _near(id: str) -> str:
    close = difflib.get_close_matches(id, knowledge.ids(), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(close)}?" if close else "see `levelgate catalog` and `levelgate rules`"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.splitlines())
