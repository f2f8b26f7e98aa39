"""Every format of a report, by the name that `--format` takes."""

from collections.abc import Callable
from typing import Protocol

from levelgate.reports import console, junit, markdown
from levelgate.reports.result import Result, encode
from levelgate.reports.texts import Language


class Report(Protocol):
    """A result in, the bytes of one report out: deciding, filtering and opening files are no part of it."""

    def __call__(self, result: Result, lang: Language, /) -> bytes: ...


def _utf8(render: Callable[[Result, Language], str]) -> Report:
    return lambda result, lang: render(result, lang).encode()


FORMATS: dict[str, Report] = {
    "console": _utf8(console.render),
    "json": lambda result, _: encode(result),
    "junit": junit.render,
    "markdown": _utf8(markdown.render),
}
