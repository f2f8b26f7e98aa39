"""What was concluded: the state of each protection and control, the verdict, and what stands behind them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

import msgspec

from levelgate.model.control import Baseline, Control, Demand, Kind, Protection
from levelgate.model.observation import Observation


class Status(StrEnum):
    """The state of a control or a protection."""

    NOT_SATISFIED = "not-satisfied"
    UNDETERMINED = "undetermined"
    MANUAL = "manual"
    WAIVED = "waived"
    INHERITED = "inherited"
    SATISFIED = "satisfied"
    NOT_APPLICABLE = "not-applicable"


# The weakest counts; a part that is not applicable drops out.
ORDER = (
    Status.NOT_SATISFIED,
    Status.UNDETERMINED,
    Status.MANUAL,
    Status.WAIVED,
    Status.INHERITED,
    Status.SATISFIED,
    Status.NOT_APPLICABLE,
)
RANK = {status: rank for rank, status in enumerate(ORDER)}


def weakest(statuses: Iterable[Status]) -> Status:
    """The weakest of the states; not applicable when there is none, or nothing else."""
    return min(statuses, key=RANK.__getitem__, default=Status.NOT_APPLICABLE)


class Verdict(StrEnum):
    """Whether the system may be deployed."""

    PASSED = "passed"
    BLOCKED = "blocked"
    INCOMPLETE = "incomplete"


class Standing(StrEnum):
    """What paper says of an observation that did not pass; the observation keeps its outcome."""

    INHERITED = "inherited"
    WAIVED = "waived"


class Reason(msgspec.Struct, frozen=True):
    """Why a state is what it is: a code of `reports.texts` and what it is about (a platform, a condition, a rule)."""

    code: str
    about: str = ""


class Marked(msgspec.Struct, frozen=True, gc=False):
    """An observation that did not plainly pass, and what paper says of it (`by`: the record's id)."""

    observation: Observation
    standing: Standing | None = None
    by: str = ""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What the definition shows of one demand, before paper: counts of subjects, and what did not plainly pass.

    `silent` are reasons why the demand cannot be better than undetermined (no rule for a platform, a crash, something
    opaque).
    """

    demand: Demand
    kind: Kind
    subjects: int = 0
    passed: int = 0
    observations: tuple[Observation, ...] = ()
    silent: tuple[Reason, ...] = ()


class Gaps(msgspec.Struct, frozen=True):
    """What the rules could not look at: it keeps protections from being shown.

    `unruled` maps a protection to the platforms in use that have no rule for it; `crashed` to rules that failed to run;
    `hidden` says why resources may exist that no rule saw (opaque, untranslated, unmapped, partial input).
    """

    unruled: Mapping[str, Sequence[str]]
    crashed: Mapping[str, Sequence[str]]
    hidden: tuple[Reason, ...]


class ProtectionFinding(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one demand."""

    shown: Shown
    status: Status
    observations: tuple[Marked, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one control; `inherited` are the platforms credited, `waivers` the waivers used."""

    control: Control
    status: Status
    reasons: tuple[Reason, ...] = ()
    inherited: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()


class Conclusion(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one baseline; `named` are the protections that its demands are about."""

    baseline: Baseline
    findings: tuple[Finding, ...]
    protections: tuple[ProtectionFinding, ...]
    named: tuple[Protection, ...]


class Due(msgspec.Struct, frozen=True):
    """What the coming regime will ask for from `date` on, and is not there yet."""

    date: date
    conclusion: Conclusion


class PaperState(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one attestation or waiver: `code` is empty where it counted; `until` ends its validity."""

    kind: str
    id: str
    file: str
    code: str = ""
    detail: str = ""
    until: datetime | None = None
