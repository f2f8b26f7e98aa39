"""The words of the reports: a code or a word's id and a language in, the sentence out."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from levelgate.mapping import store
from levelgate.model.control import Text
from levelgate.reports.result import Fault, Observation, Paper, Problem, Reason, Result, Summary

Language = Literal["vi", "en"]


class Entry(msgspec.Struct, frozen=True):
    """What a code means, and what to do about it."""

    id: str
    title: Text
    fix: Text


class _Word(msgspec.Struct, frozen=True):
    id: str
    vi: str
    en: str


class _File(msgspec.Struct, frozen=True):
    codes: list[Entry]
    words: list[_Word] = []


@cache
def codes() -> dict[str, Entry]:
    """Every code that a result, an error or a record can bear, by id."""
    return {entry.id: entry for file in _files() for entry in file.codes}


def code(id: str) -> Entry:
    """The entry of a code; a code that only a newer version knows stands for itself, without a fix."""
    return codes().get(id) or Entry(id, Text(id, id), Text("", ""))


@cache
def words() -> dict[str, Text]:
    """The words of reports that are no codes, by id."""
    return {word.id: Text(word.vi, word.en) for file in _files() for word in file.words}


@cache
def _files() -> list[_File]:
    return [store.read(f"codes/{name}", _File) for name in store.names("codes")]


class Say:
    """Speaks one language. What it returns is not escaped, except for the values that a caller escaped before."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang

    def __call__(self, id: str, **values: object) -> str:
        """The word `id` with its gaps filled."""
        return self.text(words()[id]).format(**values)

    def text(self, text: Text | None) -> str:
        """This language's side of a text; empty for none."""
        if text is None:
            return ""
        return text.vi if self.lang == "vi" else text.en

    def value(self, value: str) -> str:
        """A value of an observation: where it is one of `model.value.Token`, the token's words."""
        return self.text(words()[value]) if value.startswith("(") and value in words() else value

    def title(self, id: str) -> str:
        """What the code means, without the full stop."""
        return self.text(code(id).title).removesuffix(".")

    def fix(self, id: str) -> str:
        """What to do about the code."""
        return self.text(code(id).fix)

    def reason(self, reason: Reason) -> str:
        """A reason with what it is about, as data gives it."""
        return self.title(reason.code) + (f" ({reason.about})" if reason.about else "")

    def refusal(self, paper: Paper) -> str:
        """A refused or unused record in one sentence."""
        named = " ".join(part for part in (paper.kind, paper.id, paper.file) if part)
        return self._told(f"{paper.code} {named}", paper.code, paper.detail)

    def problem(self, problem: Problem) -> str:
        """What could not be read, in one sentence."""
        return self._told(f"{problem.code} {problem.where}".rstrip(), problem.code, problem.detail)

    def fault(self, fault: Fault) -> str:
        """What failed of the gate itself, in one sentence."""
        return self._told(f"{fault.code} {fault.about}".rstrip(), fault.code, fault.detail)

    def checkov(self, result: Result) -> str:
        """What Checkov had to do with the result; empty where there was nothing for it to look at."""
        engine = result.checkov
        if engine is None or engine.status == "idle":
            return ""
        values = {name: getattr(engine, name) for name in ("version", "checks", "results", "detail")}
        stale = self("checkov.stale", ids=", ".join(engine.stale)) if engine.stale else ""
        return f"{self(f'checkov.{engine.status}', **values)} {stale}".rstrip()

    def opinions(self, observed: Observation) -> str:
        """Which checks of another origin say the same of a resource, and which do not; empty for none."""
        told = {"confirmed": observed.confirmed, "disputed": observed.disputed}
        return "; ".join(self(f"opinion.{name}", ids=", ".join(ids)) for name, ids in told.items() if ids)

    def counts(self, summary: Summary) -> str:
        """The eight numbers."""
        return self("counts", **{name: getattr(summary, name) for name in summary.__struct_fields__})

    def verdict(self, result: Result) -> str:
        """The verdict, marked where it is advisory."""
        mark = f" {self('advisory.mark')}" if result.advisory else ""
        return self(f"verdict.{result.verdict or 'none'}") + mark

    def notices(self, result: Result) -> Iterator[str]:
        """What a reader must know before believing the verdict."""
        if result.advisory:
            yield self("advisory")
        if result.as_of:
            yield self("as-of", time=result.as_of)
        if result.register == "none":
            yield self("register-none")

    def _told(self, subject: str, code: str, detail: str) -> str:
        return f"{subject}: {self.title(code)}{f' ({detail})' if detail else ''}. {self.fix(code)}".rstrip()
