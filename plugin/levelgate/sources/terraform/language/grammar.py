"""python-hcl2's grammar, made into a parser: text in, lark's tree out."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from lark import Lark, Token
from lark.exceptions import LarkError

from levelgate.sources.terraform.language.problems import SyntaxProblem


class _Lines:
    """Drops the newlines and comments that mean nothing, between lark's lexer and its parser."""

    # The grammar does not expect a newline everywhere; here none is refused before `process` has seen it.
    always_accept = ("NL_OR_COMMENT",)

    def process(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """The tokens that the grammar needs."""
        open_: list[str] = []
        before = ("", "")
        for token in tokens:
            if token.type in _OPENING:
                open_.append(token.type)
            elif token.type in _CLOSING and open_:
                open_.pop()
            elif before == ("LBRACE", "FOR") and token.type == "NAME":
                # Not an object, but a `for` in braces.
                open_[-1] = "FOR"
            meaningless = before[1] == "LBRACE" or (bool(open_) and open_[-1] != "LBRACE")
            if token.type != "NL_OR_COMMENT":
                before = (before[1], token.type)
                yield token
            elif not meaningless and not token.startswith("/*"):
                yield token


_OPENING = {"LPAR", "LSQB", "LBRACE", "INTERP_START", "DIRECTIVE_START"}
_CLOSING = {"RPAR", "RSQB", "RBRACE"}


# What the grammar, as it comes, reads otherwise than HCL does: `!!a`, names of other alphabets, functions of a
# namespace, and escaped sequences, which it takes to the next brace, wherever that is.
_MENDED = {
    "(MINUS | NOT) expr_term": "(MINUS | NOT) unary_expr",
    "/[a-zA-Z_][a-zA-Z0-9_-]*/": r"/[^\W\d][\w-]*/",
    "(COLONS identifier COLONS identifier)?": "(COLONS identifier)*",
    r"/\$\$\{[^}]*\}/": r"/\$\$\{/",
    r"/%%\{[^}]*\}/": r"/%%\{/",
}
# The rules in which a newline means something. In all others the grammar only lets it pass, in so many places that
# making a parser of it takes ten times as long; `_Lines` drops it before.
_WITH_LINES = ("start", "body", "block", "object", "new_line_or_comment")
_RULE = re.compile(r"[?!]*([a-z_]\w*)\s*:")
_LINE = re.compile(r"new_line_or_comment\?\s*")


@cache
def _parser() -> Lark:
    grammar = resources.files("hcl2").joinpath("hcl2.lark").read_text(encoding="utf-8")
    for found, put in _MENDED.items():
        grammar = grammar.replace(found, put)
    text = "\n".join(_without_lines(grammar))
    return Lark(text, parser="lalr", propagate_positions=True, postlex=_Lines())


def _without_lines(grammar: str) -> Iterator[str]:
    """The lines of the grammar, where newlines mean nothing without them."""
    rule = ""
    for line in grammar.splitlines():
        started = _RULE.match(line)
        rule = started[1] if started else rule
        yield line if rule in _WITH_LINES else _LINE.sub("", line)


def tree_of(text: str, line: int = 1) -> Any:
    """The tree of a text that starts at `line`; raises SyntaxProblem."""
    try:
        # NOTE: nor does it know strip markers in quotes; `~` means nothing else, and the places stay the same.
        return _parser().parse(text.replace("${~", "${ ").replace("~}", " }"))
    except LarkError as problem:
        found = getattr(problem, "line", 0)
        where = found + line - 1 if isinstance(found, int) and found > 0 else 0
        raise SyntaxProblem("this is no Terraform syntax that can be read", where) from None
    except RecursionError:
        raise SyntaxProblem("nested too deep", line) from None
