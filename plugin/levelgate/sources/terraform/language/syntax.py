"""Text of the native syntax in, syntax nodes out.

python-hcl2's grammar does the parsing; this file makes nodes of its trees. Newlines inside parentheses, brackets and
interpolations mean nothing to HCL; the grammar knows that only in places, so they are dropped before it sees them.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from levelgate.sources.terraform.language import template
from levelgate.sources.terraform.language.grammar import tree_of
from levelgate.sources.terraform.language.nodes import (
    AnyNode,
    Argument,
    Attr,
    Binary,
    Block,
    Body,
    Call,
    Choice,
    ForObject,
    ForTuple,
    Index,
    Item,
    Literal,
    Name,
    Number,
    Object,
    Splat,
    Tuple,
    Unary,
)

Tree: TypeAlias = Any  # lark's trees and tokens, which it does not type
# What the grammar cuts too coarsely: escaped sequences, directives, strip markers.
_OWN_READING = ("$${", "%%{", "%{", "${~", "~}")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}


def parse_file(text: str) -> Body:
    """The body of a file; raises SyntaxProblem with a line."""
    text = text if text.endswith("\n") else text + "\n"
    return _Nodes(text, 1).body(tree_of(text).children[0])


def parse_expression(text: str, line: int) -> AnyNode:
    """One expression, which starts at `line`; raises SyntaxProblem."""
    # NOTE: parentheses make newlines in the expression mean nothing, as they do in a template.
    text = f"_ = ({text}\n)\n"
    return _Nodes(text, line).body(tree_of(text, line).children[0]).arguments["_"].value


class _Nodes:
    """Makes nodes of the trees of one text, whose first line has the number `first`."""

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        self._above = first - 1

    def body(self, tree: Tree) -> Body:
        arguments: dict[str, Argument] = {}
        blocks: list[Block] = []
        doubled: list[str] = []
        for child in _parts(tree):
            if child.data == "attribute":
                name = _word(child.children[0])
                doubled += [name] if name in arguments else []
                arguments[name] = Argument(self._node(child.children[-1]), child.meta.line + self._above)
            else:
                blocks.append(self._block(child))
        return Body(arguments, tuple(blocks), tuple(doubled))

    def _block(self, tree: Tree) -> Block:
        *head, body = _parts(tree)
        type, *labels = (self._label(part) for part in head)
        return Block(type, tuple(labels), self.body(body), tree.meta.line + self._above)

    def _label(self, tree: Tree) -> str:
        if tree.data != "string":
            return _word(tree)
        found = self._string(tree)
        return str(found.value) if isinstance(found, Literal) else ""

    def _node(self, tree: Tree) -> AnyNode:
        return _RULES[tree.data](self, tree)

    def _term(self, tree: Tree) -> AnyNode:
        return self._node(_parts(tree)[0])

    def _conditional(self, tree: Tree) -> AnyNode:
        condition, yes, no = map(self._node, _parts(tree))
        return Choice(condition, yes, no)

    def _binary(self, tree: Tree) -> AnyNode:
        left, term = _parts(tree)
        operator, right = _parts(term)
        return Binary(str(operator.children[-1]).split()[-1], self._node(left), self._node(right))

    def _unary(self, tree: Tree) -> AnyNode:
        return Unary(str(tree.children[0]), self._node(_parts(tree)[0]))

    def _literal(self, tree: Tree) -> AnyNode:
        return Literal(_WORDS[_word(tree)])

    def _number(self, tree: Tree) -> AnyNode:
        return Number(_word(tree))

    def _name(self, tree: Tree) -> AnyNode:
        return Name(_word(tree), tree.meta.line + self._above)

    def _string(self, tree: Tree) -> AnyNode:
        parts = [part.children[0] for part in _parts(tree)]
        inside = self._text[tree.meta.start_pos + 1 : tree.meta.end_pos - 1]
        if any(sign in inside for sign in _OWN_READING):
            return template.quoted(inside, tree.meta.line + self._above)
        return template.joined([self._piece(part) for part in parts])

    def _piece(self, part: Tree) -> AnyNode:
        return self._node(_parts(part)[0]) if hasattr(part, "data") else Literal(template.unescaped(str(part)))

    def _heredoc(self, tree: Tree) -> AnyNode:
        return template.heredoc(self._text[tree.meta.start_pos : tree.meta.end_pos], tree.meta.line + self._above)

    def _tuple(self, tree: Tree) -> AnyNode:
        return Tuple(tuple(map(self._node, _parts(tree))))

    def _object(self, tree: Tree) -> AnyNode:
        return Object(tuple(self._item(each) for each in _parts(tree)))

    def _item(self, tree: Tree) -> tuple[AnyNode, AnyNode]:
        key, value = _parts(tree)
        named = key.children[0]
        bare = named.data == "keyword" or (named.data == "expr_term" and str(named.children[0]) != "(")
        found = Literal(_word(named)) if named.data == "keyword" else self._node(named)
        if bare and isinstance(found, Name):
            found = Literal(found.name)
        if bare and isinstance(found, Literal) and not isinstance(found.value, str):
            found = Literal({None: "null", True: "true", False: "false"}[found.value])
        return found, self._node(value)

    def _call(self, tree: Tree) -> AnyNode:
        parts = _parts(tree)
        names = [_word(part) for part in parts if part.data == "identifier"]
        given = next((part for part in parts if part.data == "arguments"), None)
        arguments = tuple(map(self._node, _parts(given))) if given else ()
        return Call("::".join(names), arguments, bool(given) and "..." in _tokens(given), tree.meta.line + self._above)

    def _indexed(self, tree: Tree) -> AnyNode:
        of, index = _parts(tree)
        return self._step(self._node(of), index)

    def _splat(self, tree: Tree) -> AnyNode:
        of, splat = _parts(tree)
        steps = _parts(splat)
        inner = self._node(of)
        # An index ends what `.*` goes through, not what `[*]` does.
        indices = [i for i, step in enumerate(steps) if step.data != "get_attr"] if splat.data == "attr_splat" else []
        cut = indices[0] if indices else len(steps)
        each: AnyNode = Item()
        for step in steps[:cut]:
            each = self._step(each, step)
        # A second `[*]` goes through what is in each item of the first.
        before = of.children[0]
        again = splat.data == "full_splat" and getattr(before, "data", "") == "full_splat_expr_term"
        nested = inner if again and isinstance(inner, Splat) else None
        found: AnyNode = Splat(nested.of, Splat(nested.each, each)) if nested else Splat(inner, each)
        for step in steps[cut:]:
            found = self._step(found, step)
        return found

    def _step(self, of: AnyNode, step: Tree) -> AnyNode:
        """What `.name`, `[key]` or `.0` is of `of`."""
        if step.data == "get_attr":
            return Attr(of, _word(_parts(step)[0]))
        if step.data == "short_index":
            return Index(of, Number(str(step.children[-1])))
        return Index(of, self._node(_parts(step)[0]))

    def _for_tuple(self, tree: Tree) -> AnyNode:
        intro, each, *rest = _parts(tree)
        return ForTuple(*self._intro(intro), self._node(each), self._condition(rest))

    def _for_object(self, tree: Tree) -> AnyNode:
        intro, name, each, *rest = _parts(tree)
        return ForObject(
            *self._intro(intro), self._node(name), self._node(each), "..." in _tokens(tree), self._condition(rest)
        )

    def _intro(self, tree: Tree) -> tuple[str | None, str, AnyNode]:
        *names, of = _parts(tree)
        key, value = [None, *map(_word, names)][-2:]
        return key, str(value), self._node(of)

    def _condition(self, rest: list[Tree]) -> AnyNode | None:
        return self._node(_parts(rest[0])[0]) if rest else None


def _parts(tree: Tree) -> list[Tree]:
    """The children that are trees and no comments."""
    return [each for each in tree.children if hasattr(each, "data") and each.data != "new_line_or_comment"]


def _tokens(tree: Tree) -> list[str]:
    return [str(each) for each in tree.children if not hasattr(each, "data")]


def _word(tree: Tree) -> str:
    return str(tree.children[0])


_RULES: Mapping[str, Callable[[_Nodes, Tree], AnyNode]] = {
    "expr_term": _Nodes._term,
    "conditional": _Nodes._conditional,
    "binary_op": _Nodes._binary,
    "unary_op": _Nodes._unary,
    "literal_value": _Nodes._literal,
    "int_lit": _Nodes._number,
    "float_lit": _Nodes._number,
    "identifier": _Nodes._name,
    "string": _Nodes._string,
    "heredoc_template": _Nodes._heredoc,
    "heredoc_template_trim": _Nodes._heredoc,
    "tuple": _Nodes._tuple,
    "object": _Nodes._object,
    "function_call": _Nodes._call,
    "index_expr_term": _Nodes._indexed,
    "get_attr_expr_term": _Nodes._indexed,
    "attr_splat_expr_term": _Nodes._splat,
    "full_splat_expr_term": _Nodes._splat,
    "for_tuple_expr": _Nodes._for_tuple,
    "for_object_expr": _Nodes._for_object,
}
