"""The outcome of one rule on one subject."""

from enum import StrEnum

import msgspec

from levelgate.model.resource import Resource


class Outcome(StrEnum):
    """SARIF's result kinds, as far as the gate uses them."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Severity(StrEnum):
    """How bad a failing observation is; shown and sorted by, never decides."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Origin(StrEnum):
    """Who observed: the gate's own rules, Checkov, or the live account."""

    RULE = "rule"
    CHECKOV = "checkov"
    LIVE = "live"


class Observation(msgspec.Struct, frozen=True, gc=False):
    """One rule's outcome on one subject; `resource` is None where the subject is the system.

    `attribute`, `expected` and `actual` explain an outcome other than pass; values behind `actual` are already closed
    where they are sensitive. `absent` marks a failing existence or coverage: the thing asked for is not there, which
    contradicts no paper (`True`), as opposed to something there that is wrong. `confirmed` are rules and checks
    of another origin that fail on the same subject too, `disputed` those that pass there: the stricter stands.
    """

    rule: str
    protection: str
    severity: Severity
    outcome: Outcome
    resource: Resource | None = None
    attribute: str = ""
    expected: str = ""
    actual: str = ""
    absent: bool = False
    origin: Origin = Origin.RULE
    confirmed: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
