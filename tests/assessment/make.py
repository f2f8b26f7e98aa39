"""Controls, observations, papers and resources for the tests of the assessment, with every detail left out that a test
does not speak of.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from levelgate.assessment.conclude import Ground, conclude
from levelgate.assessment.gather import gather
from levelgate.assessment.inherit import Case, Credit
from levelgate.assessment.waive import Failure
from levelgate.model.attestation import (
    Attestation,
    AttestedControl,
    AttestedScope,
    Certificate,
    Coverage,
    Duty,
    Platform,
    Split,
)
from levelgate.model.control import Baseline, Confidence, Control, Demand, Evidence, Kind, Protection, Text
from levelgate.model.finding import Conclusion, Finding, Gaps
from levelgate.model.manifest import Boundary, ClaimedSystem, Manifest, PlatformPart
from levelgate.model.observation import Observation, Outcome, Severity
from levelgate.model.record import (
    Accepted,
    Approval,
    Approver,
    AttestationPaper,
    Bindings,
    Decision,
    Paper,
    Papers,
    SystemName,
    TrustRoot,
    Waiver,
    WaiverPaper,
)
from levelgate.model.resource import Resource
from levelgate.model.trust import AttestorScope, Key, Policy, Role, Roles, RootRole, WaiverScope
from levelgate.model.value import Value

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
SYSTEM_ID = "urn:vn:httt:bo-x:portal"
OWNER = "urn:vn:org:bo-x"
PLATFORM = "urn:vn:platform:cloud-y"
REGIME, OLD = "vn-nd331-2026", "vn-nd85-2016"
AWS = "registry.terraform.io/hashicorp/aws"
FIRST, SECOND = "sha256:" + "1" * 64, "sha256:" + "2" * 64
TEXT = Text("…", "…")
FAIL, PASS, UNKNOWN, OFF = Outcome.FAIL, Outcome.PASS, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
CODE, ATTESTATION, DOCUMENT = Evidence.CODE, Evidence.ATTESTATION, Evidence.DOCUMENT

# --- what the definition shows


def resource(address: str, region: Value = "hn-1", provider: str = AWS, **attributes: Value) -> Resource:
    type, _, _ = address.rpartition("/")[2].partition(".")
    block = address.partition("[")[0]
    return Resource(
        address=address,
        block=block,
        type=type,
        provider=provider,
        platform="aws" if provider == AWS else "",
        region=region,
        attributes=attributes,
    )


def saw(outcome: Outcome, address: str | None = None, protection: str = "p", **more: Any) -> Observation:
    base: dict[str, Any] = {
        "rule": f"AWS-{protection.upper()}",
        "protection": protection,
        "severity": Severity.HIGH,
        "outcome": outcome,
        "resource": resource(address) if address else None,
    }
    return Observation(**(base | more))


def absent(address: str | None = None, protection: str = "p", outcome: Outcome = FAIL) -> Observation:
    return saw(outcome, address, protection, attribute="log_group", actual="(absent)", absent=True)


def protection(id: str, kind: Kind = Kind.UNIVERSAL) -> Protection:
    return Protection(id, id.upper(), kind, TEXT, TEXT)


def demand(protection: str = "p", **parameters: Any) -> Demand:
    return Demand(protection, tuple(sorted(parameters.items())))


def control(*all_of: str | Demand, item: str = "NET.one", **more: Any) -> Control:
    base: dict[str, Any] = {
        "id": f"{REGIME}/{item}",
        "group": "NET",
        "title": TEXT,
        "clause": "5.1",
        "confidence": Confidence.VERIFIED,
        "evidence": (CODE,),
        "all_of": demands(all_of),
    }
    return Control(**(base | more))


def demands(named: Iterable[str | Demand]) -> tuple[Demand, ...]:
    return tuple(demand(one) if isinstance(one, str) else one for one in named)


def baseline(*controls: Control, level: int = 3) -> Baseline:
    return Baseline(regime=REGIME, level=level, catalog="c", catalog_version="1", controls=controls)


def ground(
    asked: Baseline,
    observations: Iterable[Observation] = (),
    *,
    kinds: Mapping[str, Kind] | None = None,
    gaps: Gaps | None = None,
    observed: Mapping[Demand, Sequence[Observation]] | None = None,
    **more: Any,
) -> Ground:
    """A ground on which every demand for a protection saw the observations that are about it."""
    seen = list(observations)
    found = {one: [each for each in seen if each.protection == one.protection] for one in asked.demands}
    found |= observed or {}
    named = {
        one.protection: protection(one.protection, (kinds or {}).get(one.protection, Kind.UNIVERSAL)) for one in found
    }
    base: dict[str, Any] = {
        "named": tuple(named.values()),
        "observed": found,
        "shown": gather(found, named, gaps or Gaps({}, {}, ())),
        "credits": (),
        "waived": {},
        "conditions": {},
        "whole": True,
        "evidence_demanded": False,
    }
    return Ground(**(base | more))


def concluded(asked: Control | Baseline, observations: Iterable[Observation] = (), **more: Any) -> Conclusion:
    wanted = asked if isinstance(asked, Baseline) else baseline(asked)
    return conclude(wanted, ground(wanted, observations, **more))


def finding(asked: Control, observations: Iterable[Observation] = (), **more: Any) -> Finding:
    return concluded(asked, observations, **more).findings[0]


def reasons(found: Finding) -> list[tuple[str, str]]:
    return [(reason.code, reason.about) for reason in found.reasons]


# --- papers


def credit(*subjects: str, **more: Any) -> Credit:
    base: dict[str, Any] = {"control": "", "protection": "", "pending": {}, "checks": ()}
    if not {"control", "protection"} & more.keys():
        base["control"] = "NET.one"
    return Credit(**({"platform": PLATFORM, "subjects": frozenset(subjects)} | base | more))


def entry(
    name: str = "NET.one", split: Split = Split.PROVIDED, checks: Sequence[str] = (), **more: Any
) -> AttestedControl:
    """An entry for a control (its id has a dot or a slash) or a protection."""
    key = "control" if "." in name else "protection"
    duties = (Duty("c1", "…", tuple(checks)),) if checks else ()
    return AttestedControl(split=split, customer=duties, **({key: name} | more))


def attestation(*entries: AttestedControl, digest: str = "a", scopes: Any = None, **fields: Any) -> AttestationPaper:
    scopes = (AttestorScope(FIRST, PLATFORM, 4),) if scopes is None else scopes
    base: dict[str, Any] = {
        "platform": Platform(PLATFORM, "Cloud Y"),
        "sequence": 1,
        "regime": REGIME,
        "certificate": Certificate("1", "sample", "nobody", date(2026, 9, 1)),
        "issued_at": datetime(2026, 9, 1, tzinfo=UTC),
        "not_before": datetime(2026, 9, 1, tzinfo=UTC),
        "not_after": datetime(2027, 9, 1, tzinfo=UTC),
        "coverage": Coverage(4),
        "scope": scope(),
        "controls": entries or (entry(),),
    }
    record = Attestation(**(base | fields))
    return Paper(file=f"{digest}.json", digest=digest * 64, signers=(FIRST,), scopes=scopes, record=record)


def scope(*types: str, **more: Any) -> AttestedScope:
    base = {"regions": ("hn-1",), "resource_types": types or ("aws_instance", "aws_vpc"), "providers": (AWS,)}
    return AttestedScope(**(base | more))


def waiver(rule: str = "AWS-P", subject: str = "aws_vpc.a", digest: str = "a", **fields: Any) -> WaiverPaper:
    scopes = fields.pop("scopes", (WaiverScope(FIRST, OWNER),))
    base: dict[str, Any] = {
        "id": "WV-1",
        "system": SYSTEM_ID,
        "level": 3,
        "rule": rule,
        "resource": subject,
        "reason": "…",
        "compensating": (),
        "risk": Severity.LOW,
        "requested_by": "an@bo-x.example.vn",
        "approver": "binh@bo-x.example.vn",
        "renewal": 0,
        "issued_at": datetime(2026, 11, 1, tzinfo=UTC),
        "not_before": datetime(2026, 11, 1, tzinfo=UTC),
        "not_after": datetime(2026, 12, 1, tzinfo=UTC),
        "accepted": Accepted("days", 180),
    }
    record = Waiver(**(base | fields))
    return Paper(file=f"{digest}.json", digest=digest * 64, signers=(FIRST,), scopes=scopes, record=record)


def papers(*found: AttestationPaper | WaiverPaper, threshold: int = 1, **policy: Any) -> Papers:
    attestors = tuple(AttestorScope(key, PLATFORM, 4) for key in (FIRST, SECOND))
    waivers = tuple(WaiverScope(key, OWNER) for key in (FIRST, SECOND))
    root = TrustRoot(
        version=1,
        issued_at=datetime(2026, 1, 1, tzinfo=UTC),
        expires=datetime(2027, 12, 1, tzinfo=UTC),
        keys={FIRST: Key("ed25519", ""), SECOND: Key("ed25519", "")},
        roles=Roles(
            root=RootRole(1, (FIRST,)),
            platform_attestor=Role(threshold, (FIRST, SECOND), attestors),
            waiver_approver=Role(threshold, (FIRST, SECOND), waivers),
        ),
        policy=Policy(**policy),
    )
    return Papers(
        root=root,
        pin="0" * 64,
        attestations=tuple(one for one in found if isinstance(one.record, Attestation)),
        waivers=tuple(one for one in found if isinstance(one.record, Waiver)),
    )


APPROVAL = Approval(
    system=SystemName(SYSTEM_ID, "…"),
    owner=OWNER,
    regime=REGIME,
    level=3,
    sequence=1,
    decision=Decision("1", date(2026, 10, 1), "…"),
    approver=Approver("urn:vn:org:bo-x:unit"),
    issued_at=datetime(2026, 10, 1, tzinfo=UTC),
    not_before=datetime(2026, 10, 1, tzinfo=UTC),
    not_after=datetime(2028, 10, 1, tzinfo=UTC),
    bindings=Bindings(environment=("prod",), platforms=(PLATFORM,)),
)
MANIFEST = Manifest(file="levelgate.yaml", system=ClaimedSystem(SYSTEM_ID, "…", OWNER, 3))
CASE = Case(APPROVAL, MANIFEST, REGIME, 3, NOW)


def bounded(*parts: PlatformPart) -> Manifest:
    return msgspec.structs.replace(MANIFEST, boundary=Boundary(platforms=parts))


def accepted(rule: str, subject: str, attribute: str = "", actual: str = "") -> dict[Failure, str]:
    return {(rule, subject, attribute, actual): "WV-1"}
