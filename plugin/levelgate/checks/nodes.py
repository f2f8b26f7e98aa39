"""Compiled conditions and how they are joined: nodes in, one node with its test and its explanation out."""

from collections.abc import Callable
from typing import NamedTuple

from levelgate.checks.attributes import Defaults, Scope, short
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
    """A compiled condition: `test` answers; `blame` explains the answer that `test` gave on the same scope.

    `wants` says in words what would hold, of the attribute `about` (empty where it is of no single one).
    """

    test: Test
    blame: Callable[[Scope, Truth], Blame]
    wants: str
    about: str = ""

    def worded(self, attribute: str = "") -> str:
        """`wants` as it reads after `attribute` was named."""
        return self.wants if self.about in (attribute, "") else f"{self.about} {self.wants}"


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
        if truth:
            return together([node.blame(scope, True) for node in nodes])
        # The first node with the answer of the whole decided it.
        deciding = next(node for node in nodes if node.test(scope) is truth)
        return deciding.blame(scope, truth)

    return Node(test, blame, _joined(nodes, " and ", ""))


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

    texts: dict[str, str] = {}

    def blame(scope: Scope, truth: Truth) -> Blame:
        answers = [(node.test(scope), node) for node in nodes]
        if truth:
            return together([node.blame(scope, True) for answer, node in answers if answer])
        answer, deciding = next(pair for pair in answers if pair[0] is truth)
        first = deciding.blame(scope, answer)
        if first.attribute not in texts:
            texts[first.attribute] = _joined(nodes, " or ", first.attribute)
        absent = first.absent and all(node.blame(scope, answer).absent for answer, node in answers)
        return first._replace(expected=texts[first.attribute], absent=absent)

    return Node(test, blame, _joined(nodes, " or ", ""))


def together(blames: list[Blame]) -> Blame:
    """One explanation of several: the first, with everything that is there.

    A waiver accepts what `actual` says, so nothing that deviates may be missing from it.
    """
    found = ", ".join(dict.fromkeys(one.actual for one in blames if one.actual))
    return blames[0]._replace(actual=short(found), absent=all(one.absent for one in blames))


def _joined(nodes: list[Node], word: str, attribute: str) -> str:
    return word.join(dict.fromkeys(node.worded(attribute) for node in nodes if node.wants))


def negated(node: Node) -> Node:
    """The node does not hold."""

    def blame(scope: Scope, truth: Truth) -> Blame:
        inner = node.blame(scope, opposite(truth))
        attribute = node.about or inner.attribute
        return inner._replace(attribute=attribute, expected=f"not ({node.worded(attribute)})", absent=False)

    return Node(lambda scope: opposite(node.test(scope)), blame, f"not ({node.wants})", node.about)


def wrong(what: str) -> MappingError:
    """A rule that does not say anything the language knows."""
    return MappingError("RULE_INVALID", what)


# Conditions whose answer the level alone decides; `all` and `any` fold them away while compiling.
HOLDS = Node(lambda _: True, lambda _, __: Blame("", "", ""), "")
NEVER = Node(lambda _: False, lambda _, __: Blame("", "a higher level", ""), "a higher level")
