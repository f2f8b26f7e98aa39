"""Templates: the text between quotes, of a heredoc or of a template's file in, one syntax node out.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from levelgate.sources.terraform.language.nodes import AnyNode, Choice, ForTuple, Literal, Name, Template
from levelgate.sources.terraform.language.problems import SyntaxProblem

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SEQUENCE = re.compile(r"\$\$\{|%%\{|\$\{|%\{")
# Signs that open or close something; in a string an escaped one does not, nor does `$${`.
_SIGNS = re.compile(r'\\.|\$\$\{|%%\{|\$\{|%\{|["{}]', re.DOTALL)
_DIRECTIVE = re.compile(r"\s*(?P<word>if|for|else|endif|endfor)\b\s*(?P<rest>.*?)\s*\Z", re.DOTALL)
_FOR = re.compile(r"(?:([\w-]+)\s*,\s*)?([\w-]+)\s+in\b(.*)\Z", re.DOTALL)
_PATH = re.compile(r"\s*([A-Za-z_][\w-]*)\s*\Z")
_ESCAPE = re.compile(r'\\(?:([nrt"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))')
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


class _Token(NamedTuple):
    """A piece of a template: `kind` is "text", "$" or "%"; `trims` tells on which sides it strips white space."""

    kind: str
    text: str
    line: int
    trims: tuple[bool, bool] = (False, False)


def unescaped(text: str) -> str:
    """What a text between quotes says."""
    if "\\" not in text:
        return text
    return unicodedata.normalize("NFC", _ESCAPE.sub(_sign, text))


def _sign(escape: re.Match[str]) -> str:
    if escape[1]:
        return _ESCAPED[escape[1]]
    code = int(escape[2] or escape[3], 16)
    # What is no character of its own becomes the one that stands for such, as in Go.
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"


def quoted(text: str, line: int) -> AnyNode:
    """The text between two quotes; raises SyntaxProblem."""
    tokens = _trimmed(_cut(text, line))
    return _node([one._replace(text=unescaped(one.text)) if one.kind == "text" else one for one in tokens])


def bare(text: str, line: int = 1) -> AnyNode:
    """A template's file, or a string of the JSON syntax: nothing is escaped; raises SyntaxProblem."""
    return _node(_trimmed(_cut(text, line)))


def heredoc(text: str, line: int) -> AnyNode:
    """A heredoc with its markers; raises SyntaxProblem."""
    _, _, rest = text.rstrip().partition("\n")
    # What is left ends with the marker, on a line of its own.
    tokens = _trimmed(_cut(rest[: rest.rfind("\n") + 1], line + 1))
    return _node(_flush(tokens) if text.startswith("<<-") else tokens)


def joined(parts: Sequence[AnyNode]) -> AnyNode:
    """The node of a template: a lone interpolation is what it says, of whatever type."""
    if not parts:
        return Literal("")
    if len(parts) == 1:
        return parts[0]
    return Template(tuple(parts))


def _cut(text: str, line: int) -> list[_Token]:
    """The tokens of a template; a text ends with its line, which is what strip markers and `<<-` go by."""
    tokens: list[_Token] = []
    plain, at = "", 0
    while found := _SEQUENCE.search(text, at):
        plain += text[at : found.start()]
        at = found.end()
        if len(found[0]) == 3:
            plain += found[0][1:]
            continue
        tokens += _lines(plain, line)
        line += plain.count("\n")
        end = _closing(text, at, line)
        inside = text[at:end]
        trims = (inside.startswith("~"), inside.endswith("~"))
        tokens.append(_Token(found[0][0], inside[trims[0] : len(inside) - trims[1]], line, trims))
        line += inside.count("\n")
        plain, at = "", end + 1
    return tokens + _lines(plain + text[at:], line)


def _lines(text: str, line: int) -> list[_Token]:
    return [_Token("text", one, line + i) for i, one in enumerate(_LINE.findall(text))]


def _closing(text: str, at: int, line: int) -> int:
    """Where the sequence that starts before `at` ends: the index of its brace."""
    # What is open, innermost last: braces of an expression, or a string.
    open_ = ["{"]
    for found in _SIGNS.finditer(text, at):
        sign = found[0]
        if open_[-1] == '"':
            if sign == '"':
                open_.pop()
            elif sign in ("${", "%{"):
                open_.append("{")
        elif sign == "}":
            open_.pop()
            if not open_:
                return found.start()
        elif sign != "\\":
            open_.append(sign[-1])
    raise SyntaxProblem("this interpolation does not end", line)


