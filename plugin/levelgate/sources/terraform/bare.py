"""Expressions that are nothing but references: which instances of which block they mean."""

from collections.abc import Mapping
from typing import NamedTuple

from levelgate.sources.terraform.language.nodes import (
    AnyNode,
    Attr,
    Call,
    ForTuple,
    Index,
    Item,
    Literal,
    Name,
    Number,
    Splat,
    Tuple,
)
from levelgate.sources.terraform.module.declared import Local

_MAX_HOPS = 10
_ELSEWHERE = ("module", "var")
_NO_RESOURCE = ("count", "data", "each", "local", "path", "self", "terraform", *_ELSEWHERE)
_OWN = (("count", "index"), ("each", "key"))


class BareReference(NamedTuple):
    """A value that is nothing but a reference: its text without attribute, and which instances it means.

    `own_key` is the instance with the referring one's key; `every` all instances.
    """

    text: str
    own_key: bool = False
    every: bool = False


def bare_references(
    node: AnyNode, locals: Mapping[str, Local], over: str | None, hops: int = 0
) -> list[BareReference] | None:
    """The references that an expression consists of, or None where it is anything else.

    `over` is the resource block that the block's `for_each` goes over, as `iterated` tells it.
    """
    if isinstance(node, Tuple):
        parts = [bare_references(item, locals, over, hops) for item in node.items]
        return None if not parts or None in parts else [one for part in parts for one in part or ()]
    steps = _steps(node)
    if steps and steps[0] == "local" and len(steps) == 2 and isinstance(steps[1], str) and hops < _MAX_HOPS:
        found = locals.get(steps[1])
        return bare_references(found.value, locals, over, hops + 1) if found else None
    one = _of_all(node) if steps is None else _of_one(steps, over)
    return [one] if one else None


def iterated(node: AnyNode | None) -> str | None:
    """The resource block that a `for_each` goes over, as `type.name`; None for anything else."""
    match node:
        case Attr(of=Name(name=type), name=name) if type not in _NO_RESOURCE:
            return f"{type}.{name}"
    return None


def _steps(node: AnyNode) -> list[str | AnyNode] | None:
    """`a.b[k].c` as its names and the nodes of its keys; None for an expression of another kind."""
    found: list[str | AnyNode] = []
    while isinstance(node, Attr | Index):
        found.append(node.name if isinstance(node, Attr) else node.key)
        node = node.of
    return [node.name, *reversed(found)] if isinstance(node, Name) else None


def _of_one(steps: list[str | AnyNode], over: str | None) -> BareReference | None:
    root = str(steps[0])
    if root in _ELSEWHERE:
        text = _text(steps)
        return BareReference(text) if text and len(steps) > 1 else None
    if steps[:2] == ["each", "value"] and len(steps) > 2 and over and _are_names(steps[2:]):
        return BareReference(over, own_key=True)
    if root in _NO_RESOURCE or len(steps) < 3 or not isinstance(steps[1], str):
        return None
    block = f"{root}.{steps[1]}"
    key, rest = (None, steps[2:]) if isinstance(steps[2], str) else (steps[2], steps[3:])
    if not rest or not _are_names(rest):
        return None
    if key is not None and _steps_of(key) in _OWN:
        return BareReference(block, own_key=True)
    text = block if key is None else _text([root, steps[1], key])
    return BareReference(text) if text else None


def _are_names(steps: list[str | AnyNode]) -> bool:
    return all(isinstance(step, str) for step in steps)


def _steps_of(node: AnyNode | str) -> tuple[object, ...]:
    return () if isinstance(node, str) else tuple(_steps(node) or ())


def _text(steps: list[str | AnyNode]) -> str | None:
    """The steps as Terraform writes them; None where a key is not literal."""
    text = str(steps[0])
    for step in steps[1:]:
        if isinstance(step, str):
            text += f".{step}"
        elif isinstance(step, Number):
            text += f"[{step.text}]"
        elif isinstance(step, Literal) and isinstance(step.value, str) and not set('"\\$%') & set(step.value):
            text += f'["{step.value}"]'
        else:
            return None
    return text


def _of_all(node: AnyNode) -> BareReference | None:
    """`type.name[*].attribute`, the same of `values(…)`, and a `for` that takes one attribute of each."""
    match node:
        case Splat(of=of, each=Attr() as each) if _is_of_item(each):
            of = of.arguments[0] if isinstance(of, Call) and of.name == "values" and len(of.arguments) == 1 else of
        case ForTuple(value=item, of=of, each=Attr(of=Name(name=name)), condition=None) if name == item:
            pass
        case _:
            return None
    block = iterated(of)
    return BareReference(block, every=True) if block else None


def _is_of_item(node: AnyNode) -> bool:
    while isinstance(node, Attr):
        node = node.of
    return isinstance(node, Item)
