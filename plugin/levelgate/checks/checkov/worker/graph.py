"""The graph of one root as Checkov's policies see it: a node for each entity, an edge where one names another."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from levelgate.checks.checkov.worker.entities import Entity, failure, leaves

Nodes = dict[int, dict[str, Any]]


class Edge(NamedTuple):
    """From the entity that names to the one named; `guessed` where several entities bear the name."""

    origin: int
    target: int
    guessed: bool


class World(NamedTuple):
    """Nodes and edges of one root, as far as a policy's types go; `crashes` are entities that a condition failed on."""

    nodes: Nodes
    edges: list[Edge]
    crashes: dict[int, str]

    def of(self, types: Iterable[str]) -> dict[int, None]:
        """The entities of these types; no type means any."""
        wanted = set(types)
        return {
            number: None for number, node in self.nodes.items() if not wanted or node.get("resource_type") in wanted
        }

    def below(self, types: Iterable[str]) -> "World":
        """What is left with these types alone."""
        kept = self.of(types)
        return World(
            {number: self.nodes[number] for number in kept},
            [edge for edge in self.edges if edge.origin in kept and edge.target in kept],
            self.crashes,
        )


def node_type(entity: Entity) -> str:
    """The type that policies call an entity by."""
    return entity.type if entity.kind == "resource" else f"{entity.kind}.{entity.type}"


class Made(NamedTuple):
    """Nodes, edges, and the entities that Checkov's classes failed on, with the exception's name."""

    nodes: Nodes
    edges: list[Edge]
    failed: dict[int, str]


def nodes(entities: Iterable[Entity]) -> tuple[Nodes, dict[int, str]]:
    """The attributes of each entity's node, made by Checkov's own classes, by number; and those that these fail on."""
    found: Nodes = {}
    failed: dict[int, str] = {}
    for entity in entities:
        try:
            found[entity.number] = _attributes(entity)
        except Exception as problem:  # noqa: BLE001 - the boundary: one odd resource must not hide the others
            failed[entity.number] = failure(problem)
    return found, failed


def _attributes(entity: Entity) -> dict[str, Any]:
    module = import_module("checkov.terraform.graph_builder.graph_components.module").Module(
        source_dir="", external_modules_source_map={}
    )
    block = {entity.type: entity.conf if entity.kind == "provider" else {entity.name: entity.conf}}
    module.add_blocks(entity.kind, [block], "/plan.json", "Terraform")
    [vertex] = module.blocks
    attributes: dict[str, Any] = vertex.get_attribute_dict(add_hash=False)
    return attributes


def made(entities: list[Entity], kept: Iterable[Entity]) -> Made:
    """The nodes of the entities kept, and the edges between them, in the order of their origins."""
    found, failed = nodes(kept)
    names = _Names(entities)
    edges: dict[Edge, None] = {}
    for entity in entities:
        if entity.number in found:
            try:
                targets = list(names.targets(entity))
            except Exception as problem:  # noqa: BLE001 - the boundary, as above
                failed[entity.number] = failure(problem)
                continue
            for target, guessed in targets:
                if target in found and target != entity.number:
                    edges[Edge(entity.number, target, guessed)] = None
    return Made({number: node for number, node in found.items() if number not in failed}, list(edges), failed)


class _Names:
    """Which entity a reference means. Names carry no module and no key: Checkov picks the nearest of those that fit."""

    def __init__(self, entities: list[Entity]) -> None:
        utils = import_module("checkov.terraform.graph_builder.utils")
        self._parse = utils.get_referenced_vertices_in_value
        self._types = {entity.type for entity in entities if entity.kind == "resource"}
        self._aliases = {_name(each): {"block_type_": each.kind} for each in entities if "alias" in each.conf}
        self._bearers: dict[tuple[str, str], _Bearers] = {}
        for entity in entities:
            self._bearers.setdefault((entity.kind, _name(entity)), _Bearers()).add(entity)
        self._parsed: dict[str, list[tuple[str, str]]] = {}

    def targets(self, entity: Entity) -> Iterator[tuple[int, bool]]:
        """Number of each entity that this one names, and whether that is one of several."""
        for text in leaves(entity.conf):
            if text not in self._parsed:
                self._parsed[text] = list(self._named(text))
            for key in self._parsed[text]:
                bearers = self._bearers[key]
                yield bearers.nearest(entity), bearers.several

    def _named(self, text: str) -> Iterator[tuple[str, str]]:
        clean = import_module("checkov.terraform.graph_builder.utils").remove_index_pattern_from_str
        for reference in self._parse(text, self._aliases, self._types):
            parts = [clean(part) for part in reference.sub_parts]
            keys = ((str(reference.block_type), ".".join(parts[:end])) for end in range(len(parts), 0, -1))
            key = next((key for key in keys if key in self._bearers), None)
            if key:
                yield key


def _name(entity: Entity) -> str:
    return f"{entity.type}.{entity.name}"


class _Bearers:
    """The entities that bear one name, in several modules or with several keys."""

    def __init__(self) -> None:
        self._by_module: dict[str, dict[str | None, int]] = {}
        self._order: dict[int, int] = {}
        self._nearest: dict[str, list[Mapping[str | None, int]]] = {}

    @property
    def several(self) -> bool:
        """Whether there is more than one."""
        return len(self._order) > 1

    def add(self, entity: Entity) -> None:
        """Add one, in the order of the plan."""
        self._order[entity.number] = len(self._order)
        keyed = self._by_module.setdefault(_module(entity), {})
        keyed.setdefault(_key(entity.address), entity.number)
        keyed.setdefault("", entity.number)

    def nearest(self, origin: Entity) -> int:
        """The one that Checkov takes: of the modules nearest to the origin's, with the same key, else the first."""
        module = _module(origin)
        if module not in self._nearest:
            near = {own: _shared(module, own) for own in self._by_module}
            best = max(near.values())
            self._nearest[module] = [self._by_module[own] for own, length in near.items() if length == best]
        groups = self._nearest[module]
        key = _key(origin.address)
        fitting = [group[key] for group in groups if key in group] or [group[""] for group in groups]
        return min(fitting, key=self._order.__getitem__)


def _module(entity: Entity) -> str:
    """The module part of an address; empty in the root module."""
    end = entity.address.rfind(f"{entity.type}.{entity.name}")
    return entity.address[: max(end, 0)].removesuffix("data.").rstrip(".")


def _key(address: str) -> str | None:
    utils = import_module("checkov.terraform.graph_builder.foreach.utils")
    key: str | None = utils.get_terraform_foreach_or_count_key(address)
    return key


def _shared(one: str, other: str) -> int:
    """Length of what two module paths share, step by step; nothing where either is the root."""
    if not (one.startswith("module") and other.startswith("module")):
        return 0
    shared = []
    for mine, its in zip(one.split("."), other.split("."), strict=False):
        if mine != its:
            break
        shared.append(mine)
    return len(".".join(shared))
