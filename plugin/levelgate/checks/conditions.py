"""The rule language: a condition as it stands in YAML in, a three-valued test and its explanation out.

The table at the end and the one in `predicates` are the whole language; docs/rules.md explains each word.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from levelgate.checks import hops
from levelgate.checks.attributes import Reader, Scope, misspelt, reader, shown
from levelgate.checks.leaves import COMPARISONS, attribute, filter_opens, is_predicate, only, resolved, undecided
from levelgate.checks.nodes import HOLDS, NEVER, Blame, Context, Node, Test, all_of, any_of, negated, together, wrong
from levelgate.checks.predicates import judge
from levelgate.checks.tally import Quorum
from levelgate.checks.world import NAMES
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
    if build is None and _is_no_attribute(body) and get_close_matches(key, _CONDITIONS, n=1, cutoff=0.8):
        raise misspelt(key, _CONDITIONS, "word")
    return build(body, context) if build else attribute(key, body, context)


def _is_no_attribute(body: Any) -> bool:
    return isinstance(body, Mapping) and not any(map(is_predicate, body))


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
    return HOLDS if all(_given(context.parameters.get(name), wanted) for name, wanted in body.items()) else NEVER


def _given(value: Any, wanted: Any) -> bool:
    """Whether the level's parameter is the value wanted, or satisfies the predicates wanted."""
    if not isinstance(wanted, Mapping):
        return bool(value == wanted)
    known = list(value) if isinstance(value, tuple) else value
    return all(judge(word, argument)(known) is True for word, argument in wanted.items())


def _not(body: Any, context: Context) -> Node:
    node = compile_condition(body, context)
    return {id(HOLDS): NEVER, id(NEVER): HOLDS}.get(id(node)) or negated(node)


# --- lists of blocks


def _items(body: Any, context: Context, words: set[str]) -> tuple[str, Reader, Node]:
    only(body, {"in", "be"} | words)
    path = str(body["in"])
    prefix = f"{context.prefix}.{path}" if context.prefix else path
    inner = compile_condition(body["be"], context._replace(prefix=prefix.partition("|")[0])) if "be" in body else HOLDS
    return path, reader(path, context.prefix, context.defaults), inner


def _each(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, set())

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        return every([inner.test(one) for one in found] + ([] if certain else [None]))

    return Node(test, _of_item(path, read, inner), f"each: {inner.worded()}", path)


def _some(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, set())

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        return some([inner.test(one) for one in found] + ([] if certain else [None]))

    wants = f"at least one: {inner.worded()}" if inner.wants else "at least one"
    return Node(test, _of_item(path, read, inner), wants, path)


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


def _count(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, {"at_least"})
    least = int(resolved(body["at_least"], context))

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        answers = [inner.test(one) for one in found]
        if answers.count(True) >= least:
            return True
        return False if certain and answers.count(True) + answers.count(None) < least else None

    def blame(scope: Scope, _: Truth) -> Blame:
        return Blame(path, f"at least {least}", str(len(_spread(read(scope), scope)[0])))

    return Node(test, blame, f"at least {least}", path)


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
    only(body, {"type", "by", "on", "be", "at_least", "distinct"})
    types, by, inner = _types(body), str(body["by"]), _be(body, context)
    on = body.get("on", NAMES)
    if "|" in by:
        raise wrong(f"linked follows attributes, not what stands in a text: {by}")
    quorum = _quorum(body, context)
    test = hops.linked(context.world, types, by, on, inner.test, _seen(body, context), quorum)
    return _hop(test, f"{_many(quorum)}{_names(types)} with {by} = this")


def _refers(body: Any, context: Context) -> Node:
    only(body, {"type", "by", "on", "be", "at_least", "distinct"})
    types, by, inner = _types(body), str(body["by"]), _be(body, context)
    whole = ".".join(part for part in (context.prefix, by.partition("|")[0]) if part)
    path = hops.Path(reader(by, context.prefix, context.defaults), whole, bool(context.prefix))
    on, quorum = body.get("on", NAMES), _quorum(body, context)
    test = hops.refers(context.world, types, path, on, inner.test, _seen(body, context), quorum)
    return _hop(test, f"{by} = {_many(quorum)}{_names(types)}", by)


def _quorum(body: Any, context: Context) -> Quorum:
    distinct = reader(str(body["distinct"]), "", context.defaults) if "distinct" in body else None
    return Quorum(int(resolved(body.get("at_least", 1), context)), distinct)


def _many(quorum: Quorum) -> str:
    return f"{quorum.least} × " if quorum.least > 1 else ""


def _seen(body: Any, context: Context) -> hops.Seen:
    """What the condition on the other resource compares with the one at hand, through `other_than`."""
    reads = [reader(path, "", context.defaults) for path in sorted(_compared(body))]
    return lambda resource: tuple(repr(read(Scope(resource.attributes, resource))) for read in reads)


def _compared(body: Any) -> set[str]:
    if isinstance(body, Mapping):
        own = {str(body[word]) for word in COMPARISONS if word in body}
        return own.union(*map(_compared, body.values()))
    return set().union(*map(_compared, body)) if isinstance(body, list) else set()


def _tagged_by(body: Any, context: Context) -> Node:
    only(body, {"type", "key", "value", "tags", "be"})
    types, inner = _types(body), _be(body, context)
    by_map = "tags" in body
    selects = hops.by_map(str(body["tags"])) if by_map else hops.by_pair(str(body["key"]), str(body["value"]))
    return _hop(hops.tagged_by(context.world, types, selects, inner.test), f"{_names(types)} selecting by tag", "tags")


def _exists(body: Any, context: Context) -> Node:
    only(body, {"type", "be", "at_least", "distinct"})
    types, inner, quorum = _types(body), _be(body, context), _quorum(body, context)
    return _hop(hops.exists(context.world, types, inner.test, quorum), _many(quorum) + _names(types))


def _covers(body: Any, context: Context) -> Node:
    only(body, {"type", "be", "show", "values"})
    types, inner, wanted = _types(body), _be(body, context), list(resolved(body["values"], context))
    read = reader(str(body["show"]), "", context.defaults)
    return _hop(hops.covers(context.world, types, read, wanted, inner.test), f"{_names(types)}: {', '.join(wanted)}")


def _hop(test: Test, expected: str, attribute: str = "") -> Node:
    def blame(scope: Scope, truth: Truth) -> Blame:
        return Blame(attribute, expected, _FOUND[truth], truth is False)

    return Node(test, blame, expected, attribute)


_FOUND = {True: Token.PRESENT, False: Token.ABSENT, None: Token.UNCERTAIN_LINK}


def _names(types: list[str]) -> str:
    return " or ".join(types[:3]) + (" …" if len(types) > 3 else "")


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
    "opens": filter_opens,
    "parameter": _parameter,
    "undecided": undecided,
}
