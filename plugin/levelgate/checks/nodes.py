"""Compiled conditions and how they are joined: nodes in, one node with its test and its explanation out."""

from collections.abc import Callable
from typing import NamedTuple

from levelgate.checks.attributes import Defaults, Scope
from levelgate.checks.world import World
from levelgate.errors import MappingError
from levelgate.model.control import Parameters
from levelgate.model.value import Truth, opposite

Test = Callable[[Scope], Truth]


class Blame(NamedTuple):
    """Why a condition did not hold: attribute path, what was expected, what is there, whether something is absent."""

    attribute: str
    expected: str
    actual: str
    absent: bool = False


class Node(NamedTuple):
    """A compiled condition: `test` answers; `blame` explains the answer that `test` gave on the same scope."""

    test: Test
    blame: Callable[[Scope, Truth], Blame]


class Context(NamedTuple):
    """What conditions are compiled against: the resources, platform defaults, the level's parameters for a protection.

    `prefix` is the path of the block a nested condition stands in.
    """

    world: World
    defaults: Defaults
    parameters: Parameters
    prefix: str = ""


def all_of(nodes: list[Node]) -> Node:
    """All of the nodes hold; the explanation is that of the worst one."""
    tests = [node.test for node in nodes]

    def test(scope: Scope) -> Truth:
        answer: Truth = True
        for one in tests:
            truth = one(scope)
            if truth is False:
                return False
            answer = answer and truth
        return answer

    def blame(scope: Scope, truth: Truth) -> Blame:
        # The first node with the answer of the whole decided it.
        deciding = next(node for node in nodes if node.test(scope) is truth)
        return deciding.blame(scope, truth)

    return Node(test, blame)


def any_of(nodes: list[Node]) -> Node:
    """At least one of the nodes holds; the explanation names what each would have accepted."""
    tests = [node.test for node in nodes]

    def test(scope: Scope) -> Truth:
        answer: Truth = False
        for one in tests:
            truth = one(scope)
            if truth:
                return True
            answer = None if truth is None else answer
        return answer

    def blame(scope: Scope, truth: Truth) -> Blame:
        answers = [(node.test(scope), node) for node in nodes]
        if truth:
            return next(node for answer, node in answers if answer).blame(scope, True)
        blames = [node.blame(scope, answer) for answer, node in answers]
        first = next(blame for (answer, _), blame in zip(answers, blames, strict=True) if answer is truth)
        wanted = [_named(one, first.attribute) for one in blames if one.expected]
        return first._replace(expected=" or ".join(dict.fromkeys(wanted)), absent=all(one.absent for one in blames))

    return Node(test, blame)


def _named(blame: Blame, attribute: str) -> str:
    return blame.expected if blame.attribute in (attribute, "") else f"{blame.attribute} {blame.expected}"


def negated(node: Node) -> Node:
    """The node does not hold."""

    def blame(scope: Scope, truth: Truth) -> Blame:
        inner = node.blame(scope, opposite(truth))
        return inner._replace(expected=f"not ({inner.expected})", absent=False)

    return Node(lambda scope: opposite(node.test(scope)), blame)


def wrong(what: str) -> MappingError:
    """A rule that does not say anything the language knows."""
    return MappingError("RULE_INVALID", what)


# Conditions whose answer the level alone decides; `all` and `any` fold them away while compiling.
HOLDS = Node(lambda _: True, lambda _, __: Blame("", "", ""))
NEVER = Node(lambda _: False, lambda _, __: Blame("", "a higher level", ""))
