"""Every format of a report, by the name that `--format` takes."""

from typing import Protocol

from levelgate.reports.result import Result, encode
from levelgate.reports.texts import Language


class Report(Protocol):
    """A result in, the bytes of one report out: deciding, filtering and opening files are no part of it."""

    def __call__(self, result: Result, lang: Language, /) -> bytes: ...


# Each function imports its module when it runs: a check that writes no JUnit should not wait for an XML library.
def _console(result: Result, lang: Language) -> bytes:
    from levelgate.reports import console

    return console.render(result, lang).encode()


def _json(result: Result, lang: Language) -> bytes:
    return encode(result)


def _junit(result: Result, lang: Language) -> bytes:
    from levelgate.reports import junit

    return junit.render(result, lang)


def _markdown(result: Result, lang: Language) -> bytes:
    from levelgate.reports import markdown

    return markdown.render(result, lang).encode()


FORMATS: dict[str, Report] = {"console": _console, "json": _json, "junit": _junit, "markdown": _markdown}
