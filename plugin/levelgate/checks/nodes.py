"""Compiled conditions and how they are joined: nodes in, one node with its test and its explanation out."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from levelgate.checks.attributes import Defaults, Scope, short
from levelgate.checks.world import World
from levelgate.errors import MappingError
from levelgate.model.control import Parameters
from levelgate.model.value import Truth, every, opposite, some

Test = Callable[[Scope], Truth]


class Blame(NamedTuple):
    """Why a condition did not hold: attribute path, what was expected, what is there.

    `absent` says that the thing asked for is missing, as opposed to something that is there and wrong; `unwritten` that
    nothing speaks for this way of holding, nor against another: an attribute that is not written, a negation.
    """

    attribute: str
    expected: str
    actual: str
    absent: bool = False
    unwritten: bool = False


class Node(NamedTuple):
    """A compiled condition: `test` answers; `blame` explains the answer that `test` gave on the same scope.

    `wants` says in words what would hold, of the attribute `about` (empty where it is of no single one). A node is
    `settled` when it gives every resource the same `answer`, as nothing of the kind it looks for is in the definition,
    and `local` when it looks at nothing but the resource at hand, so that equal resources get equal answers.
    """

    test: Test
    blame: Callable[[Scope, Truth], Blame]
    wants: str
    about: str = ""
    settled: bool = False
    answer: Truth = None
    local: bool = False

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


# A condition as it stands in YAML, compiled.
Compile = Callable[[Any, Context], Node]


def all_of(nodes: list[Node]) -> Node:
    """All of the nodes hold; the explanation is that of the worst one."""
    known = every([node.answer for node in nodes if node.settled])
    tests = [node.test for node in nodes if not node.settled]

    def test(scope: Scope) -> Truth:
        answer: Truth = known
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

    settled = known is False or not tests
    return Node(
        (lambda _: known) if settled else test, blame, _joined(nodes, " and ", ""), "", settled, known, _local(nodes)
    )


def any_of(nodes: list[Node]) -> Node:
    """At least one of the nodes holds; the explanation names what each would have accepted."""
    known = some([node.answer for node in nodes if node.settled])
    tests = [node.test for node in nodes if not node.settled]

    def test(scope: Scope) -> Truth:
        answer: Truth = known
        for one in tests:
            truth = one(scope)
            if truth:
                return True
            answer = None if truth is None else answer
        return answer

    texts: dict[str, str] = {}

    def blame(scope: Scope, truth: Truth) -> Blame:
        if truth:
            return together([node.blame(scope, True) for node in nodes if node.test(scope)])
        # False: all of them are; unknown: the first that is decided it.
        deciding = nodes[0] if truth is False else next(node for node in nodes if node.test(scope) is None)
        first = deciding.blame(scope, truth)
        if first.attribute not in texts:
            texts[first.attribute] = _joined(nodes, " or ", first.attribute)
        absent = unwritten = False
        if truth is False:
            absent, unwritten = _missing(node.blame(scope, False) if node is not deciding else first for node in nodes)
        return Blame(first.attribute, texts[first.attribute], first.actual, absent, unwritten)

    settled = known is True or not tests
    return Node(
        (lambda _: known) if settled else test, blame, _joined(nodes, " or ", ""), "", settled, known, _local(nodes)
    )


def _missing(blames: Iterable[Blame]) -> tuple[bool, bool]:
    """Whether what several ways of holding ask for is absent, and whether nothing is written wrongly."""
    absent = False
    for one in blames:
        if not (one.absent or one.unwritten):
            return False, False
        absent = absent or one.absent
    return absent, True


def together(blames: list[Blame]) -> Blame:
    """One explanation of several: the first, with everything that is there.

    A waiver accepts what `actual` says, so nothing that deviates may be missing from it.
    """
    found = ", ".join(dict.fromkeys(one.actual for one in blames if one.actual))
    absent, unwritten = all(one.absent for one in blames), all(one.unwritten for one in blames)
    return blames[0]._replace(actual=short(found), absent=absent, unwritten=unwritten)


def _local(nodes: list[Node]) -> bool:
    return all(node.local for node in nodes)


def _joined(nodes: list[Node], word: str, attribute: str) -> str:
    return word.join(dict.fromkeys(node.worded(attribute) for node in nodes if node.wants))


def negated(node: Node) -> Node:
    """The node does not hold."""

    def blame(scope: Scope, truth: Truth) -> Blame:
        inner = node.blame(scope, opposite(truth))
        attribute = node.about or inner.attribute
        expected = f"not ({node.worded(attribute)})"
        return inner._replace(attribute=attribute, expected=expected, absent=False, unwritten=True)

    answer = opposite(node.answer)
    test = (lambda _: answer) if node.settled else (lambda scope: opposite(node.test(scope)))
    return Node(test, blame, f"not ({node.wants})", node.about, node.settled, answer, node.local)


def wrong(what: str) -> MappingError:
    """A rule that does not say anything the language knows."""
    return MappingError("RULE_INVALID", what)


# Conditions whose answer the level alone decides; `all` and `any` fold them away while compiling.
HOLDS = Node(lambda _: True, lambda _, __: Blame("", "", ""), "", settled=True, answer=True, local=True)
NEVER = Node(
    lambda _: False,
    lambda _, __: Blame("", "a higher level", ""),
    "a higher level",
    settled=True,
    answer=False,
    local=True,
)
