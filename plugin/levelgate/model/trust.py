"""The trust root: whose signature counts for what, up to which level, and the owner's policy.

JSON names are the fields' names in camelCase (roles: kebab-case). Source: docs/records.md.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from levelgate.model.field import Count, Id, KeyId, Level, Line, check_period

Days = Annotated[int, msgspec.Meta(ge=1, le=366)]
Threshold = Annotated[int, msgspec.Meta(ge=1, le=16)]

# Longest waiver per level: docs/records.md.
WAIVER_DAYS: Mapping[int, int] = {1: 365, 2: 180, 3: 90, 4: 30, 5: 7}


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public key as PEM (SubjectPublicKeyInfo)."""

    type: Literal["ed25519"]
    pem: str


class ApproverScope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The key may approve levels up to `max_level` for systems of `owner`."""

    key: KeyId
    owner: Id
    max_level: Level


class AttestorScope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The key may speak for `platform` to systems up to `max_level`."""

    key: KeyId
    platform: Id
    max_level: Level


class WaiverScope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The key may waive for systems of `owner`."""

    key: KeyId
    owner: Id


def _check_quorum(threshold: int, keys: Sequence[str]) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError("a role names a key twice")
    if keys and threshold > len(keys):
        raise ValueError("the threshold is higher than the number of keys")


ScopeT = TypeVar("ScopeT", ApproverScope, AttestorScope, WaiverScope)


class RootRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys that sign the trust root itself, and how many of them are needed."""

    threshold: Threshold
    keys: tuple[KeyId, ...]

    def __post_init__(self) -> None:
        if not self.keys:
            raise ValueError("the role root has no key")
        _check_quorum(self.threshold, self.keys)


class Role(msgspec.Struct, Generic[ScopeT], frozen=True, forbid_unknown_fields=True):
    """The keys that sign one kind of record, how many are needed, and what each may sign.

    A key has one scope for each owner or platform; a role without keys accepts nothing.
    """

    threshold: Threshold = 1
    keys: tuple[KeyId, ...] = ()
    scopes: tuple[ScopeT, ...] = ()

    def __post_init__(self) -> None:
        _check_quorum(self.threshold, self.keys)
        if {scope.key for scope in self.scopes} != set(self.keys):
            raise ValueError("the scopes do not name exactly the role's keys")


class Roles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Who signs what."""

    root: RootRole
    level_approver: Role[ApproverScope] = Role()
    platform_attestor: Role[AttestorScope] = Role()
    waiver_approver: Role[WaiverScope] = Role()


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """What the owner decides beyond who may sign.

    `waiver_max_days` is given for each of the five levels; `never_waivable` holds ids of rules, protections and
    controls; `neutral_providers` are provider sources that need no mapping; from `evidence_demanded_from_level` on,
    paper that is not at hand counts as undetermined.
    """

    waiver_max_days: Mapping[Level, Days] = msgspec.field(default_factory=lambda: dict(WAIVER_DAYS))
    never_waivable: tuple[Id, ...] = ()
    neutral_providers: tuple[Line, ...] = ()
    evidence_demanded_from_level: Level | None = None

    def __post_init__(self) -> None:
        if self.waiver_max_days.keys() != WAIVER_DAYS.keys():
            raise ValueError("the longest waiver is not given for each of the levels 1 to 5")

    def waiver_days(self, level: int) -> int:
        """The longest waiver at a level, in days."""
        return self.waiver_max_days[level]


class TrustRoot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """The owner's statement of whom to trust, valid in `[issued_at, expires)`; key ids are checked where it is read."""

    version: Count
    issued_at: datetime
    expires: datetime
    keys: Mapping[KeyId, Key]
    roles: Roles
    policy: Policy = Policy()

    def __post_init__(self) -> None:
        check_period(self.issued_at, self.expires)
        roles = self.roles
        for role in (roles.root, roles.level_approver, roles.platform_attestor, roles.waiver_approver):
            if not set(role.keys) <= self.keys.keys():
                raise ValueError("a role names a key that is not among the keys")
