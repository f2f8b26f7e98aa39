"""Conditions that look at other resources: `linked`, `refers`, `tagged_by`, `exists`."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from levelgate.checks.attributes import UNSET, Reader, Scope, descend, tags_of
from levelgate.checks.world import Arrivals, World, is_nameless
from levelgate.model.resource import ANY_KEY, Resource, matches
from levelgate.model.value import Truth, Unknown, Value, every, some

Test = Callable[[Scope], Truth]
# What a condition on another resource reads of the one the hop comes from: equal for two of them, equal answers.
Seen = Callable[[Resource], Hashable]


def linked(world: World, types: Sequence[str], by: str, on: Sequence[str], be: Test, seen: Seen) -> Test:
    """Whether some resource of `types` leads to the resource at hand through its attribute `by`, and satisfies `be`.

    `on` names the attributes of the resource at hand that a known value may equal. Possible links give unknown, and so
    does a value that several resources of the type bear.
    """
    perhaps = _possibly(world, by, on, be, seen)
    absent: Truth = False if world.whole else None

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None:
            return None
        bearers = world.bearers(subject.type, on)
        answer = absent
        for type in types:
            arrivals = world.arrivals(type, by)
            truth = _certainly(_candidates(arrivals, subject, on, bearers), subject, be)
            if truth:
                return True
            answer = some((answer, truth, perhaps(type, subject, arrivals)))
        return answer

    return test


def _certainly(candidates: Iterable[tuple[Resource, bool]], subject: Resource, be: Test) -> Truth:
    answer: Truth = False
    for other, certain in candidates:
        truth = every((be(_at(other, subject)), True if certain else None))
        if truth:
            return True
        answer = None if truth is None else answer
    return answer


def _possibly(
    world: World, by: str, on: Sequence[str], be: Test, seen: Seen
) -> Callable[[str, Resource, Arrivals], Truth]:
    # Candidates for which no key is known are the same for every instance of a block: asked once per block.
    asked: dict[Hashable, Truth] = {}

    def perhaps(type: str, subject: Resource, arrivals: Arrivals) -> Truth:
        unnamed = is_nameless(subject, on)
        cell = (type, subject.block, unnamed, seen(subject))
        if cell not in asked:
            loose = [other for other, _ in arrivals.by_block.get((subject.block, ANY_KEY), ())] if subject.key else []
            strangers = world.strangers(type, by, subject.type, on) if unnamed else []
            candidates = (*loose, *arrivals.anywhere, *strangers)
            asked[cell] = None if any(be(_at(other, subject)) is not False for other in candidates) else False
        return asked[cell]

    return perhaps


def _candidates(
    arrivals: Arrivals, subject: Resource, on: Sequence[str], bearers: Mapping[str, int]
) -> Iterable[tuple[Resource, bool]]:
    values = [value for value in map(subject.attributes.get, on) if isinstance(value, str)]
    for value in values:
        yield from ((other, bearers[value] == 1) for other in arrivals.by_value.get(value, ()))
    for pattern, other in arrivals.patterns:
        verdict = _covers(pattern, values, is_nameless(subject, on))
        if verdict is not False:
            yield other, bool(verdict)
    yield from arrivals.by_block.get((subject.block, subject.key), ())
    if not subject.key:
        yield from arrivals.by_block.get((subject.block, ANY_KEY), ())


def _covers(pattern: str, values: Sequence[str], unnamed: bool) -> Truth:
    if pattern == "*" or any(matches(value, pattern) for value in values):
        return True
    return False if values and not unnamed and all(value.startswith("arn:") for value in values) else None


def refers(world: World, types: Sequence[str], prefix: str, by: str, read: Reader, be: Test, seen: Seen) -> Test:
    """Whether the attribute `by` of the value at hand leads to a resource of `types` that satisfies `be`.

    `prefix` is the path of the block at hand, empty for the resource itself. Links are known per path: among several
    blocks they tell which leads where only if all lead to one place.
    """
    path = f"{prefix}.{by}" if prefix else by
    perhaps, unborn = _among(world.instances, types, be, seen), _among(world.nameless, types, be, seen)

    def named(value: str, subject: Resource) -> Truth:
        verdicts = {be(_at(target, subject)) for target in world.named(value) if target.type in types}
        if not verdicts:
            return some([unborn(type, subject) for type in types])
        return verdicts.pop() if len(verdicts) == 1 else None

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None:
            return None
        values = [item for value in read(scope) for item in (value if isinstance(value, list) else (value,))]
        found = world.targets(subject, path, values)
        own = not prefix or not found.sure or world.alone(subject, path)
        sure = [
            every((_suits(target, types, be, subject), True if certain and own else None))
            for target, certain in found.sure
        ]
        loose = [perhaps(block, subject) for block in found.loose]
        known = [named(value, subject) for value in values if isinstance(value, str)]
        return some([None if found.elsewhere or not world.whole else False, *sure, *loose, *known])

    return test


def _among(
    resources: Callable[[str], Sequence[Resource]], types: Sequence[str], be: Test, seen: Seen
) -> Callable[[str, Resource], Truth]:
    """Unknown if one of the resources of a group may be meant and suit; a group answers all alike: asked once."""
    asked: dict[Hashable, Truth] = {}

    def perhaps(group: str, subject: Resource) -> Truth:
        cell = (group, seen(subject))
        if cell not in asked:
            some_may = any(_suits(one, types, be, subject) is not False for one in resources(group))
            asked[cell] = None if some_may else False
        return asked[cell]

    return perhaps


def _suits(target: Resource, types: Sequence[str], be: Test, subject: Resource) -> Truth:
    return be(_at(target, subject)) if target.type in types else False


def tagged_by(world: World, types: Sequence[str], key: str, value: str, be: Test) -> Test:
    """Whether some resource of `types` selects the resource at hand by a tag.

    `key` and `value` are names within the items of the selecting blocks, as `selection_tag.key`.
    """
    block, _, key_name = key.rpartition(".")
    value_name = value.rpartition(".")[2]
    names = block.split(".") if block else []

    def test(scope: Scope) -> Truth:
        if scope.resource is None:
            return None
        answer: Truth = False if world.whole else None
        for other in world.of(types):
            selected = _selects(descend(other.attributes, names), key_name, value_name, tags_of(scope.resource))
            verdict = every((selected, be(_at(other, scope.resource)))) if selected is not False else False
            if verdict:
                return True
            answer = None if verdict is None else answer
        return answer

    return test


def _selects(found: Sequence[Value], key: str, value: str, tags: Value) -> Truth:
    blocks = [block for one in found for block in (one if isinstance(one, list) else (one,))]
    return some([_selected(block, key, value, tags) for block in blocks])


def _selected(block: Value, key: str, value: str, tags: Value) -> Truth:
    if isinstance(block, Unknown):
        return False if block is UNSET else None
    pair = (block.get(key), block.get(value)) if isinstance(block, dict) else (None, None)
    if None in pair:
        return False
    if isinstance(tags, Unknown) or any(isinstance(part, Unknown) for part in pair):
        return None
    mine = tags.get(pair[0]) if isinstance(tags, dict) and isinstance(pair[0], str) else None
    return None if isinstance(mine, Unknown) else mine is not None and mine == pair[1]


def exists(world: World, types: Sequence[str], at_least: int, distinct: Reader | None, be: Test) -> Test:
    """Whether the system has at least `at_least` resources of `types` that satisfy `be` (different in `distinct`)."""

    def test(scope: Scope) -> Truth:
        sure: set[str] = set()
        maybe = 0
        for other in world.of(types):
            verdict = be(_at(other, scope.resource))
            if verdict is not False:
                shows = distinct(Scope(other.attributes, other)) if distinct else (other.address,)
                if verdict and _settled(shows):
                    sure.add(repr(shows))
                else:
                    maybe += 1
        if len(sure) >= at_least:
            return True
        return None if not world.whole or len(sure) + maybe >= at_least else False

    return test


def _settled(value: Value) -> bool:
    """Whether nothing of the value is unknown or missing."""
    if isinstance(value, (list, tuple)):
        return all(_settled(item) for item in value)
    if isinstance(value, dict):
        return all(_settled(item) for item in value.values())
    return value is not None and not isinstance(value, Unknown)


def covers(world: World, types: Sequence[str], read: Reader, wanted: Sequence[str], be: Test) -> Test:
    """Whether the resources of `types` that satisfy `be` show every value of `wanted` through `read`.

    A wanted value that ends in `?` is due only where something of the kind exists, which no definition shows: skipped.
    """
    due = {value for value in wanted if not value.endswith("?")}

    def test(scope: Scope) -> Truth:
        sure: set[Value] = set()
        maybe: set[Value] = set()
        loose = not world.whole
        for other in world.of(types):
            verdict = be(_at(other, scope.resource))
            if verdict is not False:
                shown = read(Scope(other.attributes, other))
                (sure if verdict else maybe).update(value for value in shown if isinstance(value, str))
                # What is not written shows nothing.
                loose = loose or any(isinstance(value, Unknown) and value is not UNSET for value in shown)
        if due <= sure:
            return True
        return None if loose or due <= sure | maybe else False

    return test


def _at(other: Resource, subject: Resource | None) -> Scope:
    return Scope(other.attributes, other, subject)
