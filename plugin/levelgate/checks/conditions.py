"""The rule language: a condition as it stands in YAML in, a three-valued test and its explanation out.

The table at the end and the one in `predicates` are the whole language; docs/rules.md explains each word.
"""

from collections.abc import Callable, Mapping
from typing import Any

from levelgate.checks import hops
from levelgate.checks.attributes import Reader, Scope, closed, reader, shown
from levelgate.checks.network import opens
from levelgate.checks.nodes import HOLDS, NEVER, Blame, Context, Node, Test, all_of, any_of, badness, negated, wrong
from levelgate.checks.predicates import Judge, judge, said
from levelgate.model.control import Parameter
from levelgate.model.value import Token, Truth, Unknown, every, some


def compile_condition(raw: Any, context: Context) -> Node:
    """Compile a condition; several keys in one mapping must all hold.

    Raises MappingError (code RULE_INVALID) for an unknown word or a wrong shape.
    """
    if not isinstance(raw, Mapping) or not raw:
        raise wrong(f"a condition must be a mapping with at least one key, not {raw!r}")
    if len(raw) > 1:
        return _all([{key: body} for key, body in raw.items()], context)
    ((key, body),) = raw.items()
    return _one(str(key), body, context)


def _one(key: str, body: Any, context: Context) -> Node:
    build = _CONDITIONS.get(key)
    return build(body, context) if build else _attribute(key, body, context)


def _all(body: Any, context: Context) -> Node:
    return _joined(body, context, all_of, neutral=HOLDS, decisive=NEVER)


def _any(body: Any, context: Context) -> Node:
    return _joined(body, context, any_of, neutral=NEVER, decisive=HOLDS)


def _joined(body: Any, context: Context, join: Callable[[list[Node]], Node], neutral: Node, decisive: Node) -> Node:
    if not isinstance(body, list) or not body:
        # An empty list of operands would hold of everything, or of nothing: never what was meant.
        raise wrong("all and any need a non-empty list")
    nodes = []
    for item in body:
        node = compile_condition(item, context)
        if node is decisive:
            # What follows may need a parameter that this level does not give.
            return decisive
        if node is not neutral:
            nodes.append(node)
    return join(nodes) if len(nodes) > 1 else (nodes[0] if nodes else neutral)


def _parameter(body: Any, context: Context) -> Node:
    return HOLDS if all(context.parameters.get(name) == wanted for name, wanted in body.items()) else NEVER


def _not(body: Any, context: Context) -> Node:
    node = compile_condition(body, context)
    return {id(HOLDS): NEVER, id(NEVER): HOLDS}.get(id(node)) or negated(node)


# --- lists of blocks


def _items(body: Any, context: Context, words: set[str]) -> tuple[str, Reader, Node]:
    _only(body, {"in", "be"} | words)
    path = str(body["in"])
    prefix = f"{context.prefix}.{path}" if context.prefix else path
    inner = compile_condition(body["be"], context._replace(prefix=prefix.partition("|")[0])) if "be" in body else HOLDS
    return path, reader(path, context.prefix, context.defaults), inner


def _each(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, set())

    def scopes(scope: Scope) -> tuple[list[Scope], bool]:
        return _spread(read(scope), scope)

    def test(scope: Scope) -> Truth:
        found, certain = scopes(scope)
        return every([inner.test(one) for one in found] + ([] if certain else [None]))

    def blame(scope: Scope) -> Blame:
        found, _ = scopes(scope)
        bad = sorted((one for one in found if inner.test(one) is not True), key=lambda one: badness(inner.test(one)))
        one = inner.blame(bad[0]) if bad else Blame("", "known items", _what(read(scope)))
        return one._replace(attribute=_join(path, one.attribute))

    return Node(test, blame)


def _some(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, set())

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        return some([inner.test(one) for one in found] + ([] if certain else [None]))

    def blame(scope: Scope) -> Blame:
        found, certain = _spread(read(scope), scope)
        if not found:
            return Blame(path, "at least one", Token.ABSENT if certain else _what(read(scope)), certain)
        one = inner.blame(found[0])
        return one._replace(attribute=_join(path, one.attribute))

    return Node(test, blame)


def _count(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, {"at_least"})
    least = int(_resolved(body["at_least"], context))

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        answers = [inner.test(one) for one in found]
        if answers.count(True) >= least:
            return True
        return False if certain and answers.count(True) + answers.count(None) < least else None

    return Node(test, lambda scope: Blame(path, f"at least {least}", str(len(_spread(read(scope), scope)[0]))))


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


# --- other resources


def _types(body: Any) -> list[str]:
    types = body["type"]
    return [types] if isinstance(types, str) else list(types)


def _be(body: Any, context: Context) -> Node:
    return compile_condition(body["be"], context._replace(prefix="")) if "be" in body else HOLDS


def _linked(body: Any, context: Context) -> Node:
    _only(body, {"type", "by", "on", "be"})
    types, by, inner = _types(body), str(body["by"]), _be(body, context)
    on = body.get("on", ["id", "arn", "name"])
    return _hop(hops.linked(context.world, types, by, on, inner.test), f"{_names(types)} with {by} = this")


def _refers(body: Any, context: Context) -> Node:
    _only(body, {"type", "by", "be"})
    types, by, inner = _types(body), str(body["by"]), _be(body, context)
    read = reader(by, context.prefix, context.defaults)
    return _hop(hops.refers(context.world, types, by, read, inner.test), f"{by} = {_names(types)}", by)


