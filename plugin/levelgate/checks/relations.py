"""Conditions on other resources: YAML in, nodes out; `hops` and `tags` find the resources.

Conditions on them are compiled by the function given.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from levelgate.checks import hops, tags
from levelgate.checks.attributes import Scope, reader
from levelgate.checks.leaves import COMPARISONS, only, resolved
from levelgate.checks.nodes import HOLDS, Blame, Compile, Context, Node, Test, wrong
from levelgate.checks.tally import Quorum
from levelgate.checks.world import NAMES
from levelgate.model.value import Token, Truth


def _types(body: Any) -> list[str]:
    types = body["type"]
    return [types] if isinstance(types, str) else list(types)


def _be(compile: Compile, body: Any, context: Context) -> Node:
    return compile(body["be"], context._replace(prefix="")) if "be" in body else HOLDS


def linked(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `linked`: other resources lead here."""
    only(body, {"type", "by", "on", "be", "at_least", "distinct"})
    types, by, inner = _types(body), str(body["by"]), _be(compile, body, context)
    on = body.get("on", NAMES)
    if "|" in by:
        raise wrong(f"linked follows attributes, not what stands in a text: {by}")
    quorum = _quorum(body, context)
    wants = f"{_many(quorum)}{_names(types)} with {by} = this"
    if not context.world.of(types):
        return _nowhere(context, wants)
    return _hop(hops.linked(context.world, types, by, on, inner.test, _seen(body, context), quorum), wants)


def refers(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `refers`: an attribute leads to other resources."""
    only(body, {"type", "by", "on", "be", "at_least", "distinct"})
    types, by, inner = _types(body), str(body["by"]), _be(compile, body, context)
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
    """What the condition on the other resource compares with the one at hand, through `other_than` or `same_as`."""
    reads = [reader(path, "", context.defaults) for path in sorted(_compared(body))]
    return lambda resource: tuple(repr(read(Scope(resource.attributes, resource))) for read in reads)


def _compared(body: Any) -> set[str]:
    if isinstance(body, Mapping):
        own = {str(body[word]) for word in COMPARISONS if word in body}
        return own.union(*map(_compared, body.values()))
    return set().union(*map(_compared, body)) if isinstance(body, list) else set()


def tagged_by(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `tagged_by`: another resource selects this one by tag."""
    only(body, {"type", "key", "value", "tags", "be"})
    types, inner = _types(body), _be(compile, body, context)
    wants, by_map = f"{_names(types)} selecting by tag", "tags" in body
    if not context.world.of(types):
        return _nowhere(context, wants, "tags")
    selects = tags.by_map(str(body["tags"])) if by_map else tags.by_pair(str(body["key"]), str(body["value"]))
    return _hop(tags.tagged_by(context.world, types, selects, inner.test), wants, "tags")


def exists(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `exists`: the system has such resources."""
    only(body, {"type", "be", "at_least", "distinct"})
    types, inner, quorum = _types(body), _be(compile, body, context), _quorum(body, context)
    wants = _many(quorum) + _names(types)
    if not context.world.of(types):
        return _nowhere(context, wants)
    test = _once(hops.exists(context.world, types, inner.test, quorum), _seen(body, context))
    return _hop(test, wants, local=not _compared(body))


def covers(compile: Compile, body: Any, context: Context) -> Node:
    """The condition `covers`: such resources together show every value."""
    only(body, {"type", "be", "show", "values", "counts"})
    types, inner, wanted = _types(body), _be(compile, body, context), list(resolved(body["values"], context))
    shown = hops.Shown(reader(str(body["show"]), "", context.defaults), body.get("counts", {}))
    return _hop(hops.covers(context.world, types, shown, wanted, inner.test), f"{_names(types)}: {', '.join(wanted)}")


def _once(test: Test, seen: hops.Seen) -> Test:
    """A test that is asked once for all resources of which it sees the same."""
    known: dict[Hashable, Truth] = {}

    def answer(scope: Scope) -> Truth:
        key = seen(scope.resource) if scope.resource is not None else None
        if key not in known:
            known[key] = test(scope)
        return known[key]

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
