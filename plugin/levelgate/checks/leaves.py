"""Conditions on the attributes of the value at hand, which need no other condition: YAML in, nodes out."""

from collections.abc import Callable, Mapping
from typing import Any

from levelgate.checks.attributes import UNSET, Reader, Scope, closed, reader, short, shown
from levelgate.checks.network import opens
from levelgate.checks.nodes import Blame, Context, Node, all_of, wrong
from levelgate.checks.predicates import PREDICATES, Judge, judge, said, same
from levelgate.model.control import Parameter
from levelgate.model.value import AFTER_APPLY, Token, Truth, every, opposite


def filter_opens(body: Any, context: Context) -> Node:
    """The condition `opens`: a filter rule lets one of the ports through."""
    only(body, {"ports", "from", "to", "protocol"})
    ports = [_range(item) for item in resolved(body["ports"], context)]
    reads = first, last, protocol = tuple(
        reader(str(body.get(name, default)), context.prefix, context.defaults)
        for name, default in (("from", "from_port"), ("to", "to_port"), ("protocol", "protocol"))
    )

    def test(scope: Scope) -> Truth:
        # Of several blocks nothing tells which port belongs to which protocol: `each` looks at one by one.
        found = [values[0] if len(values) == 1 else AFTER_APPLY for values in (read(scope) for read in reads)]
        return opens(ports, *found)

    path = str(body.get("from", "from_port"))
    expected = f"ports {', '.join(map(str, resolved(body['ports'], context)))}"

    def blame(scope: Scope, _: Truth) -> Blame:
        actual = f"{shown(protocol(scope)[0])} {shown(first(scope)[0])}-{shown(last(scope)[0])}"
        return Blame(path, expected, _open_or_closed(path, actual, scope, context))

    return Node(test, blame, expected, local=True)


def undecided(body: Any, context: Context) -> Node:
    """The condition `undecided`: nothing that a definition holds can answer it; `body` says why (vi, en)."""
    only(body, {"vi", "en"})
    why = str(body["en"])
    return Node(lambda _: None, lambda _, __: Blame("", why, Token.UNSEEN), why, local=True)


def is_predicate(word: str) -> bool:
    """Whether a word judges an attribute's value."""
    return word in COMPARISONS or word in PREDICATES


def _range(item: int | str) -> tuple[int, int]:
    first, _, last = str(item).partition("-")
    return int(first), int(last or first)


def attribute(path: str, body: Any, context: Context) -> Node:
    """The condition that an attribute satisfies a value, one of a list of values, or predicates."""
    read = reader(path, context.prefix, context.defaults)
    words = dict(body) if isinstance(body, Mapping) else {"in" if isinstance(body, list) else "equals": body}
    nodes = [_compared(path, word, str(words.pop(word)), read, context) for word in COMPARISONS if word in words]
    arguments = {word: resolved(argument, context) for word, argument in words.items()}
    judges = [(judge(word, argument), said(word, argument)) for word, argument in arguments.items()]
    nodes += [_leaf(path, read, judges, context)] if judges else []
    return nodes[0] if len(nodes) == 1 else all_of(nodes)


def _leaf(path: str, read: Reader, judges: list[tuple[Judge, str]], context: Context) -> Node:
    expected = " and ".join(text for _, text in judges)
    holds = judges[0][0] if len(judges) == 1 else lambda value: every([one(value) for one, _ in judges])

    def test(scope: Scope) -> Truth:
        values = read(scope)
        return holds(values[0]) if len(values) == 1 else every([holds(value) for value in values])

    def blame(scope: Scope, _: Truth) -> Blame:
        values = read(scope)
        bad = [value for value in values if holds(value) is not True] or values
        actual = _open_or_closed(path, short(", ".join(dict.fromkeys(map(shown, bad)))), scope, context)
        # Where a resource lies (`@region`) is nothing that somebody wrote wrongly either.
        unwritten = path.startswith("@") or all(value in (None, UNSET, "", []) for value in bad)
        return Blame(path, expected, actual, unwritten=unwritten)

    return Node(test, blame, expected, path, local=True)


def _open_or_closed(path: str, text: str, scope: Scope, context: Context) -> str:
    whole = f"{context.prefix}.{path}" if context.prefix else path
    return Token.SENSITIVE if closed(scope.resource, whole) else text


def _compared(path: str, word: str, other: str, read: Reader, context: Context) -> Node:
    """The condition that the value is, or is not, the one at `other` of the resource that a hop comes from."""
    theirs, (settle, text) = reader(other, "", context.defaults), COMPARISONS[word]
    expected = f"{text} {other} it comes from"

    def test(scope: Scope) -> Truth:
        if scope.outer is None:
            return None
        values = (*read(scope), *theirs(Scope(scope.outer.attributes, scope.outer)))
        if len(values) != 2 or None in values:
            return None
        return settle(same(values[0], values[1]))

    def blame(scope: Scope, _: Truth) -> Blame:
        actual = _open_or_closed(path, shown(read(scope)[0]), scope, context)
        return Blame(path, expected, actual)

    return Node(test, blame, expected, path)


COMPARISONS: dict[str, tuple[Callable[[Truth], Truth], str]] = {
    "other_than": (opposite, "other than the"),
    "same_as": (lambda truth: truth, "the same as the"),
}


def resolved(argument: Any, context: Context) -> Any:
    """The argument itself, or the level's parameter that `$name` means."""
    if isinstance(argument, str) and argument.startswith("$"):
        return _looked_up(argument[1:], context)
    return argument


def _looked_up(name: str, context: Context) -> Parameter:
    if name not in context.parameters:
        raise wrong(f"the level gives no parameter {name!r}")
    return context.parameters[name]


def only(body: Any, words: set[str]) -> None:
    """Raise MappingError (RULE_INVALID) unless `body` is a mapping with no other words."""
    if not isinstance(body, Mapping) or not set(body) <= words:
        raise wrong(f"expected a mapping with {', '.join(sorted(words))}, not {body!r}")