def _flush(tokens: list[_Token]) -> list[_Token]:
    """A `<<-` heredoc without the indentation that all of its lines share."""
    starts = [i for i, one in enumerate(tokens) if i == 0 or tokens[i - 1].text.endswith("\n")]
    counted = [i for i in starts if tokens[i].kind != "text" or not _is_blank(tokens[i].text)]
    indents = [_indent(tokens[i].text) if tokens[i].kind == "text" else 0 for i in counted]
    cut = min(indents, default=0)
    shorter = {i for i in counted if tokens[i].kind == "text"}
    return [one._replace(text=one.text[cut:]) if i in shorter else one for i, one in enumerate(tokens)]


def _is_blank(text: str) -> bool:
    return not text.strip() and text.endswith("\n")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _node(tokens: list[_Token]) -> AnyNode:
    return joined(_Reader(tokens).parts(()))


def _trimmed(tokens: list[_Token]) -> list[_Token]:
    trimmed: list[_Token] = []
    for i, one in enumerate(tokens):
        text = one.text
        if one.kind == "text":
            text = text.lstrip() if i and tokens[i - 1].trims[1] else text
            text = text.rstrip() if i + 1 < len(tokens) and tokens[i + 1].trims[0] else text
        trimmed.append(one._replace(text=text))
    return trimmed


class _Reader:
    """Makes nodes of tokens, directive by directive."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def parts(self, ends: tuple[str, ...]) -> list[AnyNode]:
        """The nodes up to a directive of `ends`, which is next then, or to the end."""
        found: list[AnyNode] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind == "%":
                word, rest = _words(token)
                if word in ends:
                    return found
                self._at += 1
                found.append(self._directive(word, rest, token.line))
                continue
            self._at += 1
            found.append(Literal(token.text) if token.kind == "text" else _expression(token.text, token.line))
        if ends:
            line = self._tokens[-1].line if self._tokens else 1
            raise SyntaxProblem(f"a template lacks its {ends[-1]}", line)
        return _glued(found)

    def _directive(self, word: str, rest: str, line: int) -> AnyNode:
        # What a directive gives is text, unlike a lone interpolation: hence the templates of one part.
        if word == "if":
            return self._if(_expression(rest, line))
        header = _FOR.match(rest) if word == "for" else None
        if header is None:
            raise SyntaxProblem(f"a template has an odd {word}", line)
        each = Template(tuple(self.parts(("endfor",))))
        self._at += 1
        return Template((ForTuple(header[1], header[2], _expression(header[3], line), each, text=True),))

    def _if(self, condition: AnyNode) -> AnyNode:
        yes = self.parts(("else", "endif"))
        word, _ = _words(self._tokens[self._at])
        self._at += 1
        no: list[AnyNode] = []
        if word == "else":
            no = self.parts(("endif",))
            self._at += 1
        return Template((Choice(condition, Template(tuple(yes)), Template(tuple(no))),))


def _words(token: _Token) -> tuple[str, str]:
    found = _DIRECTIVE.match(token.text)
    if found is None:
        raise SyntaxProblem("a template has an unknown directive", token.line)
    return found["word"], found["rest"]


def _expression(text: str, line: int) -> AnyNode:
    # Each of the two modules reads what the other finds.
    from levelgate.sources.terraform.language.syntax import parse_expression

    name = _PATH.match(text)
    if name and name[1] not in ("true", "false", "null"):
        return Name(name[1], line)
    return parse_expression(text, line)


def _glued(parts: list[AnyNode]) -> list[AnyNode]:
    """Texts that stand side by side as one."""
    glued: list[AnyNode] = []
    for part in parts:
        before = glued[-1] if glued else None
        if _is_text(part) and _is_text(before):
            glued[-1] = Literal(f"{getattr(before, 'value', '')}{getattr(part, 'value', '')}")
        else:
            glued.append(part)
    return glued


def _is_text(node: AnyNode | None) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, str)
