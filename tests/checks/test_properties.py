"""Laws of the rule language, on conditions and resources that nobody thought of.

The closed tables of words are drawn from: a new word must be added to `BODIES` here, or the first test says so.
"""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from levelgate.checks import conditions as language
from levelgate.checks import predicates
from levelgate.checks.attributes import Scope
from levelgate.checks.conditions import compile_condition
from levelgate.checks.leaves import COMPARISONS
from levelgate.checks.nodes import Node
from levelgate.checks.rules import observe
from levelgate.checks.world import World
from levelgate.model.resource import ANY_KEY, SAME_KEY, Link, Resource
from levelgate.model.rule import Rule
from levelgate.model.value import AFTER_APPLY, Truth, Unknown
from tests.checks.given import context

TYPES = ("aws_x", "aws_y")
SCALARS = st.sampled_from([None, True, 1, 22, "a", "b", "tcp", "0.0.0.0/0"])
MAYBE = st.just(AFTER_APPLY) | SCALARS
BLOCK = st.fixed_dictionaries({}, optional={"a": MAYBE, "b": MAYBE, "list": st.lists(MAYBE, max_size=2)})
BLOCKS = st.lists(BLOCK | st.just(AFTER_APPLY), max_size=3) | BLOCK | st.sampled_from([AFTER_APPLY, None])
TAG = st.fixed_dictionaries({"a": st.sampled_from(["k", AFTER_APPLY]), "b": st.sampled_from(["a", "b", AFTER_APPLY])})
TEXTS = st.sampled_from(['{"Statement": [{"a": "a"}]}', '{"Statement": []}', "text", AFTER_APPLY])
ATTRIBUTES = st.fixed_dictionaries(
    {"a": MAYBE, "list": BLOCKS},
    optional={
        "b": MAYBE,
        "texts": st.lists(MAYBE, max_size=3),
        "tag": st.lists(TAG | st.just(AFTER_APPLY), max_size=2),
        "tags": st.fixed_dictionaries({"k": MAYBE}) | st.just(AFTER_APPLY),
        "p": TEXTS,
        "from_port": MAYBE,
        "to_port": MAYBE,
        "protocol": MAYBE,
    },
)
ANYTHING = SCALARS | st.lists(SCALARS, max_size=2) | st.lists(st.fixed_dictionaries({"a": SCALARS}), max_size=2)
PATHS = (
    "a",
    "b",
    "texts",
    "list",
    "list.a",
    "list.list",
    "p|json",
    "tags|keys",
    "tags|values",
    "@region",
    "@zone",
    ".",
)

ARGUMENTS: dict[str, st.SearchStrategy[Any]] = {
    "equals": SCALARS | st.lists(st.sampled_from(["a", "b", 1]), max_size=2),
    "in": st.sampled_from([["a", 1], ["b", True], [["a"], ["a", "b"]]]),
    "at_least": st.sampled_from([1, 22]),
    "at_most": st.sampled_from([1, 22]),
    "present": st.booleans(),
    "contains": SCALARS,
    "any_item": st.sampled_from(["a", "a|b"]),
    "all_items": st.sampled_from(["a", "a|b"]),
    "matches": st.sampled_from(["a", "a|b"]),
    "mentions": st.sampled_from(["a", ["B", "c"]]),
    "internet": st.booleans(),
}


def leaf(outer: bool) -> st.SearchStrategy[Any]:
    words = [st.fixed_dictionaries({word: argument}) for word, argument in ARGUMENTS.items()]
    theirs = st.sampled_from(["a", "@region", "list.a"])
    others = [st.fixed_dictionaries({word: theirs}) for word in COMPARISONS] if outer else []
    return st.tuples(st.sampled_from(PATHS), st.one_of(*words, *others)).map(lambda pair: {pair[0]: pair[1]})


