"""Checkov's graph policies: its own conditions on attributes, and ours on connections, which look at each edge once."""

import json
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from levelgate.checks.checkov.worker.checks import Crash, Guideline, Outcome, Said
from levelgate.checks.checkov.worker.doubts import Doubts
from levelgate.checks.checkov.worker.entities import Entity, failure
from levelgate.checks.checkov.worker.graph import World, made, node_type
from levelgate.checks.checkov.worker.index import Index
from levelgate.checks.checkov.worker.lean import folder_of_policies

_BLOCKS = {"resource", "data", "module", "provider"}


class Split(NamedTuple):
    """The entities of a condition by what it says of them: Checkov lists some twice, or under two outcomes."""

    passed: dict[int, None]
    failed: dict[int, None]
    unknown: dict[int, None]


def run(index: Index, wanted: frozenset[str] | None, entities: list[Entity], place: Path) -> Iterator[Said]:
    """Run the policies wanted (None: all) that name a type present."""
    present = {node_type(entity) for entity in entities}
    chosen = {
        id: entry
        for id, entry in index["policies"].items()
        if (wanted is None or id in wanted) and present.intersection(entry["types"])
    }
    if not chosen:
        return
    types = {type for entry in chosen.values() for type in entry["types"]}
    sound = [entity for entity in entities if not entity.error]
    kept = {entity.number: entity for entity in sound if node_type(entity) in types}
    graph = made(sound, kept.values())
    failed = graph.failed | {entity.number: entity.error for entity in entities if entity.error}
    parser = import_module("checkov.common.checks_infra.checks_parser").GraphCheckParser()
    for id, entry in chosen.items():
        named = {one.number for one in entities if node_type(one) in entry["types"]}
        gone = {number: error for number, error in failed.items() if number in named}
        yield from (Crash(id, number, error) for number, error in gone.items())
        try:
            policy = json.loads((folder_of_policies(place) / entry["file"]).read_text("utf-8"))
            yield Guideline(id, policy["metadata"]["name"])
            world = World(graph.nodes, graph.edges, {})
            doubts = Doubts(policy["definition"], world.below(entry["types"]), kept, whole=not gone)
            judged = [number for number, one in kept.items() if node_type(one) in entry["judged"]]
            yield from _outcomes(id, _run(_solver(parser, policy), world), judged, doubts)
            yield from (Crash(id, number, error) for number, error in world.crashes.items())
        except Exception as problem:  # noqa: BLE001 - the boundary: one policy's crash must not hide the others' outcomes
            yield from (Crash(id, number, failure(problem)) for number in sorted(named))


def _solver(parser: Any, policy: Any) -> Any:
    provider = policy.get("scope", {}).get("provider", "").lower()
    named = import_module("checkov.common.checks_infra.resources_types").resources_types.get(provider)
    return parser.parse_raw_check(policy, resources_types=named).solver


def _outcomes(id: str, split: Split, judged: Iterable[int], doubts: Doubts) -> Iterator[Outcome]:
    """What is told of each entity; of one that is unknown or filtered out, only where a value is not known."""
    for outcome, part in (("PASSED", split.passed), ("FAILED", split.failed)):
        for number in part:
            yield Outcome(id, number, outcome, doubts.on(number))
    for number in judged:
        if number not in split.passed and number not in split.failed and (unknown := doubts.on(number)):
            yield Outcome(id, number, "UNKNOWN", unknown)


def _run(solver: Any, world: World) -> Split:
    """The outcome of a policy: a condition on connections sees the entities of its own types alone."""
    if _connects(solver):
        return _connected(solver, world.below([*solver.resource_types, *solver.connected_resources_types]), {}, {})
    return _of_attributes(solver, world)


def _connects(solver: Any) -> bool:
    """Whether a condition is on connections, plain or combined."""
    return solver.solver_type.name in ("CONNECTION", "COMPLEX_CONNECTION")


