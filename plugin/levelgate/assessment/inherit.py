"""Inherit: attestations and resources in, the credits they give out.

A credit is given per control (or protection) and resource: the platform is trusted and granted, the attestation is in
force for this level, the resource lies in its scope, and the conditions hold (facts: trust model, platform
attestation; docs/architecture.md, 4.4).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from typing import NamedTuple

from levelgate.model.attestation import AttestedControl, Proviso, Split
from levelgate.model.finding import PaperState
from levelgate.model.manifest import Manifest
from levelgate.model.record import Approval, AttestationPaper, Papers, RecordKind
from levelgate.model.resource import Resource
from levelgate.model.value import Unknown


class Credit(NamedTuple):
    """What one entry of an attestation may credit.

    `subject` is a control's item id or a protection's id; `resources` the addresses in scope; `whole` whether all of
    the system lies there; `checks` what the customer's part must show first (None: a shared entry without checks).
    """

    subject: str
    platform: str
    split: Split
    resources: frozenset[str]
    whole: bool
    checks: tuple[str, ...] | None = ()


class Inheritance(NamedTuple):
    """The credits, and what became of each attestation."""

    credits: tuple[Credit, ...]
    states: tuple[PaperState, ...]


NOTHING = Inheritance((), ())


def inherit(
    papers: Papers | None,
    approval: Approval | None,
    manifest: Manifest | None,
    resources: Sequence[Resource],
    regime: str,
    level: int,
    now: datetime,
) -> Inheritance:
    """Work out what the attestations at hand credit to a system of `level` under `regime`."""
    if papers is None:
        return NOTHING
    credits: list[Credit] = []
    states: list[PaperState] = []
    for paper in papers.attestations:
        code = _refused(paper, papers, approval, regime, level, now)
        regions = {} if code else _out_of_region(paper, manifest, resources)
        detail = "; ".join(f"{address}: {why}" for address, why in list(regions.items())[:3])
        record = paper.record
        states.append(
            PaperState(kind=RecordKind.ATTESTATION, id=record.platform.id, file=paper.file, code=code, detail=detail)
        )
        credits += [] if code else _credits(paper, manifest, resources)
    return Inheritance(tuple(credits), tuple(states))


def _refused(
    paper: AttestationPaper, papers: Papers, approval: Approval | None, regime: str, level: int, now: datetime
) -> str:
    record = paper.record
    rivals = [other.record for other in papers.attestations if other.record.platform.id == record.platform.id]
    newest = max(rival.sequence for rival in rivals)
    high = {scope.key for scope in paper.scopes if scope.platform == record.platform.id and scope.max_level >= level}
    checks = {
        "ATTESTATION_SUPERSEDED": record.sequence < newest,
        "ATTESTOR_SCOPE": len(high) < papers.root.roles.platform_attestor.threshold,
        "ATTESTATION_NOT_YET_VALID": now < record.not_before,
        "ATTESTATION_EXPIRED": now >= record.not_after,
        "ATTESTATION_REGIME": record.regime != regime and not all(entry.protection for entry in record.controls),
        "ATTESTATION_LEVEL": level > record.coverage.max_level,
        "ATTESTATION_NOT_GRANTED": approval is None or record.platform.id not in approval.bindings.platforms,
    }
    return next((code for code, refused in checks.items() if refused), "")


def _credits(paper: AttestationPaper, manifest: Manifest | None, resources: Sequence[Resource]) -> Iterable[Credit]:
    lying = [resource for resource in resources if _lies_on(paper, manifest, resource)]
    mapped = [resource for resource in resources if resource.platform]
    in_region = [resource for resource in lying if not _region_problem(paper, resource)]
    whole = bool(mapped) and len(in_region) == len(mapped)
    covered = [resource for resource in in_region if _typed(paper, resource)]
    for entry in paper.record.controls:
        if entry.split is not Split.CUSTOMER:
            yield _credit(paper, entry, covered, whole)


def _credit(paper: AttestationPaper, entry: AttestedControl, covered: Sequence[Resource], whole: bool) -> Credit:
    addresses = frozenset(one.address for one in covered if all(_holds(proviso, one) for proviso in entry.conditions))
    checks = tuple(check for duty in entry.customer for check in duty.checks)
    needed = checks if checks or entry.split is Split.PROVIDED else None
    subject = entry.control or entry.protection or ""
    return Credit(subject, paper.record.platform.id, entry.split, addresses, whole, needed)


def _lies_on(paper: AttestationPaper, manifest: Manifest | None, resource: Resource) -> bool:
    record = paper.record
    if resource.provider not in record.scope.providers:
        return False
    if record.scope.excluded and resource.type in record.scope.excluded.resource_types:
        return False
    parts = manifest.boundary.platforms if manifest else ()
    if not parts:
        return True
    mine = (part for part in parts if part.platform == record.platform.id and resource.provider in part.providers)
    return any(
        not part.addresses or any(fnmatchcase(resource.address, _literal(glob)) for glob in part.addresses)
        for part in mine
    )


def _literal(glob: str) -> str:
    # Brackets of an address are part of it, not a character class.
    return glob.replace("[", "[[]")


def _typed(paper: AttestationPaper, resource: Resource) -> bool:
    return resource.type in paper.record.scope.resource_types


def _region_problem(paper: AttestationPaper, resource: Resource) -> str:
    if isinstance(resource.region, Unknown) or resource.region is None:
        return "REGION_UNKNOWN"
    return "" if resource.region in paper.record.scope.regions else "REGION_OUT_OF_SCOPE"


def _out_of_region(
    paper: AttestationPaper, manifest: Manifest | None, resources: Sequence[Resource]
) -> Mapping[str, str]:
    mine = (resource for resource in resources if _lies_on(paper, manifest, resource))
    return {resource.address: why for resource in mine if (why := _region_problem(paper, resource))}


def _holds(proviso: Proviso, resource: Resource) -> bool:
    if resource.type != proviso.resource_type:
        return True
    value = resource.attributes.get(proviso.attribute)
    if isinstance(value, Unknown):
        return False
    present = value not in (None, "", [], {})
    return present == proviso.present if proviso.present is not None else value == proviso.equals
