"""Text of others in, text that is safe to print out: one function per target.

Names, addresses and values come from the scanned tree: they must not colour a terminal, turn text around, command a CI
runner or a merge request, or break a file's syntax.
"""

import re

_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC: titles, hyperlinks
    r"|\x1b[ -/]*[0-~]"
)
# Controls, surrogates, bidirectional marks and overrides, separators that some readers take for a line's end,
# noncharacters and tags: more than XML forbids, since junit-xml drops these and so could make two names one.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff"
    "\U000e0000-\U000e007f" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)) + "]"
)
_SPACE = re.compile(r"[\t\n\r ]+")
_RUNNER = re.compile(r"#(?=#(?:\[|vso\[))")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>~&$^]")
_REFERENCE = re.compile(r"""([@#!~%&$^])(?=[\w"'])""")
_TICKS = re.compile(r"`+")
_JOINER = "\u200d"
_REPLACED = "\ufffd"


def xml(text: str) -> str:
    """Text for XML: what XML 1.0 does not allow is replaced, terminal colours are dropped, lines stay lines."""
    return _UNSAFE.sub(_REPLACED, _ANSI.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")


def line(text: str) -> str:
    """The same on one line: for names and for attributes, where a reader folds line ends anyway."""
    return _SPACE.sub(" ", xml(text)).strip()


def terminal(text: str) -> str:
    """Text for a terminal or a job's log, on one line, without commands that a runner would obey inside a line.

    Commands at the start of a line (`::error::`) are the report's to prevent: it starts no line with such text.
    """
    return _RUNNER.sub("# ", line(text))


def markdown(text: str) -> str:
    """Running text for GitLab and GitHub Markdown: no markup, no mention, no reference; never at a line's start."""
    joined = _REFERENCE.sub(r"\1" + _JOINER, line(text))
    return _MARKUP.sub(r"\\\g<0>", joined).replace("|", "&vert;")


def code(text: str) -> str:
    """A code span for GitLab and GitHub Markdown, in which nothing is markup, mention or reference."""
    shown = line(text)
    if not shown:
        return ""
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def cell(marked: str) -> str:
    """Markdown for a table's cell: a bar ends a cell even inside a code span, unless it is escaped."""
    # Readers disagree on a backslash before an escaped bar, so something stands between them.
    return marked.replace("\\|", "\\\u200b|").replace("|", "\\|")


def short(text: str, limit: int) -> str:
    """The text cut to `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
