"""A resource's `after_unknown` marks in, its values with `AFTER_APPLY` where something written is not known yet out.

A mark alone does not say *unknown*: most marks stand on computed attributes that nobody wrote. What the configuration
writes is unknown. What a `dynamic` block makes never stands in a plan's configuration, so for nested blocks the type's
schema decides (or the source, where it was given): rather one unknown too many than a default that does not hold.
"""

from typing import Any, NamedTuple

from levelgate.mapping.platforms import BLOCK_DEPTH
from levelgate.model.value import AFTER_APPLY, Unknown, Value
from levelgate.sources.terraform.configuration import is_expression, written

_EVERYTHING = object()  # stands for an expression that writes all that is below it


class Beyond(NamedTuple):
    """What may write an attribute although `configuration` does not show it.

    `nested` are the paths of the type's nested blocks; `dynamic` the paths that the source shows inside and at
    `dynamic` blocks, None where the source does not show the resource.
    """

    nested: frozenset[str]
    dynamic: frozenset[str] | None = None

    def wrote(self, path: str) -> bool:
        """Whether a mark at `path`, which no expression explains, may come from a `dynamic` block."""
        if self.dynamic is None:
            return path in self.nested or path.count(".") >= BLOCK_DEPTH
        # Of an attribute that is written like a block (ingress) a mark never comes from a `dynamic`.
        inside = path.rpartition(".")[0] in self.dynamic
        return path in self.dynamic and (path in self.nested or inside or path.count(".") >= BLOCK_DEPTH)

    def counted(self, path: str) -> bool:
        """Whether the number of items at `path` is what will be: an unknown `dynamic` shows as one item otherwise."""
        return path in self.nested or (self.dynamic is not None and path not in self.dynamic)


def mark_unknown(values: dict[str, Any], marks: Any, expressions: dict[str, Any] | None, beyond: Beyond) -> None:
    """Put `AFTER_APPLY` into `values` where `marks` say so and something was written.

    `expressions` are those of the resource's block; None where the plan lacks them, so that every mark counts.
    """
    if marks is True:
        marks = dict.fromkeys(expressions or (), True)
    if not isinstance(marks, dict):
        return
    if expressions is None:
        _object(values, marks, _EVERYTHING, "", beyond)
        return
    nested = beyond.nested
    for name, mark in marks.items():
        # Nearly every mark stands on a computed attribute that nobody wrote: passed over at once.
        if mark is not True or name in expressions or name in nested:
            _one(values, name, mark, expressions, name, beyond)


def _object(values: dict[str, Any], marks: dict[str, Any], expression: Any, prefix: str, beyond: Beyond) -> Value:
    for name, mark in marks.items():
        _one(values, name, mark, expression, prefix + name, beyond)
    return values


def _one(values: dict[str, Any], name: str, mark: Any, expression: Any, path: str, beyond: Beyond) -> None:
    if mark is True:
        if expression is _EVERYTHING or written(expression, name) is not None or beyond.wrote(path):
            values[name] = AFTER_APPLY
    elif mark and _marked(mark):
        found = expression if expression is _EVERYTHING else _below(expression, name, mark, path, beyond)
        values[name] = _inside(values.get(name), mark, found, path, beyond)


def _marked(mark: Any) -> bool:
    if isinstance(mark, (dict, list)):
        return any(_marked(inner) for inner in (mark.values() if isinstance(mark, dict) else mark))
    return mark is True


def _below(expression: Any, name: str, mark: Any, path: str, beyond: Beyond) -> Any:
    """What writes below `name`: its nested blocks, None for a `dynamic` that the source shows, or `_EVERYTHING`."""
    found = written(expression, name)
    if found is None:
        return None if beyond.dynamic is not None and path in beyond.nested else _EVERYTHING
    if is_expression(found) and path not in beyond.nested:
        return _EVERYTHING
    made = isinstance(found, list) and isinstance(mark, list) and len(mark) > len(found)
    # More blocks than are written: some come from a `dynamic`, and nothing tells which.
    return _EVERYTHING if made and beyond.dynamic is None else found


def _inside(value: Any, mark: Any, expression: Any, path: str, beyond: Beyond) -> Any:
    if mark is True:
        return AFTER_APPLY if expression is not None or beyond.wrote(path) else value
    if isinstance(mark, list):
        known = value if isinstance(value, list) else []
        padded = known + [None] * (len(mark) - len(known))
        items = [_inside(item, inner, expression, path, beyond) for item, inner in zip(padded, mark, strict=False)]
        items += padded[len(mark) :]
        return items if beyond.counted(path) else _counted(items)
    if isinstance(mark, dict):
        return _object(value if isinstance(value, dict) else {}, mark, expression, f"{path}.", beyond)
    return value


def _counted(items: list[Any]) -> Value:
    """The items without those that may stand for any number, none included."""
    sure = [item for item in items if not _placeholder(item)]
    if len(sure) == len(items):
        return items
    return [*sure, AFTER_APPLY] if sure else AFTER_APPLY


def _placeholder(item: Any) -> bool:
    # NOTE: an attribute that is written like a block (ingress) shows an unknown `dynamic` as one item, in which all
    # that its content writes is unknown and all else is empty. An item with any other value in it is a real one.
    leaves = item.values() if isinstance(item, dict) else ()
    unknown = [leaf for leaf in leaves if isinstance(leaf, Unknown)]
    return bool(unknown) and not any(leaf for leaf in leaves if not isinstance(leaf, Unknown))
