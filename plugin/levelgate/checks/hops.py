"""Conditions that look at other resources: `linked`, `refers`, `tagged_by`, `exists`."""

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase

from levelgate.checks.attributes import Reader, Scope
from levelgate.checks.world import Arrivals, World
from levelgate.model.resource import ANY_KEY, Resource
from levelgate.model.value import Truth, Unknown, Value, every, some

Test = Callable[[Scope], Truth]


def linked(world: World, types: Sequence[str], by: str, on: Sequence[str], be: Test) -> Test:
    """Whether some resource of `types` leads to the resource at hand through its attribute `by`, and satisfies `be`.

    `on` names the attributes of the resource at hand that a known value may equal. Possible links give unknown.
    """
    perhaps = _possibly(be)
    absent: Truth = False if world.whole else None

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None:
            return None
        answer = absent
        for type in types:
            arrivals = world.arrivals(type, by)
            truth = _certainly(arrivals, subject, on, be)
            if truth:
                return True
            answer = some((answer, truth, perhaps(type, subject, arrivals)))
        return answer

    return test


def _certainly(arrivals: Arrivals, subject: Resource, on: Sequence[str], be: Test) -> Truth:
    answer: Truth = False
    for other, certain in _candidates(arrivals, subject, on):
        truth = every((be(_at(other, subject)), True if certain else None))
        if truth:
            return True
        answer = None if truth is None else answer
    return answer


def _possibly(be: Test) -> Callable[[str, Resource, Arrivals], Truth]:
    # Candidates for which no key is known are the same for every instance of a block: asked once per block.
    asked: dict[tuple[str, str], Truth] = {}

    def perhaps(type: str, subject: Resource, arrivals: Arrivals) -> Truth:
        cell = (type, subject.block)
        if cell not in asked:
            loose = [other for other, _ in arrivals.by_block.get((subject.block, ANY_KEY), ())] if subject.key else []
            candidates = loose + arrivals.anywhere
            asked[cell] = None if any(be(_at(other, subject)) is not False for other in candidates) else False
        return asked[cell]

    return perhaps


def _candidates(arrivals: Arrivals, subject: Resource, on: Sequence[str]) -> Iterable[tuple[Resource, bool]]:
    values = [value for value in map(subject.attributes.get, on) if isinstance(value, str)]
    for value in values:
        yield from ((other, True) for other in arrivals.by_value.get(value, ()))
    for pattern, other in arrivals.patterns:
        verdict = _covers(pattern, values)
        if verdict is not False:
            yield other, bool(verdict)
    yield from arrivals.by_block.get((subject.block, subject.key), ())
    if not subject.key:
        yield from arrivals.by_block.get((subject.block, ANY_KEY), ())


def _covers(pattern: str, values: Sequence[str]) -> Truth:
    if pattern == "*" or any(fnmatchcase(value, pattern) for value in values):
        return True
    return False if values and all(value.startswith("arn:") for value in values) else None


def refers(world: World, types: Sequence[str], by: str, read: Reader, be: Test) -> Test:
    """Whether the attribute `by` of the resource at hand leads to a resource of `types` that satisfies `be`."""

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None:
            return None
        values = [item for value in read(scope) for item in (value if isinstance(value, list) else (value,))]
        found, elsewhere = world.targets(subject, by, values)
        answer: Truth = None if elsewhere or not world.whole else False
        for target, certain in found:
            if target.type not in types:
                continue
            verdict = every((be(_at(target, subject)), True if certain else None))
            if verdict:
                return True
            answer = None if verdict is None else answer
        return answer

    return test


def tagged_by(world: World, types: Sequence[str], key: str, value: str, be: Test) -> Test:
    """Whether some resource of `types` selects the resource at hand by a tag.

    `key` and `value` are names within the items of the selecting blocks, as `selection_tag.key`.
    """
    block, _, key_name = key.rpartition(".")
    value_name = value.rpartition(".")[2]

    def test(scope: Scope) -> Truth:
        if scope.resource is None:
            return None
        answer: Truth = False if world.whole else None
        for other in world.of(types):
            selected = _selects(other.attributes.get(block), key_name, value_name, tags_of(scope.resource))
            verdict = every((selected, be(_at(other, scope.resource)))) if selected is not False else False
            if verdict:
                return True
            answer = None if verdict is None else answer
        return answer

    return test


def tags_of(resource: Resource) -> Value:
    """The tags a resource ends up with: `tags_all` (provider defaults included) where known, else `tags`."""
    whole = resource.attributes.get("tags_all")
    return whole if isinstance(whole, dict) else resource.attributes.get("tags")


def _selects(blocks: Value, key: str, value: str, tags: Value) -> Truth:
    if isinstance(blocks, Unknown) or isinstance(tags, Unknown):
        return None
    answer: Truth = False
    for block in blocks if isinstance(blocks, list) else ():
        pair = (block.get(key), block.get(value)) if isinstance(block, dict) else (None, None)
        mine = tags.get(pair[0]) if isinstance(tags, dict) and isinstance(pair[0], str) else None
        if isinstance(mine, Unknown) or any(isinstance(part, Unknown) for part in pair):
            answer = None
        elif mine is not None and mine == pair[1]:
            return True
    return answer


def exists(world: World, types: Sequence[str], at_least: int, distinct: Reader | None, be: Test) -> Test:
    """Whether the system has at least `at_least` resources of `types` that satisfy `be` (different in `distinct`)."""

    def test(scope: Scope) -> Truth:
        sure: list[Value] = []
        maybe: list[Value] = []
        for other in world.of(types):
            verdict = be(_at(other, scope.resource))
            if verdict is not False:
                values = distinct(Scope(other.attributes, other)) if distinct else (other.address,)
                known = verdict and not any(isinstance(value, Unknown) for value in values)
                (sure if known else maybe).extend(values)
        if len(set(map(str, sure))) >= at_least:
            return True
        return None if not world.whole or len(set(map(str, sure))) + len(maybe) >= at_least else False

    return test


def covers(world: World, types: Sequence[str], read: Reader, wanted: Sequence[str], be: Test) -> Test:
    """Whether the resources of `types` that satisfy `be` show every value of `wanted` through `read`.

    A wanted value that ends in `?` is due only where something of the kind exists, which no definition shows: skipped.
    """
    due = {value for value in wanted if not value.endswith("?")}

    def test(scope: Scope) -> Truth:
        sure: set[Value] = set()
        loose = not world.whole
        for other in world.of(types):
            verdict = be(_at(other, scope.resource))
            value = read(Scope(other.attributes, other))[0]
            if verdict and isinstance(value, str):
                sure.add(value)
            loose = loose or (verdict is None and not isinstance(value, Unknown))
        return True if due <= sure else (None if loose else False)

    return test


def _at(other: Resource, subject: Resource | None) -> Scope:
    return Scope(other.attributes, other, subject)