def _tagged_by(body: Any, context: Context) -> Node:
    _only(body, {"type", "key", "value", "be"})
    types, inner = _types(body), _be(body, context)
    test = hops.tagged_by(context.world, types, str(body["key"]), str(body["value"]), inner.test)
    return _hop(test, f"{_names(types)} selecting by tag", "tags")


def _exists(body: Any, context: Context) -> Node:
    _only(body, {"type", "be", "at_least", "distinct"})
    types, inner = _types(body), _be(body, context)
    distinct = reader(str(body["distinct"]), "", context.defaults) if "distinct" in body else None
    least = int(_resolved(body.get("at_least", 1), context))
    what = f"{least} × {_names(types)}" if least > 1 else _names(types)
    return _hop(hops.exists(context.world, types, least, distinct, inner.test), what)


def _covers(body: Any, context: Context) -> Node:
    _only(body, {"type", "be", "show", "values"})
    types, inner, wanted = _types(body), _be(body, context), list(_resolved(body["values"], context))
    read = reader(str(body["show"]), "", context.defaults)
    return _hop(hops.covers(context.world, types, read, wanted, inner.test), f"{_names(types)}: {', '.join(wanted)}")


def _hop(test: Test, expected: str, attribute: str = "") -> Node:
    def blame(scope: Scope) -> Blame:
        certain = test(scope) is False
        return Blame(attribute, expected, Token.ABSENT if certain else Token.UNCERTAIN_LINK, certain)

    return Node(test, blame)


def _names(types: list[str]) -> str:
    return " or ".join(types[:3]) + (" …" if len(types) > 3 else "")


# --- filter rules


def _opens(body: Any, context: Context) -> Node:
    _only(body, {"ports", "from", "to", "protocol"})
    ports = [_range(item) for item in _resolved(body["ports"], context)]
    first, last, protocol = (
        reader(str(body.get(name, default)), context.prefix, context.defaults)
        for name, default in (("from", "from_port"), ("to", "to_port"), ("protocol", "protocol"))
    )

    def test(scope: Scope) -> Truth:
        return opens(ports, first(scope)[0], last(scope)[0], protocol(scope)[0])

    def blame(scope: Scope) -> Blame:
        actual = f"{shown(protocol(scope)[0])} {shown(first(scope)[0])}-{shown(last(scope)[0])}"
        return Blame(str(body.get("from", "from_port")), f"ports {', '.join(map(str, body['ports']))}", actual)

    return Node(test, blame)


def _range(item: int | str) -> tuple[int, int]:
    first, _, last = str(item).partition("-")
    return int(first), int(last or first)


# --- one attribute


def _attribute(path: str, body: Any, context: Context) -> Node:
    read = reader(path, context.prefix, context.defaults)
    words = dict(body) if isinstance(body, Mapping) else {"in" if isinstance(body, list) else "equals": body}
    other = words.pop("other_than", None)
    nodes = [_other_than(path, str(other), read, context)] if other else []
    arguments = {word: _resolved(argument, context) for word, argument in words.items()}
    judges = [(judge(word, argument), said(word, argument)) for word, argument in arguments.items()]
    nodes += [_leaf(path, read, judges, context)] if judges else []
    return nodes[0] if len(nodes) == 1 else all_of(nodes)


def _leaf(path: str, read: Reader, judges: list[tuple[Judge, str]], context: Context) -> Node:
    whole = f"{context.prefix}.{path}" if context.prefix else path

    def test(scope: Scope) -> Truth:
        values = read(scope)
        if len(values) == 1 and len(judges) == 1:
            return judges[0][0](values[0])
        return every([holds(value) for value in values for holds, _ in judges])

    def blame(scope: Scope) -> Blame:
        values = read(scope)
        bad = [value for value in values if every([holds(value) for holds, _ in judges]) is not True] or list(values)
        actual = Token.SENSITIVE if closed(scope.resource, whole) else shown(bad[0])
        return Blame(path, " and ".join(text for _, text in judges), actual)

    return Node(test, blame)


def _other_than(path: str, other: str, read: Reader, context: Context) -> Node:
    theirs = reader(other, "", context.defaults)

    def test(scope: Scope) -> Truth:
        if scope.outer is None:
            return None
        values = [read(scope)[0], theirs(Scope(scope.outer.attributes, scope.outer))[0]]
        unknown = any(value is None or isinstance(value, Unknown) for value in values)
        return None if unknown else values[0] != values[1]

    return Node(test, lambda scope: Blame(path, f"other than the {other} it comes from", shown(read(scope)[0])))


# --- shapes


def _resolved(argument: Any, context: Context) -> Any:
    if isinstance(argument, str) and argument.startswith("$"):
        return _looked_up(argument[1:], context)
    return argument


def _looked_up(name: str, context: Context) -> Parameter:
    if name not in context.parameters:
        raise wrong(f"the level gives no parameter {name!r}")
    return context.parameters[name]


def _only(body: Any, words: set[str]) -> None:
    if not isinstance(body, Mapping) or not set(body) <= words:
        raise wrong(f"expected a mapping with {', '.join(sorted(words))}, not {body!r}")


_CONDITIONS: dict[str, Callable[[Any, Context], Node]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "each": _each,
    "some": _some,
    "count": _count,
    "linked": _linked,
    "refers": _refers,
    "tagged_by": _tagged_by,
    "exists": _exists,
    "covers": _covers,
    "opens": _opens,
    "parameter": _parameter,
}
