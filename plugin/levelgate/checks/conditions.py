"""The rule language: a condition as it stands in YAML in, a three-valued test and its explanation out.

The table at the end and the one in `predicates` are the whole language; docs/rules.md explains each word.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from levelgate.checks import hops, tags
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


def _is(body: Any, context: Context) -> Node:
    """The platform's terms, by name, as `mapping.terms` writes them out; the name says what is wanted."""
    if not isinstance(body, Mapping) or not body:
        raise wrong(f"is names terms of the platform, not {body!r}")
    nodes = [(str(name), compile_condition(condition, context)) for name, condition in body.items()]
    if any(node is NEVER for _, node in nodes):
        return NEVER
    named = [node._replace(wants=name.replace("-", " "), about="") for name, node in nodes if node is not HOLDS]
    return all_of(named) if len(named) > 1 else (named[0] if named else HOLDS)


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

    return Node(test, _of_item(path, read, inner), f"each: {inner.worded()}", path, local=inner.local)


def _some(body: Any, context: Context) -> Node:
    path, read, inner = _items(body, context, set())

    def test(scope: Scope) -> Truth:
        found, certain = _spread(read(scope), scope)
        return some([inner.test(one) for one in found] + ([] if certain else [None]))

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
    wants = f"{_many(quorum)}{_names(types)} with {by} = this"
    if not context.world.of(types):
        return _nowhere(context, wants)
    return _hop(hops.linked(context.world, types, by, on, inner.test, _seen(body, context), quorum), wants)


def _refers(body: Any, context: Context) -> Node:
    only(body, {"type", "by", "on", "be", "at_least", "distinct"})
    types, by, inner = _types(body), str(body["by"]), _be(body, context)
    whole = ".".join(part for part in (context.prefix, by.partition("|")[0]) if part)
    path = hops.Path(reader(by, context.prefix, context.defaults), whole, bool(context.prefix))
    on, quorum = body.get("on", NAMES), _quorum(body, context)
    test = hops.refers(context.world, types, path, on, inner.test, _seen(body, context), quorum)
    # Where no such resource is, only the block's own links decide.
    local = not context.world.of(types)
    return _hop(test, f"{by} = {_many(quorum)}{_names(types)}", by, local)


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
    wants, by_map = f"{_names(types)} selecting by tag", "tags" in body
    if not context.world.of(types):
        return _nowhere(context, wants, "tags")
    selects = tags.by_map(str(body["tags"])) if by_map else tags.by_pair(str(body["key"]), str(body["value"]))
    return _hop(tags.tagged_by(context.world, types, selects, inner.test), wants, "tags")


def _exists(body: Any, context: Context) -> Node:
    only(body, {"type", "be", "at_least", "distinct"})
    types, inner, quorum = _types(body), _be(body, context), _quorum(body, context)
    wants = _many(quorum) + _names(types)
    if not context.world.of(types):
        return _nowhere(context, wants)
    test = hops.exists(context.world, types, inner.test, quorum)
    return _hop(test, wants) if _compared(body) else _hop(_once(test), wants, local=True)


def _covers(body: Any, context: Context) -> Node:
    only(body, {"type", "be", "show", "values", "counts"})
    types, inner, wanted = _types(body), _be(body, context), list(resolved(body["values"], context))
    shown = hops.Shown(reader(str(body["show"]), "", context.defaults), body.get("counts", {}))
    return _hop(hops.covers(context.world, types, shown, wanted, inner.test), f"{_names(types)}: {', '.join(wanted)}")


def _once(test: Test) -> Test:
    """A test whose answer no resource at hand changes."""
    known: list[Truth] = []

    def answer(scope: Scope) -> Truth:
        if not known:
            known.append(test(scope))
        return known[0]

    return answer


def _nowhere(context: Context, expected: str, attribute: str = "") -> Node:
    """A hop to types of which the definition has no resource."""
    absent: Truth = False if context.world.whole else None
    return _hop(lambda _: absent, expected, attribute, local=True)._replace(settled=True, answer=absent)


def _hop(test: Test, expected: str, attribute: str = "", local: bool = False) -> Node:
    blames = {truth: Blame(attribute, expected, found, truth is False) for truth, found in _FOUND.items()}
    return Node(test, lambda _, truth: blames[truth], expected, attribute, local=local)


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
    "is": _is,
    "undecided": undecided,
}
