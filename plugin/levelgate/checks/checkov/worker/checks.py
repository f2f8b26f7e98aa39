"""Checkov's Python checks on entities: imported for the types present, IAM analysis once for each policy text."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from levelgate.checks.checkov.worker.entities import CONNECTIONS, Entity, failure, met, shown
from levelgate.checks.checkov.worker.index import Index, matching, registry
from levelgate.checks.checkov.worker.lean import VALUE_CHECKS, Graph
from levelgate.checks.checkov.worker.watched import watched

# What an IAM check reads; with a `count` of 0 it says nothing.
_POLICY_TEXTS = ("policy", "inline_policy", "statement", "count")
_TOLD = {"PASSED", "FAILED"}


class Outcome(NamedTuple):
    """What a check said of an entity, and the unknown attributes that it read.

    PASSED or FAILED; UNKNOWN only where it read one, as Checkov itself tells no such result.
    """

    check: str
    entity: int
    outcome: str
    unknown: tuple[str, ...] = ()


class Guideline(NamedTuple):
    """What a check asks, in Checkov's words."""

    check: str
    text: str


class Crash(NamedTuple):
    """A check that ended with an exception (its name): Checkov drops such results without a word."""

    check: str
    entity: int
    error: str


Said = Outcome | Crash | Guideline


def run(index: Index, wanted: frozenset[str] | None, entities: Iterable[Entity], graph: Graph) -> Iterator[Said]:
    """Run the checks wanted (None: all) that look at the types present."""
    by_type: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        by_type.setdefault((entity.kind, entity.type), []).append(entity)
    present: dict[str, set[str]] = {}
    for kind, type in by_type:
        present.setdefault(kind, set()).add(type)
    doubtful = any(entity.unknown for group in by_type.values() for entity in group)
    for id, entry in index["checks"].items():
        types = matching(entry["types"], present.get(entry["kind"], set())) if wanted is None or id in wanted else ()
        for type in sorted(types):
            subjects = by_type[entry["kind"], type]
            try:
                check = _check(id, entry, type)
            except Exception as problem:  # noqa: BLE001 - the boundary, as below
                yield from (Crash(id, entity.number, failure(problem)) for entity in subjects)
                continue
            check.graph = graph
            yield Guideline(id, check.name)
            yield from _Runner(id, check, graph, doubtful).outcomes(subjects)


def _check(id: str, entry: dict[str, Any], type: str) -> Any:
    """The check's instance, which registers itself when its module is imported."""
    import_module(entry["module"])
    return next(check for check in registry(entry["kind"]).get_checks(type) if check.id == id)


class _Runner:
    """One check on the entities of one type; `doubtful` says that something in the root is not known."""

    def __init__(self, id: str, check: Any, graph: Graph, doubtful: bool) -> None:
        self._id = id
        self._check = check
        self._graph = graph
        self._doubtful = doubtful
        self._analyses = hasattr(check, "policy_document_cache")
        self._known: dict[str, str] = {}
        self._path = _path_read(check)

    def outcomes(self, entities: Iterable[Entity]) -> Iterator[Outcome | Crash]:
        for entity in entities:
            if entity.error:
                yield Crash(self._id, entity.number, entity.error)
                continue
            self._graph.asked = False
            try:
                said = self._of_policy(entity) if self._analyses else self._said(entity.conf, entity)
                unknown = self._unknown(entity)
                if said in _TOLD or unknown:
                    yield Outcome(self._id, entity.number, said if said in _TOLD else "UNKNOWN", unknown)
            except Exception as problem:  # noqa: BLE001 - the boundary: one check's crash must not hide the others' outcomes
                yield Crash(self._id, entity.number, failure(problem))

    def _said(self, conf: dict[str, Any], entity: Entity) -> str:
        name = f"{entity.name}#{entity.number}"
        result = self._check.run("/plan.json", conf, name, entity.type, {})["result"]
        return getattr(result, "name", "")

    def _of_policy(self, entity: Entity) -> str:
        """Kept by the policy's text: Checkov keeps it by the block's name, so all instances get the first one's."""
        text = repr([entity.conf.get(key) for key in _POLICY_TEXTS])
        if text not in self._known:
            self._known[text] = self._said(entity.conf, entity)
        return self._known[text]

    def _unknown(self, entity: Entity) -> tuple[str, ...]:
        """The unknown attributes that the check reads on the entity, or may read on others."""
        if self._graph.asked and self._doubtful:
            return (CONNECTIONS,)
        if not entity.unknown:
            return ()
        if self._path is not None:
            read = (self._path, ("count",))
            return tuple(sorted({shown(path) for path in entity.unknown if any(met(names, path) for names in read)}))
        noticed: set[str] = set()
        self._said(watched(entity, noticed.add), entity)
        return tuple(sorted(noticed))


def _path_read(check: Any) -> tuple[str, ...] | None:
    """The attribute that a check of Checkov's two value kinds reads, beside `count`; None where it reads freely."""
    for base in _value_bases():
        own = type(check)
        plain = getattr(own, "scan_resource_conf", None) is base.scan_resource_conf
        if plain and getattr(own, "get_excluded_key", None) is getattr(base, "get_excluded_key", None):
            key = check.get_inspected_key()
            return tuple(step for step in key.split("/") if not step.strip("[]").isdigit() and step != "*")
    return None


@cache
def _value_bases() -> tuple[Any, ...]:
    folder = "checkov.terraform.checks.resource"
    return tuple(getattr(import_module(f"{folder}.{module}"), name) for module, name in VALUE_CHECKS.items())
