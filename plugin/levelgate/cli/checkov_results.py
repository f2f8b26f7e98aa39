"""What `levelgate checkov scan` prints: Checkov's raw results, with no secret of the definition in them."""

import msgspec

from levelgate.checks.checkov.request import Request
from levelgate.checks.checkov.run import Answer
from levelgate.model.resource import Definition, Problem
from levelgate.reports.escape import terminal
from levelgate.reports.secrets import Secrets

# The results that Checkov itself tells.
_TOLD = ("PASSED", "FAILED")


class Result(msgspec.Struct, frozen=True, order=True):
    """One check on one resource; `unknown` are the attributes that it read and nobody knows before apply."""

    check: str
    resource: str
    outcome: str
    unknown: tuple[str, ...]


class Crash(msgspec.Struct, frozen=True, order=True):
    """A check that ended in an error of its own on this resource."""

    check: str
    resource: str
    error: str


class Results(msgspec.Struct, frozen=True):
    """The printed document; `checkov` is the version that ran, `guidelines` its name of each check asked for."""

    checkov: str
    results: list[Result]
    guidelines: dict[str, str]
    crashes: list[Crash]
    problems: tuple[Problem, ...]


def results(answer: Answer, asked: Request, definition: Definition) -> Results:
    """The worker's answer with the addresses of the definition, sorted by check and address."""
    hide = Secrets(definition.secrets).hide_key
    names = [hide(subject.address) for subject in asked.subjects]
    told = (one for one in answer.results if one.outcome in _TOLD)
    return Results(
        answer.version,
        sorted(Result(one.check, names[one.subject], one.outcome, one.unknown) for one in told),
        dict(sorted(answer.guidelines.items())),
        sorted(Crash(one.check, names[one.subject], one.error) for one in answer.crashes),
        tuple(definition.problems),
    )


def json(shown: Results) -> str:
    """The results as an indented JSON object."""
    return msgspec.json.format(msgspec.json.encode(shown), indent=2).decode()


def text(shown: Results) -> str:
    """The results for a terminal, a line each, then how many there are."""
    lines = [f"{one.outcome:7} {one.check:14} {one.resource}{_unknown(one)}" for one in shown.results]
    lines += [f"CRASHED {one.check:14} {one.resource}  {one.error}" for one in shown.crashes]
    return "\n".join([*map(terminal, lines), f"{len(shown.results)} results, {len(shown.crashes)} crashes"])


def _unknown(result: Result) -> str:
    return f"  unknown: {', '.join(result.unknown)}" if result.unknown else ""
