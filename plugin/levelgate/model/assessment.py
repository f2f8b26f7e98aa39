"""Everything a run found out: what the reports are made of."""

from datetime import datetime

import msgspec

from levelgate.errors import Exit
from levelgate.model.engine import Engine
from levelgate.model.finding import Conclusion, Due, PaperState, Verdict
from levelgate.model.manifest import Manifest
from levelgate.model.record import Approved
from levelgate.model.resource import InputFile, Problem
from levelgate.model.rule import Rule


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """How complete the reading was: addresses of opaque and untranslated resources, types that no rule names."""

    complete: bool
    resources: int
    files: tuple[InputFile, ...]
    opaque: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    unexamined: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Fault(msgspec.Struct, frozen=True):
    """Something of the gate that failed during the run: a crashed rule, a dead worker."""

    code: str
    about: str
    detail: str = ""


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one run.

    `verdict` is None when the input could not be judged (exit 3). `rules` are the rules that were run, by id.
    `owners_rules` are the files of rules that the pipeline's owner added. `checkov` is None where nothing was judged.
    `as_of` is set when the run judged as of a time that the user gave.
    """

    verdict: Verdict | None
    exit: Exit
    advisory: bool
    now: datetime
    as_of: datetime | None
    manifest: Manifest | None
    approved: Approved
    regime: str
    level: int | None
    input: Input
    conclusion: Conclusion | None = None
    due: Due | None = None
    papers: tuple[PaperState, ...] = ()
    faults: tuple[Fault, ...] = ()
    checkov: Engine | None = None
    rules: dict[str, Rule] = msgspec.field(default_factory=dict)
    owners_rules: tuple[InputFile, ...] = ()
    secrets: frozenset[str] = frozenset()
