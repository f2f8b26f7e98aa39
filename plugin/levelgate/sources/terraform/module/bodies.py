"""The body of a block in, the values of its attributes and nested blocks out, as a plan shows them.

A nested block is an object; where a block may stand more than once, a list of objects. What is not written is missing.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.evaluate import Env, evaluate
from levelgate.sources.terraform.language.loops import pairs
from levelgate.sources.terraform.language.nodes import AnyNode, Argument, Block, Body, Literal, Object, Tuple
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.types import UNDECIDED, convert
from levelgate.sources.terraform.language.values import (
    CLOSED,
    LanguageError,
    Set,
    all_marks,
    in_order,
    marked,
    unmarked,
)
from levelgate.sources.terraform.module import schema
from levelgate.sources.terraform.module.planned import planned
from levelgate.sources.terraform.module.schema import Nested, Type

META_ARGUMENTS = frozenset({"count", "for_each", "provider", "depends_on"})
META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection"})
_NO_SCHEMA = schema.Block()
_ONE = ("single", "group")


class Writer(NamedTuple):
    """How a body is evaluated: where it stands, and who hears of what Terraform would refuse (error, line).

    `type` is the resource's, empty for other blocks.
    """

    env: Env
    complain: Callable[[LanguageError, int], None]
    type: str = ""


def values_of(body: Body, block: schema.Block | None, writer: Writer) -> dict[str, Any]:
    """Every attribute and nested block that a resource's body writes, by name."""
    names = [name for name in body.arguments if name not in META_ARGUMENTS]
    names += [name for name in dict.fromkeys(map(kind_of, body.blocks)) if name not in META_BLOCKS]
    return {name: value_of(name, body, block, writer) for name in names}


def kind_of(block: Block) -> str:
    """What a block makes: its type, or the label of a `dynamic`."""
    return block.labels[0] if _is_dynamic(block) else block.type


def _is_dynamic(block: Block) -> bool:
    return block.type == "dynamic" and len(block.labels) == 1


def value_of(name: str, body: Body, block: schema.Block | None, writer: Writer) -> Any:
    """The value of one attribute, or of all nested blocks of one type; not written: None."""
    known = block or _NO_SCHEMA
    written = _value(name, body, known, writer)
    value = planned(writer.type, name, written, known, lambda other: _value(other, body, known, writer))
    return marked(value, CLOSED) if name in known.sensitive else value


def _value(name: str, body: Body, known: schema.Block, writer: Writer) -> Any:
    argument = body.arguments.get(name)
    nested = known.blocks.get(name)
    if argument is None or (nested and _as_bodies(argument.value)):
        blocks = [] if argument is None else [Block(name, (), one, argument.line) for one in _bodies(argument)]
        written = [*blocks, *(one for one in body.blocks if kind_of(one) == name)]
        return _nested(name, written, known, writer) if written else None
    return _guarded(lambda: _attribute(argument, known.attributes.get(name), writer), argument.line, writer)


def _guarded(evaluated: Callable[[], Any], line: int, writer: Writer) -> Any:
    try:
        return evaluated()
    except LanguageError as problem:
        if not isinstance(problem, Unsupported):
            writer.complain(problem, line)
        return UNDECIDED


def _attribute(argument: Argument, type: Type | None, writer: Writer) -> Any:
    value = evaluate(argument.value, writer.env)
    return value if type is None else _inside(convert(value, lenient(type)), type, writer)


def _inside(value: Any, type: Any, writer: Writer) -> Any:
    """The value of an attribute whose objects, written like blocks, a provider may change."""
    if isinstance(type, str) or type[0] not in ("list", "set") or type[1][0] != "object":
        return value
    items, marks = unmarked(value)
    if not isinstance(items, (list, Set)):
        return value
    objects = ((unmarked(item), item) for item in items)
    found = [
        marked({name: planned(writer.type, name, each, _NO_SCHEMA, one.get) for name, each in one.items()}, own)
        if isinstance(one, dict)
        else item
        for (one, own), item in objects
    ]
    return marked(items.__class__(found), marks)


