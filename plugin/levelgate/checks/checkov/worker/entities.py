"""Entities in, Checkov's configuration of them out, as its plan parser would make it."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

# Checkov's parser writes these into every object of a plan; some checks count or walk the keys.
_PLACE = {"__file__": "/plan.json", "__startline__": 1, "__endline__": 1}
_LINES = {"start_line": 0, "end_line": 0}

# Stands for the attributes through which entities name each other.
CONNECTIONS = "(connections)"

Path = tuple[str | int, ...]


class Entity(NamedTuple):
    """One block instance: `kind` is resource, data or provider; `conf` is Checkov's configuration of it.

    `unknown` are the paths of values that are written but not known; in `conf` they are missing, or show a reference.
    `error` names what Checkov's parser failed with; no check can then say anything.
    """

    number: int
    kind: str
    type: str
    name: str
    address: str
    conf: dict[str, Any]
    unknown: frozenset[Path]
    error: str = ""


def entities(raw: list[dict[str, Any]], first: int) -> list[Entity]:
    """The entities of one root in the order given, which is the plan's; numbered from `first`."""
    return [_entity(one, number) for number, one in enumerate(raw, first)]


def _entity(raw: Mapping[str, Any], number: int) -> Entity:
    unknown = frozenset(tuple(path) for path in raw.get("unknown", ()))
    configured, error = {}, ""
    try:
        configured = _provider(raw) if raw["kind"] == "provider" else _resource(raw)
    except Exception as problem:  # noqa: BLE001 - the boundary: one odd resource must not hide what is said of the others
        error = failure(problem)
    return Entity(number, raw["kind"], raw["type"], raw["name"], raw["address"], configured, unknown, error)


def failure(problem: Exception) -> str:
    """What a crash is called by: a message could hold values of the definition."""
    return type(problem).__name__


def _resource(raw: Mapping[str, Any]) -> dict[str, Any]:
    parser = _parser()
    conf: dict[str, Any] = parser._hclify(
        obj=_placed(raw["values"]), conf=raw.get("expressions"), resource_type=raw["type"]
    )
    conf["__address__"] = raw["address"]
    if raw.get("provisioners"):
        conf["provisioner"] = parser._get_provisioner(raw["provisioners"])
    return conf


def _provider(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A provider block, by the same parser: it takes the plan's `configuration.provider_config`."""
    block = {"name": raw["type"], "alias": raw["name"], "expressions": raw.get("expressions", {})}
    [found] = _parser()._get_providers({"configuration": {"provider_config": {raw["type"]: block}}})
    conf: dict[str, Any] = found[raw["type"]]
    return conf


@cache
def _parser() -> Any:
    return import_module("checkov.terraform.plan_parser")


def _placed(value: Any) -> Any:
    """The value with the keys that Checkov's parser adds to each object: the place in the file."""
    if isinstance(value, dict):
        return {key: _placed(each) for key, each in value.items()} | _PLACE | _LINES
    if isinstance(value, list):
        return [_placed(each) for each in value]
    return value


def shown(path: Path) -> str:
    """A path without indices, as reports name attributes."""
    return ".".join(str(step) for step in path if not isinstance(step, int))


def met(read: tuple[str, ...], path: Path) -> bool:
    """Whether one of two paths leads to the other, or through it; indices left out."""
    names = [step for step in path if not isinstance(step, int)]
    return all(one == other for one, other in zip(read, names, strict=False))


def leaves(value: Any) -> Iterator[str]:
    """The strings in a configuration that may name something: those with a dot."""
    if isinstance(value, str):
        if "." in value:
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
