"""The rule language: a condition as it stands in YAML in, a three-valued test and its explanation out.

The table at the end and the one in `predicates` are the whole language; docs/rules.md explains each word.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any

from levelgate.checks import items, relations
from levelgate.checks.attributes import misspelt
from levelgate.checks.leaves import attribute, filter_opens, is_predicate, undecided
from levelgate.checks.nodes import HOLDS, NEVER, Compile, Context, Node, all_of, any_of, negated, wrong
from levelgate.checks.predicates import judge


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
    named = []
    for name, condition in body.items():
        node = compile_condition(condition, context)
        if node is NEVER:
            # What follows may need a parameter that this level does not give.
            return NEVER
        if node is not HOLDS:
            named.append(node._replace(wants=str(name).replace("-", " "), about=""))
    return all_of(named) if len(named) > 1 else (named[0] if named else HOLDS)


def _not(body: Any, context: Context) -> Node:
    node = compile_condition(body, context)
    return {id(HOLDS): NEVER, id(NEVER): HOLDS}.get(id(node)) or negated(node)


_CONDITIONS: dict[str, Compile] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "each": partial(items.each, compile_condition),
    "some": partial(items.some, compile_condition),
    "count": partial(items.count, compile_condition),
    "linked": partial(relations.linked, compile_condition),
    "refers": partial(relations.refers, compile_condition),
    "tagged_by": partial(relations.tagged_by, compile_condition),
    "exists": partial(relations.exists, compile_condition),
    "covers": partial(relations.covers, compile_condition),
    "opens": filter_opens,
    "parameter": _parameter,
    "is": _is,
    "undecided": undecided,
}
