"""Resources that a rule cannot tell apart: instances of a block are often the same but for a name."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

import msgspec

from levelgate.mapping.reads import reads
from levelgate.model.resource import Resource
from levelgate.model.rule import Rule

View = Callable[[Resource], Hashable]


def view_of(rule: Rule) -> View | None:
    """What a rule that looks at nothing but its subjects sees of them: equal views, equal answers.

    None where it tells instances of a block apart by their key.
    """
    own = set(_own([rule.subjects.where if rule.subjects else None, rule.assertion]))
    if "@key" in own or rule.subjects is None:
        return None
    types = rule.subjects.type
    names = sorted({path.partition(".")[0] for type, path in reads(rule) if type in types and path})
    tagged = "@zone" in own

    def view(resource: Resource) -> Hashable:
        if resource.sensitive is not None:
            # What is closed decides on the explanation: looked at one by one.
            return resource.address
        seen = [resource.attributes.get(name) for name in names]
        place = (resource.region, resource.account, resource.zones if tagged else ())
        # Instances of a block share their links; where they do not, they may lead to different places.
        return resource.block, id(resource.links), msgspec.json.encode((resource.type, place, seen))

    return view


def _own(condition: Any) -> Iterator[str]:
    if isinstance(condition, dict):
        for word, body in condition.items():
            if isinstance(word, str) and word.startswith("@"):
                yield word
            yield from _own(body)
    elif isinstance(condition, list):
        for item in condition:
            yield from _own(item)
    elif isinstance(condition, str) and condition.startswith("@"):
        yield condition
