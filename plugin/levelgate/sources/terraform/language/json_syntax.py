"""Text of the JSON syntax in, syntax nodes out.

In JSON a string is a template, and a block is an object below its type and labels; where a list stands, each item is a
block of its own. What is a block and what an argument, only a schema tells, so nothing is decided here but at the top.
Source: https://developer.hashicorp.com/terraform/language/syntax/json
"""

import json
import re
from collections.abc import Callable
from typing import Any

from levelgate.sources.terraform.language import template
from levelgate.sources.terraform.language.nodes import AnyNode, Argument, Block, Body, Literal, Number, Object, Tuple
from levelgate.sources.terraform.language.problems import SyntaxProblem

# Labels of the blocks at the top of a file.
_LABELS = {
    "check": 1,
    "data": 2,
    "import": 0,
    "locals": 0,
    "module": 1,
    "moved": 0,
    "output": 1,
    "provider": 1,
    "removed": 0,
    "resource": 2,
    "terraform": 0,
    "variable": 1,
}
# Blocks below those, by the path of types. What a resource's own blocks are, its schema says.
_META = {"lifecycle", "provisioner", "connection", "dynamic", "required_providers", "backend", "cloud", "validation"}


def parse_file(text: str) -> Body:
    """The body of a file; raises SyntaxProblem with a line. A file of variables has only arguments."""
    try:
        found = json.loads(text, parse_int=_Digits, parse_float=_Digits, object_pairs_hook=_Pairs)
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as problem:
        raise SyntaxProblem(f"not JSON: {problem.msg}", problem.lineno) from None
    except UnicodeEncodeError:
        raise SyntaxProblem("half a surrogate pair is no character", 0) from None
    except RecursionError:
        raise SyntaxProblem("nested too deep", 0) from None
    if not isinstance(found, _Pairs):
        raise SyntaxProblem("the file is no JSON object", 1)
    blocks: list[Block] = []
    arguments: dict[str, Argument] = {}
    for name, value in found:
        if name in _LABELS:
            blocks += [_placed(text, one) for one in _blocks(name, value, _LABELS[name], ())]
        elif name != "//":
            arguments[name] = Argument(literal_of(value), 0)
    return Body(arguments, tuple(blocks))


def _placed(text: str, block: Block) -> Block:
    """A block at the line where its last label stands, below the others."""
    at = 0
    for label in (block.type, *block.labels):
        found = re.compile(re.escape(json.dumps(label, ensure_ascii=False)) + r"\s*:").search(text, at)
        at = found.end() if found else at
    line = text.count("\n", 0, at) + 1
    arguments = {name: Argument(one.value, line) for name, one in block.body.arguments.items()}
    return Block(block.type, block.labels, Body(arguments, block.body.blocks), line)


class _Digits(str):
    """A number as written."""

    __slots__ = ()


class _Pairs(list[tuple[str, Any]]):
    """An object: its names may stand twice, where they are labels."""


def _blocks(type: str, value: Any, labels: int, above: tuple[str, ...]) -> list[Block]:
    found: list[Block] = []
    for item in value if isinstance(value, list) and not isinstance(value, _Pairs) else [value]:
        if not isinstance(item, _Pairs):
            raise SyntaxProblem(f"a {type} block is no object", 0)
        if labels == 0:
            found.append(Block(type, above, _body(item, literal_of if type == "variable" else node_of), 0))
        else:
            for label, inner in item:
                found += _blocks(type, inner, labels - 1, (*above, label)) if label != "//" else []
    return found


def _body(pairs: _Pairs, read: Callable[[Any], AnyNode]) -> Body:
    arguments: dict[str, Argument] = {}
    blocks: list[Block] = []
    for name, value in pairs:
        if name in _META:
            blocks += _blocks(name, value, 1 if name in ("provisioner", "dynamic", "backend") else 0, ())
        elif name != "//":
            arguments[name] = Argument(read(value), 0)
    return Body(arguments, tuple(blocks))


def literal_of(value: Any) -> AnyNode:
    """What a JSON value is where nothing can be referred to: the default of a variable, a file of variables."""
    if isinstance(value, _Digits):
        return Number(str(value))
    if isinstance(value, _Pairs):
        return Object(tuple((Literal(name), literal_of(inner)) for name, inner in value))
    if isinstance(value, list):
        return Tuple(tuple(map(literal_of, value)))
    return Literal(value)


def node_of(value: Any) -> AnyNode:
    """The expression that a JSON value is."""
    if isinstance(value, _Digits):
        return Number(str(value))
    if isinstance(value, str):
        return template.bare(value)
    if isinstance(value, _Pairs):
        return Object(tuple((template.bare(name), node_of(inner)) for name, inner in value))
    if isinstance(value, list):
        return Tuple(tuple(map(node_of, value)))
    return Literal(value)