def bodies(inner: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """For each word of the language a body, given conditions to nest."""
    path = st.sampled_from(["list", "list", "texts", "list.list", "p|statements"])
    shown = st.sampled_from(["a", "list.a", "texts"])
    type, count = st.sampled_from([*TYPES, list(TYPES)]), st.integers(1, 2)
    be = st.fixed_dictionaries({}, optional={"be": inner | leaf(outer=True)})
    many = st.lists(inner, min_size=1, max_size=3)

    def hop(**words: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.tuples(st.fixed_dictionaries({"type": type, **words}), be).map(lambda pair: pair[0] | pair[1])

    several = st.fixed_dictionaries({}, optional={"at_least": count, "distinct": shown})

    def of_many(hops: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.tuples(hops, several).map(lambda pair: pair[0] | pair[1])

    return {
        "all": many,
        "any": many,
        "not": inner,
        "each": st.fixed_dictionaries({"in": path, "be": inner}),
        "some": st.fixed_dictionaries({"in": path}, optional={"be": inner}),
        "count": st.fixed_dictionaries({"in": path, "at_least": count}, optional={"be": inner}),
        "linked": of_many(hop(by=st.just("by"), on=st.sampled_from([["name"], ["id", "arn", "name"]]))),
        "refers": of_many(hop(by=st.just("by"))),
        "tagged_by": hop(key=st.just("tag.a"), value=st.just("tag.b")) | hop(tags=st.just("tags")),
        "exists": of_many(hop()),
        "covers": hop(show=shown, values=st.sampled_from([["a"], ["a", "b"], ["a", "b?"]])),
        "opens": st.fixed_dictionaries(
            {"ports": st.sampled_from([[22], ["1-21", 90]])}, optional={"from": st.just("list.a"), "to": st.just("a")}
        ),
        "parameter": st.sampled_from([{}, {"days": 1}]),
        "is": st.dictionaries(st.sampled_from(["one-term", "another"]), inner, min_size=1, max_size=2),
        "undecided": st.just({"vi": "không rõ", "en": "not known"}),
    }


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(*(st.fixed_dictionaries({word: body}) for word, body in bodies(inner).items()))


CONDITIONS = st.recursive(leaf(outer=False), nested, max_leaves=3)
WORDS = bodies(CONDITIONS)
DEFAULTS = {"aws_x": {"a": "a", "list.a": 1, "list": []}, "aws_y": {"b": "b"}}
TARGETS, KEYS = st.sampled_from(["aws_x.r", "aws_y.r", "aws_y.s", ""]), st.sampled_from(["", "0", ANY_KEY, SAME_KEY])
LINKS = st.builds(Link, TARGETS, KEYS, st.booleans())


@st.composite
def worlds(draw: st.DrawFn) -> list[Resource]:
    """Up to five resources of two types, some of them instances of one block; names are unique, as on a platform."""
    addresses = draw(st.permutations(["aws_x.r[0]", "aws_x.r[1]", "aws_y.r", "aws_y.s[0]", "aws_y.s[1]", "aws_x.t"]))
    return [draw(resources(address)) for address in addresses[: draw(st.integers(1, 5))]]


@st.composite
def resources(draw: st.DrawFn, address: str) -> Resource:
    block, _, key = address.rstrip("]").partition("[")
    by = draw(st.sampled_from(["stranger", "name of aws_x.r[0]", "name of aws_y.r", "name*", AFTER_APPLY, AFTER_APPLY]))
    names = st.fixed_dictionaries({}, optional={"name": st.sampled_from([AFTER_APPLY, f"name of {address}"])})
    return Resource(
        address=address,
        block=block,
        key=key,
        type=block.partition(".")[0],
        provider="test",
        platform="aws",
        region=draw(st.sampled_from([None, "a", "b", AFTER_APPLY])),
        attributes=draw(ATTRIBUTES) | draw(names) | {"by": by},
        links={"by": tuple(draw(st.lists(LINKS, min_size=1, max_size=2)))} if by is AFTER_APPLY else {},
    )


@st.composite
def learnt(draw: st.DrawFn, world: list[Resource]) -> list[Resource]:
    """The same resources, when everything unknown is known, and every possible link certain or gone."""
    stranger = draw(st.sampled_from(["", *(resource.address for resource in world)]))
    return [draw(learnt_one(resource, resource.address == stranger)) for resource in world]


@st.composite
def learnt_one(draw: st.DrawFn, resource: Resource, stranger: bool) -> Resource:
    attributes = {name: draw(known(value)) for name, value in resource.attributes.items() if name not in ("by", "name")}
    attributes["by"] = resource.attributes["by"]
    name = resource.attributes.get("name")
    if name is not None:
        # No two resources come to bear one name: a platform would not have it.
        attributes["name"] = "stranger" if stranger and name is AFTER_APPLY else f"name of {resource.address}"
    region = draw(st.sampled_from(["a", "b"])) if resource.region is AFTER_APPLY else resource.region
    links = {path: draw(settled(found)) for path, found in resource.links.items()}
    return msgspec.structs.replace(resource, attributes=attributes, region=region, links=links)


@st.composite
def known(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, Unknown):
        return draw(ANYTHING)
    if isinstance(value, dict):
        return {name: draw(known(inner)) for name, inner in value.items()}
    if isinstance(value, list):
        # Beside known items an unknown one may stand for none, or for several.
        least, most = (0, 2) if any(not isinstance(item, Unknown) for item in value) else (1, 1)
        return [
            one
            for item in value
            for one in (
                draw(st.lists(ANYTHING, min_size=least, max_size=most))
                if isinstance(item, Unknown)
                else [draw(known(item))]
            )
        ]
    return value


@st.composite
def settled(draw: st.DrawFn, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Uncertain links become certain or go, unless none would be left; a key that is not known becomes one."""
    kept = [link for link in links if link.certain or draw(st.booleans())] or list(links[:1])
    return tuple(draw(settled_one(link)) for link in kept)


@st.composite
def settled_one(draw: st.DrawFn, link: Link) -> Link:
    keys = [""] if link.block == "aws_y.r" else ["0", "1"]
    key = draw(st.sampled_from(keys)) if link.key == ANY_KEY else link.key
    return msgspec.structs.replace(link, key=key, certain=bool(link.block) and (link.certain or draw(st.booleans())))


def answers(condition: Any, world: list[Resource], whole: bool) -> dict[str, Truth]:
    """What the condition, compiled once, says of each resource."""
    node = compile_condition(condition, context(*world, whole=whole, defaults=DEFAULTS))
    found = {}
    for resource in world:
        scope = Scope(resource.attributes, resource)
        found[resource.address] = node.test(scope)
        assert found[resource.address] in (True, False, None)
        assert isinstance(node.blame(scope, found[resource.address]).expected, str)
    return found


def judged(word: str) -> st.SearchStrategy[Any]:
    """Conditions with the word on top, or below a `not`."""
    one = st.fixed_dictionaries({word: WORDS[word]})
    return one | one.map(lambda condition: {"not": condition})


def slowly(examples: int) -> settings:
    # The same examples on every run: a gate's own pipeline must not fail by chance.
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def test_every_word_is_drawn() -> None:
    assert set(WORDS) == set(language._CONDITIONS)
    assert set(ARGUMENTS) == set(predicates.PREDICATES)


@pytest.mark.parametrize("word", WORDS)
@slowly(70)
@given(data=st.data(), world=worlds(), whole=st.booleans())
def test_learning_a_value_never_reverses_an_answer(
    word: str, data: st.DataObject, world: list[Resource], whole: bool
) -> None:
    condition = data.draw(judged(word))
    before = answers(condition, world, whole)
    after = answers(condition, data.draw(learnt(world)), whole)
    assert not {address: truth for address, truth in before.items() if truth not in (None, after[address])}


@pytest.mark.parametrize("word", ["linked", "refers", "tagged_by", "exists", "covers"])
@slowly(60)
@given(data=st.data(), world=worlds(), whole=st.booleans())
def test_the_order_of_resources_changes_no_answer(
    word: str, data: st.DataObject, world: list[Resource], whole: bool
) -> None:
    condition = data.draw(judged(word))
    assert answers(condition, world, whole) == answers(condition, data.draw(st.permutations(world)), whole)


@slowly(150)
@given(CONDITIONS, worlds())
def test_of_a_part_of_the_system_nothing_is_absent(condition: Any, world: list[Resource]) -> None:
    whole, part = answers(condition, world, True), answers(condition, world, False)
    assert all(part[address] in (None, truth) for address, truth in whole.items())


@st.composite
def twins(draw: st.DrawFn) -> list[Resource]:
    """Instances of two blocks that differ in their key, and perhaps in more; and what may lead to one of them."""
    blocks = [draw(resources(f"{block}[0]")) for block in ("aws_x.r", "aws_y.s")]
    seconds = [msgspec.structs.replace(one, address=f"{one.block}[1]", key="1") for one in blocks]
    others = [
        msgspec.structs.replace(one, attributes={**one.attributes, **draw(st.just({}) | ATTRIBUTES)}) for one in seconds
    ]
    return [*blocks, *others, draw(resources("aws_y.r"))]


@pytest.mark.parametrize("word", WORDS)
@slowly(120)
@given(data=st.data(), world=twins(), whole=st.booleans())
def test_judging_twins_once_tells_what_judging_each_tells(
    word: str, data: st.DataObject, world: list[Resource], whole: bool
) -> None:
    condition = data.draw(judged(word))
    text, where = {"vi": "x", "en": "x"}, data.draw(st.just({"parameter": {}}) | CONDITIONS)
    facts = {"id": "R", "protection": "p", "severity": "low", "title": text, "fix": text, "source": "s"}
    rule = msgspec.convert({**facts, "subjects": {"type": TYPES, "where": where}, "assert": condition}, Rule)
    found, crashes = observe([rule], World(world, whole), DEFAULTS, {})
    assert not crashes
    told = [(one.resource and one.resource.address, one.outcome.value, one.expected, one.actual) for one in found]
    given = context(*world, whole=whole, defaults=DEFAULTS)
    nodes = compile_condition(where, given), compile_condition(condition, given)
    assert told == [alone for one in given.world.of(TYPES) if (alone := judged_alone(one, *nodes))]


def judged_alone(resource: Resource, where: Node, asserted: Node) -> tuple[str, str, str, str] | None:
    """Address, outcome, and what was expected and is there, as two conditions judge one resource."""
    scope = Scope(resource.attributes, resource)
    subject, truth = where.test(scope), asserted.test(scope)
    if subject is False:
        return None
    if truth:
        return resource.address, "pass", "", ""
    blame = where.blame(scope, None) if subject is None else asserted.blame(scope, truth)
    return resource.address, "unknown" if subject is None or truth is None else "fail", blame.expected, blame.actual
