"""Selection by tags: whether some resource's blocks, or its map of tags, select the one at hand."""

from collections.abc import Callable, Sequence

from levelgate.checks.attributes import UNSET, Scope, descend, tags_of
from levelgate.checks.world import World
from levelgate.model.value import Truth, Unknown, Value, every, some

Test = Callable[[Scope], Truth]


def tagged_by(world: World, types: Sequence[str], selects: "Selects", be: Test) -> Test:
    """Whether some resource of `types` selects the resource at hand by a tag, as `selects` finds out."""

    def test(scope: Scope) -> Truth:
        if scope.resource is None:
            return None
        answer: Truth = False if world.whole else None
        for other in world.of(types):
            selected = selects(other.attributes, tags_of(scope.resource))
            there = Scope(other.attributes, other, scope.resource)
            verdict = every((selected, be(there))) if selected is not False else False
            if verdict:
                return True
            answer = None if verdict is None else answer
        return answer

    return test


# Whether a resource's attributes select one that bears the given tags.
Selects = Callable[[Value, Value], Truth]


def by_pair(key: str, value: str) -> Selects:
    """Selection by blocks that name a tag: `key` and `value` are paths to them, as `selection_tag.key`."""
    block, _, key_name = key.rpartition(".")
    names, value_name = block.split(".") if block else [], value.rpartition(".")[2]

    def selects(attributes: Value, tags: Value) -> Truth:
        found = descend(attributes, names)
        blocks = [block for one in found for block in (one if isinstance(one, list) else (one,))]
        return some([_selected(block, key_name, value_name, tags) for block in blocks])

    return selects


def by_map(path: str) -> Selects:
    """Selection by a map of tags at `path`, of which one is enough."""
    names = path.split(".")

    def selects(attributes: Value, tags: Value) -> Truth:
        return some([_in_map(wanted, tags) for wanted in descend(attributes, names)])

    return selects


def _in_map(wanted: Value, tags: Value) -> Truth:
    if isinstance(wanted, dict):
        return some([_bears(tags, key, value) for key, value in wanted.items()])
    return None if isinstance(wanted, Unknown) and wanted is not UNSET else False


def _selected(block: Value, key: str, value: str, tags: Value) -> Truth:
    if isinstance(block, Unknown):
        return False if block is UNSET else None
    pair = (block.get(key), block.get(value)) if isinstance(block, dict) else (None, None)
    return False if None in pair else _bears(tags, *pair)


def _bears(tags: Value, key: Value, value: Value) -> Truth:
    if any(isinstance(part, Unknown) for part in (tags, key, value)):
        return None
    mine = tags.get(key) if isinstance(tags, dict) and isinstance(key, str) else None
    return None if isinstance(mine, Unknown) else mine is not None and mine == value
