"""What rules read: a rule in, resource types and attribute paths out, without judging anything."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from levelgate.model.rule import Rule

Read = tuple[str, str]
_Reads = Callable[[Any, str, Sequence[str]], Iterator[Read]]


def reads(rule: Rule) -> Iterator[Read]:
    """Every (type, attribute path) that a rule reads; the path is empty where it only looks for the type."""
    types = rule.subjects.type if rule.subjects else ()
    yield from ((type, "") for type in types)
    where = rule.subjects.where if rule.subjects else None
    for condition in (where, rule.assertion, rule.exists, rule.when):
        yield from reads_of(condition, types)


def parameters_read(rule: Rule) -> frozenset[str]:
    """The names of the level's parameters that a rule reads, through `$name` or `parameter`."""
    where = rule.subjects.where if rule.subjects else None
    return frozenset(_parameters([where, rule.assertion, rule.exists, rule.when]))


def _parameters(condition: Any) -> Iterator[str]:
    if isinstance(condition, str) and condition.startswith("$"):
        yield condition[1:]
    elif isinstance(condition, list):
        for item in condition:
            yield from _parameters(item)
    elif isinstance(condition, dict):
        for word, body in condition.items():
            yield from body if word == "parameter" else _parameters(body)


def reads_of(condition: Any, types: Sequence[str], prefix: str = "") -> Iterator[Read]:
    """Every (type, attribute path) that a condition on resources of `types` reads."""
    if isinstance(condition, list):
        for item in condition:
            yield from reads_of(item, types, prefix)
    elif isinstance(condition, dict):
        for word, body in condition.items():
            yield from _WORDS[word](body, prefix, types) if word in _WORDS else _attribute(word, body, prefix, types)


def _joined(prefix: str, path: str) -> str:
    return f"{prefix}.{path}" if prefix and path != "." else path


def _attribute(word: str, body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    if word[:1] not in "@.":
        path = _joined(prefix, word).partition("|")[0]
        yield from ((type, path) for type in types)


def _nested(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    return reads_of(body, types, prefix)


def _items(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    inner = _joined(prefix, body["in"])
    yield from ((type, inner.partition("|")[0]) for type in types)
    if "|" not in body["in"] and body["in"] != ".":
        # What stands in a text has no place in a schema.
        yield from reads_of(body.get("be"), types, inner)


def _opens(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    for name, default in (("from", "from_port"), ("to", "to_port"), ("protocol", "protocol")):
        yield from ((type, _joined(prefix, body.get(name, default))) for type in types)


def _refers(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    path = _joined(prefix, body["by"]).partition("|")[0]
    yield from ((type, path) for type in types)
    yield from _other(body, ("distinct", "on"))


def _linked(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    yield from ((type, path) for path in body.get("on", ()) for type in types)
    yield from _other(body, ("by", "distinct"))


def _seen(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    return _other(body, ("key", "value", "tags", "distinct", "show"))


def _other(body: Any, words: Sequence[str]) -> Iterator[Read]:
    """What a hop reads of the other resource: the paths at `words`, and its condition."""
    others = [body["type"]] if isinstance(body["type"], str) else body["type"]
    yield from ((type, "") for type in others)
    named = (body[word] for word in words if word in body)
    paths = (path for one in named for path in ([one] if isinstance(one, str) else one))
    yield from ((type, path.partition("|")[0]) for path in paths if path[0] != "@" for type in others)
    yield from reads_of(body.get("be"), others)


def _is(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    return (read for condition in body.values() for read in reads_of(condition, types, prefix))


def _nothing(body: Any, prefix: str, types: Sequence[str]) -> Iterator[Read]:
    return iter(())


_WORDS: dict[str, _Reads] = {
    "all": _nested,
    "any": _nested,
    "not": _nested,
    "each": _items,
    "some": _items,
    "count": _items,
    "linked": _linked,
    "refers": _refers,
    "tagged_by": _seen,
    "exists": _seen,
    "covers": _seen,
    "opens": _opens,
    "parameter": _nothing,
    "is": _is,
    "undecided": _nothing,
}
