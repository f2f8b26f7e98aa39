"""Conditions on the items of a list: YAML in, nodes out. Conditions inside are compiled by the function given."""

from collections.abc import Callable
from typing import Any

from levelgate.checks.attributes import Reader, Scope, reader, shown
from levelgate.checks.leaves import only, resolved
from levelgate.checks.nodes import HOLDS, Blame, Compile, Context, Node, together
from levelgate.model.value import Token, Truth, Unknown, every
from levelgate.model.value import some as at_least_one


def _items(compile: Compile, body: Any, context: Context, words: set[str]) -> tuple[str, Reader, Node]:
    only(body, {"in", "be"} | words)
    path = str(body["in"])
    prefix = f"{context.prefix}.{path}" if context.prefix else path
    inner = compile(body["be"], context._replace(prefix=prefix.partition("|")[0])) if "be" in body else HOLDS
    return path, reader(path, context.prefix, context.defaults), inner


def each(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `each`: every item of the list satisfies it."""
    path, read, inner = _items(compile, body, context, set())

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        return every([inner.test(one) for one in found] + ([] if certain else [None]))

    return Node(test, _of_item(path, read, inner), f"each: {inner.worded()}", path, local=inner.local)


def some(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `some`: at least one item of the list does."""
    path, read, inner = _items(compile, body, context, set())

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        return at_least_one([inner.test(one) for one in found] + ([] if certain else [None]))

    wants = f"at least one: {inner.worded()}" if inner.wants else "at least one"
    return Node(test, _of_item(path, read, inner), wants, path, local=inner.local)


def _of_item(path: str, read: Reader, inner: Node) -> Callable[[Scope, Truth], Blame]:
    """The explanation of the items that decided: all with the answer of the whole list."""

    def blame(scope: Scope, truth: Truth) -> Blame:
        found, certain = _spread(read(scope), scope)
        deciding = [one for one in found if inner.test(one) is truth]
        if not deciding:
            return Blame(path, "at least one", Token.ABSENT if certain else _what(read(scope)), certain)
        one = together([inner.blame(item, truth) for item in deciding])
        return one._replace(attribute=_join(path, one.attribute))

    return blame


def count(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `count`: at least so many items of the list do."""
    path, read, inner = _items(compile, body, context, {"at_least"})
    least = int(resolved(body["at_least"], context))

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        answers = [inner.test(one) for one in found]
        if answers.count(True) >= least:
            return True
        return False if certain and answers.count(True) + answers.count(None) < least else None

    def blame(scope: Scope, _: Truth) -> Blame:
        return Blame(path, f"at least {least}", str(len(_spread(read(scope), scope)[0])))

    return Node(test, blame, f"at least {least}", path, local=inner.local)


def _spread(values: Any, scope: Scope) -> tuple[list[Scope], bool]:
    """The items of the lists that `values` holds, and whether these are surely all of them."""
    items: list[Scope] = []
    certain = True
    for value in values:
        if isinstance(value, Unknown):
            certain = False
        elif isinstance(value, list):
            certain = certain and not any(isinstance(item, Unknown) for item in value)
            items += [scope._replace(here=item) for item in value if not isinstance(item, Unknown)]
        elif value is not None:
            items.append(scope._replace(here=value))
    return items, certain


def _what(values: Any) -> str:
    return next((shown(value) for value in values if isinstance(value, Unknown)), Token.AFTER_APPLY)


def _join(path: str, inner: str) -> str:
    return f"{path}.{inner}" if inner and inner != "." else path
