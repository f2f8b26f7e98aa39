"""Compiled conditions and how they are joined: nodes in, one node with its test and its explanation out."""

from collections.abc import Callable
from typing import NamedTuple

from levelgate.checks.attributes import Defaults, Scope
from levelgate.checks.world import World
from levelgate.errors import MappingError
from levelgate.model.control import Parameters
from levelgate.model.value import Truth, opposite, some

Test = Callable[[Scope], Truth]


class Blame(NamedTuple):
    """Why a condition did not hold: attribute path, what was expected, what is there, whether something is absent."""

    attribute: str
    expected: str
    actual: str
    absent: bool = False


class Node(NamedTuple):
    """A compiled condition: `test` answers, `blame` explains an answer other than True."""

    test: Test
    blame: Callable[[Scope], Blame]


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

    def blame(scope: Scope) -> Blame:
        return min(nodes, key=lambda node: badness(node.test(scope))).blame(scope)

    return Node(test, blame)


def any_of(nodes: list[Node]) -> Node:
    """At least one of the nodes holds; the explanation names what each would have accepted."""
    tests = [node.test for node in nodes]

    def blame(scope: Scope) -> Blame:
        answers = [(node.test(scope), node.blame(scope)) for node in nodes]
        blames = [blame for truth, blame in answers if truth is not True]
        first = next((blame for truth, blame in answers if truth is None), blames[0])
        wanted = [_named(one, first.attribute) for one in blames if one.expected]
        return first._replace(expected=" or ".join(dict.fromkeys(wanted)), absent=all(one.absent for one in blames))

    return Node(lambda scope: some([one(scope) for one in tests]), blame)


def _named(blame: Blame, attribute: str) -> str:
    return blame.expected if blame.attribute in (attribute, "") else f"{blame.attribute} {blame.expected}"


def badness(truth: Truth) -> int:
    """Order of answers, the worst first: False, unknown, True."""
    return {False: 0, None: 1, True: 2}[truth]


def negated(node: Node) -> Node:
    """The node does not hold."""

    def blame(scope: Scope) -> Blame:
        inner = node.blame(scope)
        return inner._replace(expected=f"not ({inner.expected})", absent=False)

    return Node(lambda scope: opposite(node.test(scope)), blame)


def wrong(what: str) -> MappingError:
    """A rule that does not say anything the language knows."""
    return MappingError("RULE_INVALID", what)


# Conditions whose answer the level alone decides; `all` and `any` fold them away while compiling.
HOLDS = Node(lambda _: True, lambda _: Blame("", "", ""))
NEVER = Node(lambda _: False, lambda _: Blame("", "a higher level", ""))
