"""Syntax nodes: what a file of the Terraform language says, before anything is evaluated.

They are msgspec structures so that a parsed file can be kept as bytes, see `module.cache`.
Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec


class Node(msgspec.Struct, frozen=True, tag=True, array_like=True, gc=False):
    """An expression."""


class Literal(Node, frozen=True, tag="lit"):
    """null, a bool, or a text without interpolation."""

    value: bool | str | None


class Number(Node, frozen=True, tag="num"):
    """A number, as written."""

    text: str


class Template(Node, frozen=True, tag="tpl"):
    """Texts and expressions, joined to one string."""

    parts: tuple["AnyNode", ...]


class Choice(Node, frozen=True, tag="if"):
    """`condition ? yes : no`, and `%{ if }` of a template."""

    condition: "AnyNode"
    yes: "AnyNode"
    no: "AnyNode"


class Name(Node, frozen=True, tag="name"):
    """The first name of a reference: `var`, `local`, a resource type, the variable of a `for`."""

    name: str
    line: int


class Item(Node, frozen=True, tag="item"):
    """The item that a splat looks at, inside `Splat.each`."""


class Attr(Node, frozen=True, tag="attr"):
    """`of.name`."""

    of: "AnyNode"
    name: str


class Index(Node, frozen=True, tag="index"):
    """`of[key]`, and `of.0`."""

    of: "AnyNode"
    key: "AnyNode"


class Splat(Node, frozen=True, tag="splat"):
    """`of[*]` and `of.*` with what follows: `each` stands for every item."""

    of: "AnyNode"
    each: "AnyNode"


class Call(Node, frozen=True, tag="call"):
    """A function call; `spread` where the last argument ends in `...`."""

    name: str
    arguments: tuple["AnyNode", ...]
    spread: bool
    line: int


class Unary(Node, frozen=True, tag="un"):
    """`-of` or `!of`."""

    operator: str
    of: "AnyNode"


class Binary(Node, frozen=True, tag="bin"):
    """`left operator right`."""

    operator: str
    left: "AnyNode"
    right: "AnyNode"


class Tuple(Node, frozen=True, tag="tup"):
    """`[a, b]`."""

    items: tuple["AnyNode", ...]


class Object(Node, frozen=True, tag="obj"):
    """`{a = b}`; a bare name as key is a `Literal`."""

    items: tuple[tuple["AnyNode", "AnyNode"], ...]


class ForTuple(Node, frozen=True, tag="fort"):
    """`[for key, value in of : each if condition]`; with `text`, the `%{ for }` of a template."""

    key: str | None
    value: str
    of: "AnyNode"
    each: "AnyNode"
    condition: "AnyNode | None" = None
    text: bool = False


class ForObject(Node, frozen=True, tag="foro"):
    """`{for key, value in of : name => each if condition}`; `grouped` where it says `each...`."""

    key: str | None
    value: str
    of: "AnyNode"
    name: "AnyNode"
    each: "AnyNode"
    grouped: bool
    condition: "AnyNode | None" = None


AnyNode: TypeAlias = (
    Literal
    | Number
    | Template
    | Choice
    | Name
    | Item
    | Attr
    | Index
    | Splat
    | Call
    | Unary
    | Binary
    | Tuple
    | Object
    | ForTuple
    | ForObject
)


class Argument(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`name = value` in a body, at a 1-based line."""

    value: AnyNode
    line: int


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A block: `type "label" { body }`, at a 1-based line."""

    type: str
    labels: tuple[str, ...]
    body: "Body"
    line: int


class Body(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What stands in a file or between the braces of a block; `doubled` are arguments written twice."""

    arguments: Mapping[str, Argument] = {}
    blocks: tuple[Block, ...] = ()
    doubled: tuple[str, ...] = ()

    def of_type(self, type: str) -> Iterator[Block]:
        """The blocks of one type, in their order."""
        return (block for block in self.blocks if block.type == type)


def references_in(node: object) -> Iterator[AnyNode]:
    """Every reference in an expression, as far as names and literal indices go: `a.b[0].c`, of `a[i].b` only `a`."""
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, Name | Attr | Index) and _is_reference(each):
            yield each
        elif isinstance(each, msgspec.Struct):
            stack.extend(getattr(each, field) for field in each.__struct_fields__)
        elif isinstance(each, tuple):
            stack.extend(each)


def _is_reference(node: object) -> bool:
    while isinstance(node, Attr) or (isinstance(node, Index) and isinstance(node.key, Literal | Number)):
        node = node.of
    return isinstance(node, Name)


def names_in(node: object) -> Iterator[Name]:
    """Every `Name` in an expression or a body."""
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, Name):
            yield each
        elif isinstance(each, msgspec.Struct):
            stack.extend(getattr(each, field) for field in each.__struct_fields__)
        elif isinstance(each, Mapping):
            stack.extend(each.values())
        elif isinstance(each, tuple):
            stack.extend(each)
