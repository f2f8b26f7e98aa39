"""python-hcl2's grammar, made into a parser once and kept in the user's cache: text in, lark's tree out."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from lark import Lark, Token
from lark.exceptions import LarkError

from levelgate.sources.terraform.language.problems import SyntaxProblem
from levelgate.sources.terraform.language.store import private_folder


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
            meaningless = bool(open_) and open_[-1] != "LBRACE"
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


@cache
def _parser() -> Lark:
    grammar = resources.files("hcl2").joinpath("hcl2.lark").read_text(encoding="utf-8")
    for found, put in _MENDED.items():
        grammar = grammar.replace(found, put)
    folder = private_folder()
    kept = str(folder / "grammar.bin") if folder else False
    return Lark(grammar, parser="lalr", propagate_positions=True, postlex=_Lines(), cache=kept)


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
