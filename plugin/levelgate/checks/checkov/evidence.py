"""Ask Checkov for what the mapping uses: a definition in, observations by protection out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from levelgate.checks.checkov.catalogue import Check, catalogue
from levelgate.checks.checkov.outcomes import Due, not_run, observed
from levelgate.checks.checkov.request import request
from levelgate.checks.checkov.run import index, run
from levelgate.checks.rules import Crash
from levelgate.errors import EngineError
from levelgate.mapping.checkov import by_check
from levelgate.model.engine import Engine, EngineStatus
from levelgate.model.observation import Observation
from levelgate.model.resource import Definition, Resource

NAME = "checkov"


class Asked(NamedTuple):
    """Whether Checkov is wanted, and the interpreter that it is in; None where there is none."""

    wanted: bool = True
    python: Path | None = None


class Evidence(NamedTuple):
    """What Checkov says of a definition: observations by protection, checks that crashed, types that it looked at.

    `guidelines` are Checkov's own words for what the checks ask, as far as they ran.
    """

    engine: Engine
    observations: Mapping[str, Sequence[Observation]] = {}
    crashes: tuple[Crash, ...] = ()
    examined: frozenset[str] = frozenset()
    guidelines: Mapping[str, str] = {}


def evidence(definition: Definition, asked: Asked) -> Evidence:
    """Run the checks that the mapping names and that judge something of the definition.

    Where they do not run, what only they would have looked at is unknown.
    """
    known, mapped, gone = catalogue(), by_check(), stale()
    everything = (*definition.providers, *definition.resources)
    due = [Due(id, known[id], bearings) for id, bearings in mapped.items() if id in known]
    due = _judging(due, everything)
    if not due:
        return Evidence(Engine(status=EngineStatus.IDLE, stale=gone))
    if not asked.wanted or asked.python is None:
        status = EngineStatus.ABSENT if asked.wanted else EngineStatus.OFF
        return Evidence(Engine(status=status, checks=len(due), stale=gone), not_run(due, everything))
    sent = request(_narrowed(definition, [one.check for one in due]), index(), sorted(one.id for one in due))
    try:
        answer = run(asked.python, sent.content)
    except EngineError as failure:
        return _failed(due, Engine(status=EngineStatus.FAILED, checks=len(due), stale=gone, detail=failure.what))
    engine = Engine(
        status=EngineStatus.FAILED if answer.refused else EngineStatus.RAN,
        version=answer.version,
        checks=len(due),
        results=len(answer.results),
        stale=gone,
        detail="the gate does not work with this version" if answer.refused else "",
    )
    if answer.refused:
        return _failed(due, engine)
    found, crashes = observed(answer, sent.subjects, due)
    examined = frozenset(type for one in due for type in one.check.judged or one.check.types)
    return Evidence(engine, found, crashes, examined, answer.guidelines)


def stale() -> tuple[str, ...]:
    """Ids that the mapping names and the index does not know: they count for nothing."""
    return tuple(sorted(set(by_check()) - set(catalogue())))


def _judging(due: Sequence[Due], resources: Sequence[Resource]) -> list[Due]:
    by_type = {(one.mode, one.type): one for one in resources}
    return [one for one in due if any(one.check.judges(resource) for resource in by_type.values())]


def _failed(due: Sequence[Due], engine: Engine) -> Evidence:
    """Nothing is known of what the checks would have said of their protections."""
    protections = sorted({bearing.protection for one in due for bearing in one.bearings})
    return Evidence(engine, {}, tuple(Crash(NAME, protection, engine.detail) for protection in protections))


def _narrowed(definition: Definition, checks: Sequence[Check]) -> Definition:
    """What the checks look at: the worker need not read the rest."""
    types = {type.removeprefix("data.") for check in checks for type in check.types}
    return msgspec.structs.replace(
        definition,
        resources=tuple(one for one in definition.resources if one.type in types),
        providers=tuple(one for one in definition.providers if one.type in types),
    )