def _of_attributes(solver: Any, world: World) -> Split:
    split = Split({}, {}, {})
    if solver.solver_type.name == "RESOURCE":
        raise NotImplementedError("a condition on the types of a definition")
    for number in world.of(solver.resource_types):
        node = world.nodes[number]
        if solver.solver_type.name == "ATTRIBUTE" and node.get("block_type_") not in _BLOCKS:
            continue
        try:
            said = solver.get_operation(node)
        except Exception as problem:
            if solver.solver_type.name != "ATTRIBUTE":
                raise
            # Checkov asks plain conditions in threads, and drops what goes wrong there with the one entity.
            world.crashes[number] = failure(problem)
            continue
        (split.unknown if said is None else split.passed if said else split.failed)[number] = None
    return split


def _connected(solver: Any, world: World, excluded: dict[int, None], unknown: dict[int, None]) -> Split:
    if not hasattr(solver, "solvers"):
        split = _connection(solver, world, excluded, unknown)
        return _OPERATIONS[solver.operator](split)
    combine = _both if solver.operator == "and" else _either
    split = combine(solver, world)
    for each in solver.solvers:
        if each.solver_type.name == "FILTER":
            split = Split(*(_within(each, world, part) for part in split))
    return split


def _within(filter: Any, world: World, part: dict[int, None]) -> dict[int, None]:
    return {number: None for number in part if filter.get_operation(world.nodes[number])}


def _connection(solver: Any, world: World, excluded: dict[int, None], unknown: dict[int, None]) -> Split:
    """Which entities of the condition's two sides have an edge to the other side."""
    ours, theirs = world.of(solver.resource_types), world.of(solver.connected_resources_types)
    if not ours or not theirs:
        return Split({}, {**ours, **theirs}, {})
    split = Split({}, {}, {})
    for edge in world.edges:
        opposite = theirs if edge.origin in ours else ours if edge.origin in theirs else {}
        if edge.target not in opposite:
            continue
        ends = (edge.origin, edge.target)
        part = split.failed if _any(ends, excluded) else split.unknown if _any(ends, unknown) else split.passed
        part.update(dict.fromkeys(ends))
    seen = {**split.passed, **split.unknown}
    split.failed.update({number: None for number in (*ours, *theirs) if number not in seen})
    return split


def _any(ends: tuple[int, int], group: dict[int, None]) -> bool:
    return ends[0] in group or ends[1] in group


_OPERATIONS: dict[str, Callable[[Split], Split]] = {
    "exists": lambda split: split,
    "not_exists": lambda split: Split(split.failed, split.passed, split.unknown),
    "one_exists": lambda split: Split(
        split.passed, _without(split.failed, split.passed), _without(split.unknown, split.passed)
    ),
}


def _without(part: dict[int, None], *others: dict[int, None]) -> dict[int, None]:
    return {number: None for number in part if not any(number in other for other in others)}


def _attribute_parts(solver: Any, world: World) -> Split:
    split = Split({}, {}, {})
    for each in solver.solvers:
        if each.solver_type.name in ("ATTRIBUTE", "COMPLEX"):
            for into, part in zip(split, _of_attributes(each, world), strict=True):
                into.update(part)
    return split


def _both(solver: Any, world: World) -> Split:
    if not world.of(solver.resource_types):
        return Split({}, {}, {})
    split = _attribute_parts(solver, world)
    passed = _without(split.passed, split.failed, split.unknown)
    failed, unknown = dict(split.failed), dict(split.unknown)
    for each in _connections(solver):
        part = _connected(each, world, failed, unknown)
        passed |= part.passed
        failed |= part.failed
        unknown |= part.unknown
    return Split(_without(passed, failed, unknown), failed, _without(unknown, failed))


def _either(solver: Any, world: World) -> Split:
    split = _attribute_parts(solver, world)
    for each in solver.solvers:
        if _connects(each):
            for into, part in zip(split, _connected(each, world, {}, {}), strict=True):
                into.update(part)
    unknown = _without(split.unknown, split.passed)
    return Split(split.passed, _without(split.failed, split.passed, split.unknown), unknown)


def _connections(solver: Any) -> list[Any]:
    """The conditions on connections; those on types that a filter names come last, as Checkov orders them."""
    named = {
        type
        for each in solver.solvers
        if each.solver_type.name == "FILTER" and each.attribute == "resource_type"
        for type in each.value
    }
    found = [each for each in solver.solvers if _connects(each)]
    return sorted(
        found, key=lambda each: bool(named.intersection([*each.resource_types, *each.connected_resources_types]))
    )
