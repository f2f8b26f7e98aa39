"""Inherit: attestations and resources in, the credits they give out.

A credit is given per control (or protection) and subject: the platform is trusted and granted, the attestation is in
force for this level, the resource lies in its scope, and the conditions hold (docs/records.md; docs/architecture.md,
4.4). What the definition shows of it is weighed in `weigh`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from levelgate.assessment.gather import SYSTEM
from levelgate.model.attestation import AttestedControl, Proviso, Split
from levelgate.model.finding import PaperState
from levelgate.model.manifest import Manifest
from levelgate.model.record import Approval, AttestationPaper, Papers, RecordKind
from levelgate.model.resource import Resource, matches
from levelgate.model.value import Truth, Unknown, Value, every

# How many resources outside an attestation's regions its state names; the rest is counted.
_NAMED = 3


class Case(NamedTuple):
    """What is judged: the valid approval if there is one, the manifest, and at which regime, level and time."""

    approval: Approval | None
    manifest: Manifest | None
    regime: str
    level: int
    now: datetime


class Credit(NamedTuple):
    """What one entry of an attestation may credit; it names a `control` (item id) or a `protection`.

    `subjects` are addresses in scope, and `SYSTEM` where all of the system lies on the platform. `pending` are the
    subjects for which that depends on a value not known yet, with the code that says which.
    `checks` is what the customer's part must show first (None: a shared entry without checks, which never credits).
    """

    platform: str
    control: str
    protection: str
    subjects: frozenset[str]
    pending: Mapping[str, str]
    checks: tuple[str, ...] | None = ()


class Inheritance(NamedTuple):
    """The credits, and what became of each attestation."""

    credits: tuple[Credit, ...]
    states: tuple[PaperState, ...]


def inherit(papers: Papers | None, case: Case, resources: Sequence[Resource]) -> Inheritance:
    """Work out what the attestations at hand credit to the case.

    `resources` are what the system consists of: managed, and of no neutral provider. Without a valid approval nothing
    is credited, also in an advisory run: which platforms a system may inherit from, only its approval says.
    """
    credits: list[Credit] = []
    states: list[PaperState] = []
    if papers is None:
        return Inheritance((), ())
    for paper in papers.attestations:
        code = _refused(paper, papers, case)
        scope = _Scope(paper, case.manifest, () if code else resources)
        states.append(_state(paper, code or scope.missed, scope, case))
        credits += [] if code else _credits(paper, scope, case.regime)
    return Inheritance(tuple(credits), tuple(states))


def _refused(paper: AttestationPaper, papers: Papers, case: Case) -> str:
    record = paper.record
    checks = {
        "ATTESTOR_SCOPE": not _speaks(paper, papers, case.level),
        **_succession(paper, papers),
        "ATTESTATION_NOT_YET_VALID": case.now < record.not_before,
        "ATTESTATION_EXPIRED": case.now >= record.not_after,
        "ATTESTATION_REGIME": record.regime != case.regime and not any(entry.protection for entry in record.controls),
        "ATTESTATION_LEVEL": case.level > record.coverage.max_level,
        "ATTESTATION_NOT_GRANTED": case.approval is None or record.platform.id not in case.approval.bindings.platforms,
    }
    return next((code for code, refused in checks.items() if refused), "")


def _succession(paper: AttestationPaper, papers: Papers) -> dict[str, bool]:
    """The highest sequence counts, valid or not: an older attestation never comes back.

    A rival counts only if its signers may speak for the platform at some level.
    """
    same = [other for other in papers.attestations if other.record.platform.id == paper.record.platform.id]
    rivals = [other for other in same if other.digest != paper.digest and _speaks(other, papers, 1)]
    mine = paper.record.sequence
    return {
        "RECORD_CONFLICT": any(other.record.sequence == mine for other in rivals),
        "ATTESTATION_SUPERSEDED": any(
            other.record.sequence > mine or other.record.supersedes == paper.digest for other in rivals
        ),
    }


def _speaks(paper: AttestationPaper, papers: Papers, level: int) -> bool:
    platform = paper.record.platform.id
    keys = {scope.key for scope in paper.scopes if scope.platform == platform and scope.max_level >= level}
    return len(keys) >= papers.root.roles.platform_attestor.threshold


class _Scope:
    """The resources of the system as an attestation's scope divides them.

    `lying` lie on the platform in an attested region or in one not known yet; `regions` are the problems, by address;
    `whole` says whether all of the system lies there.
    """

    def __init__(self, paper: AttestationPaper, manifest: Manifest | None, resources: Sequence[Resource]) -> None:
        there = [resource for resource in resources if _lies_on(paper, manifest, resource)]
        problems = ((resource.address, _region_problem(paper, resource)) for resource in there)
        self.regions = {address: code for address, code in problems if code}
        self.lying = [one for one in there if self.regions.get(one.address) != "REGION_OUT_OF_SCOPE"]
        whole = bool(resources) and len(self.lying) == len(resources)
        self.whole: Truth = None if whole and self.regions else whole
        self.missed = next(iter(self.regions.values()), "") if len(self.regions) == len(there) else ""


def _lies_on(paper: AttestationPaper, manifest: Manifest | None, resource: Resource) -> bool:
    record = paper.record
    if resource.provider not in record.scope.providers:
        return False
    if record.scope.excluded and resource.type in record.scope.excluded.resource_types:
        return False
    parts = manifest.boundary.platforms if manifest else ()
    if not parts:
        return True
    # The manifest narrows: where it names platforms, nothing lies on one that it does not name.
    mine = (part for part in parts if part.platform == record.platform.id and resource.provider in part.providers)
    return any(not part.addresses or any(matches(resource.address, glob) for glob in part.addresses) for part in mine)


def _region_problem(paper: AttestationPaper, resource: Resource) -> str:
    if not isinstance(resource.region, str):
        return "REGION_UNKNOWN"
    return "" if resource.region in paper.record.scope.regions else "REGION_OUT_OF_SCOPE"


def _state(paper: AttestationPaper, code: str, scope: _Scope, case: Case) -> PaperState:
    record = paper.record
    found = [f"{address}: {why}" for address, why in list(scope.regions.items())[:_NAMED]]
    found += [f"{len(scope.regions) - _NAMED} more"] if len(scope.regions) > _NAMED else []
    if code == "ATTESTATION_NOT_GRANTED" and case.approval is None:
        found = ["no valid approval names the platforms that may be inherited from"]
    elif not code and record.regime != case.regime:
        named = sum(bool(entry.control) for entry in record.controls)
        found += [f"ATTESTATION_REGIME: {named} controls of {record.regime}"] if named else []
    detail = "; ".join(found)
    return PaperState(
        kind=RecordKind.ATTESTATION,
        id=record.platform.id,
        file=paper.file,
        code=code,
        detail=detail,
        until=record.not_after,
    )


def _credits(paper: AttestationPaper, scope: _Scope, regime: str) -> Iterable[Credit]:
    covered = [resource for resource in scope.lying if resource.type in paper.record.scope.resource_types]
    plain = _subjects(scope, covered, ())
    for entry in paper.record.controls:
        control = _item(entry, paper.record.regime, regime)
        if entry.split is not Split.CUSTOMER and (control or entry.protection):
            subjects, pending = _subjects(scope, covered, entry.conditions) if entry.conditions else plain
            checks = tuple(check for duty in entry.customer for check in duty.checks)
            needed = checks if checks or entry.split is Split.PROVIDED else None
            yield Credit(paper.record.platform.id, control, entry.protection or "", subjects, pending, needed)


def _item(entry: AttestedControl, attested: str, regime: str) -> str:
    """The item id of the control named; empty where it belongs to another regime than the one that binds."""
    named, slash, item = (entry.control or "").rpartition("/")
    return item if attested == regime and (not slash or named == regime) else ""


def _subjects(
    scope: _Scope, covered: Sequence[Resource], conditions: Sequence[Proviso]
) -> tuple[frozenset[str], Mapping[str, str]]:
    """Who is credited under `conditions`, and who may be once a value is known."""
    answers = {one.address: (_hold(conditions, one), scope.regions.get(one.address, "")) for one in covered}
    whole = every((scope.whole, *(_hold(conditions, one) for one in scope.lying if conditions)))
    answers[SYSTEM] = (whole, "REGION_UNKNOWN" if scope.whole is None else "")
    subjects = frozenset(name for name, (truth, region) in answers.items() if truth and not region)
    pending = {
        name: region or "VALUE_UNKNOWN"
        for name, (truth, region) in answers.items()
        if truth is not False and name not in subjects
    }
    return subjects, pending


def _hold(conditions: Sequence[Proviso], resource: Resource) -> Truth:
    mine = (proviso for proviso in conditions if proviso.resource_type == resource.type)
    return every([_holds(proviso, resource) for proviso in mine])


def _holds(proviso: Proviso, resource: Resource) -> Truth:
    """Whether a condition holds of every value that its path (names joined by dots) leads to."""
    values = _values(resource.attributes, proviso.attribute.split("."))
    if proviso.present is not None:
        found = [None if isinstance(value, Unknown) else value not in (None, "", [], {}) for value in values]
        return every([None if there is None else there is proviso.present for there in found])
    return every([None if isinstance(value, Unknown) else _same(value, proviso.equals) for value in values])


def _values(value: Value, names: Sequence[str]) -> list[Value]:
    if isinstance(value, list) and value and names:
        return [inner for item in value for inner in _values(item, names)]
    if isinstance(value, Unknown) or not names:
        return [value]
    # HACK: `Mapping` in `Value` is always a dict, and an isinstance against the protocol costs a microsecond each.
    return _values(value.get(names[0]), names[1:]) if isinstance(value, dict) else [None]


def _same(value: Value, wanted: bool | int | float | str | None) -> bool:
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)
