"""Ask Checkov for what the mapping uses: a definition in, observations by protection out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from levelgate.checks.checkov.catalogue import Check, catalogue
from levelgate.checks.checkov.outcomes import Due, fits, not_run, observed
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
    everything = (*definition.providers, *definition.resources)
    due = _judging(everything)
    if not due:
        return Evidence(_engine(EngineStatus.IDLE, due))
    if not asked.wanted or asked.python is None:
        status = EngineStatus.ABSENT if asked.wanted else EngineStatus.OFF
        return Evidence(_engine(status, due), not_run(due, everything))
    try:
        return _heard(definition, due, asked.python)
    except EngineError as failure:
        return _failed(due, "", failure.what)


def _heard(definition: Definition, due: Sequence[Due], python: Path) -> Evidence:
    """What Checkov says; raises EngineError where it says nothing."""
    sent = request(_narrowed(definition, [one.check for one in due]), index(), sorted(one.id for one in due))
    answer = run(python, sent)
    if answer.refused:
        return _failed(due, answer.version, "the gate does not work with this version")
    if not fits(answer, due):
        return _failed(due, answer.version, "its answer is about something that was not asked")
    found, crashes = observed(answer, sent.subjects, due)
    examined = frozenset(type for one in due for type in one.check.judged or one.check.types)
    engine = _engine(EngineStatus.RAN, due, version=answer.version, results=len(answer.results))
    return Evidence(engine, found, crashes, examined, answer.guidelines)


def stale() -> tuple[str, ...]:
    """Ids that the mapping names and the index does not know: they count for nothing."""
    return tuple(sorted(set(by_check()) - set(catalogue())))


def _judging(resources: Sequence[Resource]) -> list[Due]:
    """The checks of the mapping that judge one of the resources."""
    kinds = {(one.mode, one.type): one for one in resources}.values()
    known = ((id, catalogue().get(id), bearings) for id, bearings in by_check().items())
    due = [Due(id, check, bearings) for id, check, bearings in known if check is not None]
    return [one for one in due if any(one.check.judges(resource) for resource in kinds)]


def _engine(status: EngineStatus, due: Sequence[Due], **more: Any) -> Engine:
    return Engine(status=status, checks=len(due), stale=stale(), **more)


def _failed(due: Sequence[Due], version: str, why: str) -> Evidence:
    """Nothing is known of what the checks would have said of their protections."""
    protections = sorted({bearing.protection for one in due for bearing in one.bearings})
    engine = _engine(EngineStatus.FAILED, due, version=version, detail=why)
    return Evidence(engine, crashes=tuple(Crash(NAME, protection, why) for protection in protections))


def _narrowed(definition: Definition, checks: Sequence[Check]) -> Definition:
    """What the checks look at: the worker need not read the rest."""
    types = {type.removeprefix("data.") for check in checks for type in check.types}
    return msgspec.structs.replace(
        definition,
        resources=tuple(one for one in definition.resources if one.type in types),
        providers=tuple(one for one in definition.providers if one.type in types),
    )
