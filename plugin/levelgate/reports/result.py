"""The result, version 1: the structures of `result.json`, which every other report is rendered from.

These are the format's own structures, on purpose no dump of the model: the model may change, the format may not.
`levelgate/reports/result-v1.schema.json` is the published JSON Schema, made from them.
"""

from typing import Literal

import msgspec

from levelgate.model.control import Text

SCHEMA: Literal["levelgate/result/v1"] = "levelgate/result/v1"


class System(msgspec.Struct, frozen=True):
    """The system, as its manifest names it."""

    id: str
    name: str
    owner: str


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """The approval that gives the system its level; `code` is empty when it is valid."""

    status: Literal["missing", "valid", "invalid"]
    code: str = ""
    level: int | None = None
    regime: str = ""
    decision: str = ""
    sequence: int | None = None
    not_after: str = ""
    digest: str = ""
    file: str = ""


class File(msgspec.Struct, frozen=True):
    """A file that was read."""

    path: str
    kind: str
    sha256: str


class Problem(msgspec.Struct, frozen=True):
    """Something of the input that could not be read or resolved."""

    code: str
    detail: str
    where: str = ""


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """How complete the reading was."""

    complete: bool
    resources: int
    files: list[File]
    opaque: list[str]
    untranslated: list[str]
    unmapped: list[str]
    unexamined: list[str]
    problems: list[Problem]


class Summary(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Numbers of controls; the seven states add up to `required`."""

    required: int
    satisfied: int
    inherited: int
    waived: int
    not_satisfied: int
    undetermined: int
    manual: int
    not_applicable: int


Status = Literal["satisfied", "inherited", "waived", "not-satisfied", "undetermined", "manual", "not-applicable"]


class Reason(msgspec.Struct, frozen=True):
    """Why a state is what it is: a code (see `levelgate explain`) and what it is about."""

    code: str
    about: str = ""


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one control.

    `protections` are those it demands; `document` and `attestation` say what paper must show.
    """

    id: str
    group: str
    title: Text
    citation: str
    confidence: Literal["verified", "secondary", "memory"]
    binding: bool
    evidence: list[Literal["code", "attestation", "document"]]
    status: Status
    protections: list[str]
    reasons: list[Reason]
    inherited: list[str]
    waivers: list[str]
    attestation: Text | None = None
    document: Text | None = None


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's outcome on one subject, where it did not plainly pass; `resource` is null for the system.

    `root` is the file of `input` that the resource was read from, where there are several. `confirmed` are rules or
    checks of another origin that fail on the same resource too, `disputed` those that pass there: the stricter stands.
    """

    rule: str
    origin: Literal["rule", "checkov", "live"]
    severity: Literal["critical", "high", "medium", "low"]
    outcome: Literal["fail", "unknown"]
    standing: Literal["inherited", "waived"] | None
    by: str
    resource: str | None
    root: str | None = None
    change: Literal["create", "update", "replace", "no-op", "read"] | None
    file: str | None
    line: int | None
    attribute: str
    expected: str
    actual: str
    title: Text
    fix: Text
    confirmed: list[str] = []
    disputed: list[str] = []


class Protection(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one protection over all its parameters in use; the observations say what did not plainly pass."""

    id: str
    kind: Literal["universal", "coverage", "existence", "inherited"]
    title: Text
    status: Status
    subjects: int
    passed: int
    parameters: list[dict[str, bool | int | float | str | list[str]]]
    reasons: list[Reason]
    observations: list[Observation]


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one record: `code` is empty where it counted; `until` is the end of its validity."""

    kind: str
    id: str
    file: str
    code: str = ""
    detail: str = ""
    until: str = ""


class Fault(msgspec.Struct, frozen=True):
    """Something of the gate that failed during the run."""

    code: str
    about: str
    detail: str = ""


class Checkov(msgspec.Struct, frozen=True):
    """Checkov in the run: it ran, had nothing to look at (`idle`), was not there, was not wanted (`off`), or failed.

    `checks` were asked, `results` came; `stale` are ids of the mapping that its index does not know.
    """

    status: Literal["ran", "idle", "absent", "off", "failed"]
    version: str
    checks: int
    results: int
    stale: list[str]
    detail: str


class Due(msgspec.Struct, frozen=True):
    """The coming regime's gaps: its summary, and its controls that are not satisfied or undetermined."""

    regime: str
    date: str
    summary: Summary
    controls: list[Control]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The whole result of one run; `rules` are files of rules that the pipeline's owner added to the gate's own."""

    schema: Literal["levelgate/result/v1"]
    version: str
    verdict: Literal["passed", "blocked", "incomplete"] | None
    exit: int
    advisory: bool
    judged_at: str
    as_of: str | None
    register: Literal["none"]
    system: System | None
    regime: str
    level: int | None
    catalog: str
    approval: Approval
    input: Input
    rules: list[File] = []
    checkov: Checkov | None
    errors: list[Fault]
    summary: Summary
    controls: list[Control]
    protections: list[Protection]
    records: list[Paper]
    due: Due | None
    not_binding: int


def decode(content: bytes) -> Result:
    """Read a `result.json`; raises msgspec.DecodeError or ValidationError where it is not one."""
    return msgspec.json.decode(content, type=Result)


def encode(result: Result) -> bytes:
    """The bytes of `result.json`: keys in the order of the format, two-space indent, one newline at the end."""
    return msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n"
