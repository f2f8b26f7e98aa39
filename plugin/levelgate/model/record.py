"""Signed records, the papers at hand, and what was decided about the approval.

JSON names are the fields' names in camelCase; unknown fields and unfit values raise `msgspec.ValidationError` on
conversion. Approval and waiver: docs/records.md; the other nouns of paper are found here as well.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Generic, TypeAlias, TypeVar

import msgspec

from levelgate.model.attestation import Attestation
from levelgate.model.field import Count, Id, Level, Line, Prose, Scalar, Sha256, check_period
from levelgate.model.manifest import Manifest
from levelgate.model.observation import Severity
from levelgate.model.trust import ApproverScope, AttestorScope, ScopeT, TrustRoot, WaiverScope

__all__ = [
    "Accepted", "Approval", "ApprovalPaper", "ApprovalStatus", "Approved", "Approver", "ApproverScope", "Attestation",
    "AttestationPaper", "AttestorScope", "Bindings", "CatalogPin", "Decision", "Digest", "Equivalent", "Manifest",
    "Paper", "Papers", "RecordKind", "Refusal", "SystemName", "Transition", "TrustRoot", "Waiver", "WaiverPaper",
    "WaiverScope",
]  # fmt: skip  # a table

Renewal = Annotated[int, msgspec.Meta(ge=0, le=2)]


class RecordKind(StrEnum):
    """The name inside the predicate type `urn:levelgate:predicate:<name>:v1`."""

    APPROVAL = "level-approval"
    ATTESTATION = "platform-controls"
    WAIVER = "waiver"
    TRUST_ROOT = "trust-root"


class SystemName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The system that an approval is for."""

    id: Id
    name: Line


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The decision on paper that the record stands for."""

    number: Line
    date: date
    signed_by: Line


class Approver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The unit that approved."""

    unit: Id


class Digest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The digest of something outside the record, lower-case hex."""

    sha256: Sha256


class CatalogPin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The catalog that the approver had in hand."""

    catalog: Id
    version: Line | None = None
    digest: Digest | None = None


class Bindings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Where the approval holds: None does not bind, an empty tuple allows nothing."""

    environment: tuple[Line, ...]
    platforms: tuple[Id, ...]
    repository: tuple[Line, ...] | None = None
    state_backend: tuple[Line, ...] | None = None
    accounts: tuple[Line, ...] | None = None
    regions: tuple[Line, ...] | None = None


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """The decision that gives a system its level, valid in `[not_before, not_after)` UTC.

    A system's highest `sequence` counts; `supersedes` is the digest of the statement that this one replaces.
    """

    system: SystemName
    owner: Id
    regime: Id
    level: Level
    sequence: Count
    decision: Decision
    approver: Approver
    issued_at: datetime
    not_before: datetime
    not_after: datetime
    bindings: Bindings
    supersedes: Sha256 | None = None
    change: Line | None = None
    baseline: CatalogPin | None = None

    def __post_init__(self) -> None:
        check_period(self.not_before, self.not_after)


class Accepted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The very value that is accepted; any other value of the attribute is not waived."""

    attribute: Line
    value: Scalar | tuple[Scalar, ...]


class Equivalent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The measure that stands in for the one required, and why it does as much."""

    measure: Prose
    justification: Prose


class Waiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """The acceptance of one failing rule on one subject, valid in `[not_before, not_after)` UTC.

    `resource` is an exact address, or `system` where something is absent.
    """

    id: Id
    system: Id
    level: Level
    rule: Id
    resource: Line
    reason: Prose
    compensating: tuple[Prose, ...]
    risk: Severity
    requested_by: Line
    approver: Line
    renewal: Renewal
    issued_at: datetime
    not_before: datetime
    not_after: datetime
    expected: Line | None = None
    accepted: Accepted | None = None
    equivalent: Equivalent | None = None
    ticket: Line | None = None

    def __post_init__(self) -> None:
        check_period(self.not_before, self.not_after)


RecordT = TypeVar("RecordT", Approval, Attestation, Waiver)


class Paper(msgspec.Struct, Generic[RecordT, ScopeT], frozen=True, kw_only=True):
    """A record whose signatures hold: the role's threshold is met by `signers`.

    `digest` (sha256 of the statement's bytes, hex) is the record's identity; `signers` are ids of distinct keys;
    `scopes` is what the trust root lets these signers sign. Whether the record lies in that scope is judged later.
    """

    file: str
    digest: str
    signers: tuple[str, ...]
    scopes: tuple[ScopeT, ...]
    record: RecordT


ApprovalPaper: TypeAlias = Paper[Approval, ApproverScope]
AttestationPaper: TypeAlias = Paper[Attestation, AttestorScope]
WaiverPaper: TypeAlias = Paper[Waiver, WaiverScope]


class Refusal(msgspec.Struct, frozen=True):
    """A record that does not count. `kind` and `subject` are what the file claims, unverified; empty if unreadable."""

    file: str
    code: str
    kind: str = ""
    subject: str = ""
    detail: str = ""


class Papers(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the trust store and the files beside it; `pin` is the digest of the root's statement (hex)."""

    root: TrustRoot
    pin: str
    approvals: tuple[ApprovalPaper, ...] = ()
    attestations: tuple[AttestationPaper, ...] = ()
    waivers: tuple[WaiverPaper, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class Transition(msgspec.Struct, frozen=True):
    """How a regime ends: days in Viet Nam.

    `approvals_until` is the last day on which an approval under it may be issued; on `binds_until` the successor's
    controls bind for the first time.
    """

    successor: str
    approvals_until: date
    binds_until: date


class ApprovalStatus(StrEnum):
    """Whether the system has an approved level."""

    MISSING = "missing"
    VALID = "valid"
    INVALID = "invalid"


class Approved(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided about the approval.

    `code` is empty when valid; `paper` is the approval judged, if there was one; `regime` is the regime that binds,
    empty unless valid; `set_aside` are approvals that were not judged, with the reason.
    """

    status: ApprovalStatus
    code: str = ""
    paper: ApprovalPaper | None = None
    regime: str = ""
    set_aside: tuple[Refusal, ...] = ()

    @property
    def level(self) -> int | None:
        """The approved level; None unless the approval is valid."""
        return self.paper.record.level if self.paper and self.status is ApprovalStatus.VALID else None