def lenient(type: Type) -> Any:
    """The type, whose objects may lack attributes: written as blocks, they do."""
    if isinstance(type, str):
        return type
    if type[0] == "object":
        return ["object", {name: lenient(inner) for name, inner in type[1].items()}, dict.fromkeys(type[1])]
    return [type[0], [lenient(one) for one in type[1]] if type[0] == "tuple" else lenient(type[1])]


def _nested(name: str, written: list[Block], known: schema.Block, writer: Writer) -> Any:
    nested = known.blocks.get(name)
    found: list[Any] = []
    for block in written:
        found += _dynamic(block, nested, writer) if _is_dynamic(block) else [_content(block.body, nested, writer)]
    if not found:
        return None
    if nested and nested.nesting in _ONE:
        return found[0]
    if nested and nested.nesting == "map":
        return {block.labels[0]: value for block, value in zip(written, found, strict=False) if block.labels}
    if nested is None and name in known.attributes:
        type = lenient(known.attributes[name])
        return _guarded(lambda: convert(found, type), written[0].line, writer)
    unknown = next((item for item in found if isinstance(unmarked(item)[0], Unknown)), None)
    # Where it is not known how many there are, the plan shows none of them.
    return found if unknown is None else marked(unknown, all_marks(found))


def _content(body: Body, nested: Nested | None, writer: Writer) -> dict[str, Any]:
    names = [*body.arguments, *dict.fromkeys(map(kind_of, body.blocks))]
    return {name: value_of(name, body, nested.block if nested else None, writer) for name in names}


def _dynamic(block: Block, nested: Nested | None, writer: Writer) -> list[Any]:
    """The blocks that a `dynamic` makes; one unknown where it is not known how many."""
    over = block.body.arguments.get("for_each")
    content = next(_contents(block.body), None)
    if over is None or content is None:
        writer.complain(LanguageError("a dynamic block lacks its for_each or its content"), block.line)
        return [UNDECIDED]
    value, marks = unmarked(_guarded(lambda: evaluate(over.value, writer.env), over.line, writer))
    if isinstance(value, Unknown) or not in_order(value):
        return [marked(value if isinstance(value, Unknown) else UNDECIDED, marks)]
    name = _iterator(block)
    items = _guarded(lambda: list(pairs(value)), over.line, writer)
    made = []
    for key, item in items if isinstance(items, list) else ():
        names = {name: {"key": item if isinstance(value, Set) else key, "value": marked(item, marks)}}
        made.append(_content(content, nested, writer._replace(env=writer.env.having(names))))
    return made if isinstance(items, list) else [UNDECIDED]


def _iterator(block: Block) -> str:
    written = block.body.arguments.get("iterator")
    name = getattr(written.value, "name", None) or getattr(written.value, "value", None) if written else None
    return name if isinstance(name, str) else block.labels[0]


def _contents(body: Body) -> Iterator[Body]:
    yield from (block.body for block in body.of_type("content"))
    if "content" in body.arguments:
        yield from _bodies(body.arguments["content"])


def _as_bodies(node: AnyNode) -> bool:
    """Whether an argument reads as blocks: the JSON syntax writes blocks so."""
    items = node.items if isinstance(node, Tuple) else (node,)
    return all(isinstance(item, Object) and all(isinstance(key, Literal) for key, _ in item.items) for item in items)


def _bodies(argument: Argument) -> list[Body]:
    node = argument.value
    items = node.items if isinstance(node, Tuple) else (node,)
    return [_body(item, argument.line) for item in items if isinstance(item, Object)]


def _body(node: Object, line: int) -> Body:
    arguments = {_text(key): Argument(value, line) for key, value in node.items}
    dynamic = arguments.get("dynamic")
    if dynamic is None:
        return Body(arguments)
    # NOTE: a nested `dynamic` of the JSON syntax stands below its label.
    labelled = [(_text(key), Argument(value, line)) for key, value in getattr(dynamic.value, "items", ())]
    blocks = [Block("dynamic", (label,), one, line) for label, argument in labelled for one in _bodies(argument)]
    return Body({name: one for name, one in arguments.items() if name != "dynamic"}, tuple(blocks))


def _text(key: AnyNode) -> str:
    return str(getattr(key, "value", ""))
