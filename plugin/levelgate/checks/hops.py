"""Conditions that look at other resources: `linked`, `refers`, `exists`, `covers`."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from levelgate.checks.attributes import UNSET, Reader, Scope
from levelgate.checks.tally import Quorum, Tally
from levelgate.checks.world import Arrivals, World, is_nameless, links_at
from levelgate.model.resource import ANY_KEY, Resource, matches
from levelgate.model.value import Truth, Unknown, Value, every

Test = Callable[[Scope], Truth]
# What a condition on another resource reads of the one the hop comes from: equal for two of them, equal answers.
Seen = Callable[[Resource], Hashable]


class Path(NamedTuple):
    """An attribute from which a hop starts: how it is read, its whole path, whether a block above it is at hand."""

    read: Reader
    whole: str
    nested: bool


def linked(
    world: World, types: Sequence[str], by: str, on: Sequence[str], be: Test, seen: Seen, quorum: Quorum
) -> Test:
    """Whether enough resources of `types` lead to the resource at hand through their attribute `by`, and satisfy `be`.

    `on` names the attributes of the resource at hand that a known value may equal. Possible links give unknown, and so
    does a value that several resources of the type bear.
    """
    perhaps = _possibly(world, by, on, be, seen, quorum.least)
    absent: Truth = False if world.whole else None

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None:
            return None
        bearers = world.bearers(subject.type, on)
        tally = Tally(quorum)
        for type in types:
            arrivals = world.arrivals(type, by)
            for other, certain in _candidates(arrivals, subject, on, bearers):
                tally.add(other, every((be(_at(other, subject)), True if certain else None)))
                if tally.full:
                    return True
            tally.add_possible(perhaps(type, subject, arrivals))
        return tally.answer(absent)

    return test


_NONE: frozenset[str] = frozenset()


def _possibly(
    world: World, by: str, on: Sequence[str], be: Test, seen: Seen, least: int
) -> Callable[[str, Resource, Arrivals], frozenset[str]]:
    # Candidates for which no key is known are the same for every instance of a block: asked once per block.
    asked: dict[Hashable, frozenset[str]] = {}

    def perhaps(type: str, subject: Resource, arrivals: Arrivals) -> frozenset[str]:
        unnamed = is_nameless(subject, on)
        if not (unnamed or arrivals.anywhere or (subject.key and (subject.block, ANY_KEY) in arrivals.by_block)):
            return _NONE
        cell = (type, subject.block, unnamed, seen(subject))
        if cell not in asked:
            loose = [other for other, _ in arrivals.by_block.get((subject.block, ANY_KEY), ())] if subject.key else []
            strangers = world.strangers(type, by, subject.type, on) if unnamed else []
            candidates = (*loose, *arrivals.anywhere, *strangers)
            suits = (other.address for other in candidates if be(_at(other, subject)) is not False)
            # One more than asked for, as the certain ones may be among them.
            asked[cell] = frozenset(islice(suits, least + 1))
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


def refers(
    world: World, types: Sequence[str], path: Path, on: Sequence[str], be: Test, seen: Seen, quorum: Quorum
) -> Test:
    """Whether an attribute of the value at hand leads to enough resources of `types` that satisfy `be`.

    `on` names the attributes of these that a known value may equal. Links are known per path: among several
    blocks they tell which leads where only if all lead to one place.
    """
    if not world.of(types):
        return _refers_to_others(world, path)
    perhaps = _among(world.instances, types, be, seen, quorum.least)
    unborn = _among(lambda type: world.nameless(type, on), types, be, seen, quorum.least)
    add_named = _named(lambda value: world.named(value, on), types, be, unborn)

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None:
            return None
        values = [item for value in path.read(scope) for item in (value if isinstance(value, list) else (value,))]
        found = world.targets(subject, path.whole, values)
        own = not path.nested or not found.sure or world.alone(subject, path.whole)
        tally = Tally(quorum)
        for target, certain in found.sure:
            tally.add(target, every((_suits(target, types, be, subject), True if certain and own else None)))
        for block, _ in found.loose:
            tally.add_possible(perhaps(block, subject))
        for value in (one for one in values if isinstance(one, str)):
            add_named(tally, value, subject)
        return tally.answer(None if found.elsewhere or not world.whole else False)

    return test


def _refers_to_others(world: World, path: Path) -> Test:
    """No resource of the types is there: false, unless the attribute leads to a place that nobody knows."""

    def test(scope: Scope) -> Truth:
        subject = scope.resource
        if subject is None or not world.whole:
            return None
        links = links_at(subject, path.whole)
        if links and not any(world.leads_anywhere(link) for link in links):
            return False
        values = [item for value in path.read(scope) for item in (value if isinstance(value, list) else (value,))]
        return None if any(isinstance(value, Unknown) for value in values) else False

    return test


def _named(
    bearers: Callable[[str], Sequence[Resource]],
    types: Sequence[str],
    be: Test,
    unborn: Callable[[str, Resource], frozenset[str]],
) -> Callable[[Tally, str, Resource], None]:
    """Count what a known value names; of several resources that bear it one is meant, so they count once."""

    def add(tally: Tally, value: str, subject: Resource) -> None:
        targets = [target for target in bearers(value) if target.type in types]
        verdicts = {be(_at(target, subject)) for target in targets}
        if len(verdicts) == 1:
            tally.add(targets[0], verdicts.pop())
        elif verdicts:
            tally.add_possible([value])
        else:
            for type in types:
                tally.add_possible(unborn(type, subject))

    return add


def _among(
    resources: Callable[[str], Sequence[Resource]], types: Sequence[str], be: Test, seen: Seen, least: int
) -> Callable[[str, Resource], frozenset[str]]:
    """Those of a group that may be meant and suit; a group answers all alike: asked once."""
    asked: dict[Hashable, frozenset[str]] = {}

    def perhaps(group: str, subject: Resource) -> frozenset[str]:
        cell = (group, seen(subject))
        if cell not in asked:
            suits = (one.address for one in resources(group) if _suits(one, types, be, subject) is not False)
            asked[cell] = frozenset(islice(suits, least + 1))
        return asked[cell]

    return perhaps


def _suits(target: Resource, types: Sequence[str], be: Test, subject: Resource) -> Truth:
    return be(_at(target, subject)) if target.type in types else False


def exists(world: World, types: Sequence[str], be: Test, quorum: Quorum) -> Test:
    """Whether the system has enough resources of `types` that satisfy `be`."""

    def test(scope: Scope) -> Truth:
        tally = Tally(quorum)
        for other in world.of(types):
            tally.add(other, be(_at(other, scope.resource)))
            if tally.full:
                return True
        return tally.answer(False if world.whole else None)

    return test


class Shown(NamedTuple):
    """What resources show: how it is read, and which values count as another one too."""

    read: Reader
    counts: Mapping[str, str] = {}

    def of(self, resource: Resource) -> list[Value]:
        """The values that a resource shows."""
        values = self.read(Scope(resource.attributes, resource))
        return [*values, *(self.counts[value] for value in values if isinstance(value, str) and value in self.counts)]


def covers(world: World, types: Sequence[str], shown: Shown, wanted: Sequence[str], be: Test) -> Test:
    """Whether the resources of `types` that satisfy `be` show every value of `wanted`.

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
                values = shown.of(other)
                (sure if verdict else maybe).update(value for value in values if isinstance(value, str))
                # What is not written shows nothing.
                loose = loose or any(isinstance(value, Unknown) and value is not UNSET for value in values)
        if due <= sure:
            return True
        return None if loose or due <= sure | maybe else False

    return test


def _at(other: Resource, subject: Resource | None) -> Scope:
    return Scope(other.attributes, other, subject)
