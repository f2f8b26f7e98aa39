"""Statements to fill in: a kind of record in, JSON with plausible placeholders out."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from levelgate.model.record import RecordKind
from levelgate.records.statement import STATEMENT_TYPE, predicate_type

_SYSTEM = "urn:vn:httt:bo-x:cong-dich-vu"
_PLATFORM = "urn:vn:platform:cloud-y"
_OWNER = "urn:vn:org:bo-x"
_UNIT = "urn:vn:org:bo-x:cuc-cntt"
_REGIME = "vn-nd331-2026"


def template(kind: RecordKind, now: datetime) -> bytes:
    """A statement of a kind, valid from `now` on, that can be signed as it stands; TRUST_ROOT has none (ValueError)."""
    match kind:
        case RecordKind.APPROVAL:
            return statement(kind, _SYSTEM, _approval(now))
        case RecordKind.ATTESTATION:
            return statement(kind, _PLATFORM, _attestation(now))
        case RecordKind.WAIVER:
            return statement(kind, _SYSTEM, _waiver(now))
        case RecordKind.TRUST_ROOT:
            raise ValueError("`levelgate trust init` makes trust roots")


def statement(kind: RecordKind, subject: str, predicate: Mapping[str, object]) -> bytes:
    """A statement's bytes.

    in-toto wants a digest with every subject; a system or platform has none of its own, so its name's stands there.
    """
    digest = hashlib.sha256(subject.encode("utf-8")).hexdigest()
    data = {
        "_type": STATEMENT_TYPE,
        "subject": [{"name": subject, "digest": {"sha256": digest}}],
        "predicateType": predicate_type(kind),
        "predicate": predicate,
    }
    return json.dumps(data, indent=2, ensure_ascii=False).encode("utf-8") + b"\n"


def moment(time: datetime) -> str:
    """A time in UTC as records write it."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def _validity(now: datetime, days: int) -> dict[str, str]:
    return {"issuedAt": moment(now), "notBefore": moment(now), "notAfter": moment(now + timedelta(days=days))}


def _approval(now: datetime) -> dict[str, object]:
    return {
        "system": {"id": _SYSTEM, "name": "Cổng dịch vụ công Bộ X"},
        "owner": _OWNER,
        "regime": _REGIME,
        "level": 3,
        "sequence": 1,
        "change": "initial",
        "decision": {
            "number": "1234/QĐ-BX",
            "date": f"{now:%Y-%m-%d}",
            "signedBy": "Cục trưởng Cục Công nghệ thông tin",
        },
        "approver": {"unit": _UNIT},
        **_validity(now, 730),
        "bindings": {
            "repository": ["gitlab.example.vn#4711"],
            "stateBackend": ["s3:bo-x-tfstate/cong-dich-vu/prod"],
            "environment": ["prod"],
            "accounts": ["111122223333"],
            "platforms": [_PLATFORM],
            "regions": ["ap-southeast-1"],
        },
    }


def _attestation(now: datetime) -> dict[str, object]:
    return {
        "platform": {"id": _PLATFORM, "name": "Cloud Y"},
        "sequence": 1,
        "regime": _REGIME,
        "certificate": {
            "number": "88/QĐ-CY",
            "kind": "level-approval-of-the-platform",
            "issuedBy": "Cơ quan thẩm định",
            "issuedOn": f"{now:%Y-%m-%d}",
        },
        **_validity(now, 365),
        "coverage": {"maxLevel": 4, "hostingSeparation": "logical"},
        "scope": {
            "regions": ["ap-southeast-1"],
            "resourceTypes": ["aws_instance", "aws_ebs_volume"],
            "excluded": {"resourceTypes": ["aws_spot_instance_request"], "note": "Nằm ngoài phạm vi thẩm định."},
            "providers": ["registry.terraform.io/hashicorp/aws"],
        },
        "controls": _attested(),
    }


def _attested() -> list[dict[str, object]]:
    duty = {"id": "c1", "text": "Bật mã hóa cho mọi ổ đĩa.", "checks": ["encrypt-block"]}
    return [
        {"protection": "media-sanitisation", "split": "provided", "provided": "Xóa và tiêu hủy phương tiện lưu trữ."},
        {
            "protection": "encrypt-block",
            "split": "shared",
            "provided": "Dịch vụ quản lý khóa.",
            "customer": [duty],
            "conditions": [{"resourceType": "aws_ebs_volume", "attribute": "kms_key_id", "present": True}],
        },
    ]


def _waiver(now: datetime) -> dict[str, object]:
    return {
        "id": "WV-2026-001",
        "system": _SYSTEM,
        "level": 3,
        "rule": "AWS-LOG-004",
        "resource": "module.storage.aws_cloudwatch_log_group.audit",
        "expected": "retention_in_days >= 365",
        "accepted": {"attribute": "retention_in_days", "value": 180},
        "reason": "Hạn mức lưu trữ được nâng vào tháng sau.",
        "compensating": ["Xuất nhật ký hằng ngày về hệ thống giám sát của bộ."],
        "risk": "medium",
        "ticket": "SEC-2291",
        "requestedBy": "nguyen.van.a@bo-x.example.vn",
        "approver": "tran.thi.b@bo-x.example.vn",
        "renewal": 0,
        **_validity(now, 30),
    }
