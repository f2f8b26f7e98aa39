"""Keys, statements and trust stores for the tests, made on the spot."""

import copy
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from levelgate.model.record import RecordKind
from levelgate.records.envelope import Envelope, sign, write_envelope
from levelgate.records.keys import key_id, public_pem
from levelgate.records.templates import template

NOW = datetime(2026, 11, 22, 3, 0, 0, tzinfo=UTC)
NAMES = ("root-1", "root-2", "approver", "attestor", "waiver", "stranger")
KEYS = {name: Ed25519PrivateKey.generate() for name in NAMES}
KINDS = {
    RecordKind.APPROVAL: "approver",
    RecordKind.ATTESTATION: "attestor",
    RecordKind.WAIVER: "waiver",
}
OWNER = "urn:vn:org:bo-x"
PLATFORM = "urn:vn:platform:cloud-y"


def ident(name: str) -> str:
    return key_id(KEYS[name].public_key())


def statement(kind: RecordKind) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(template(kind, NOW))
    return found


def changed(data: Mapping[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy of the data with the value at a path like `a.b.0` replaced, or removed for `...`."""
    result = copy.deepcopy(dict(data))
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = result
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return result


def dumps(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def signed(payload: bytes, *names: str) -> bytes:
    envelope = Envelope(payload)
    for name in names:
        envelope = sign(envelope, KEYS[name])
    return write_envelope(envelope)


def root_statement(**roles: object) -> dict[str, Any]:
    """A root of two keys, both needed, and one key in each other role; `roles` replaces roles."""
    predicate = {
        "version": 1,
        "issuedAt": "2026-10-01T00:00:00Z",
        "expires": "2027-10-01T00:00:00Z",
        "keys": {ident(name): {"type": "ed25519", "pem": public_pem(KEYS[name].public_key())} for name in NAMES[:5]},
        "roles": {
            "root": {"threshold": 2, "keys": [ident("root-1"), ident("root-2")]},
            "level-approver": role("approver", owner=OWNER, maxLevel=3),
            "platform-attestor": role("attestor", platform=PLATFORM, maxLevel=4),
            "waiver-approver": role("waiver", owner=OWNER),
            **roles,
        },
    }
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": "trust-root", "digest": {"sha256": "0" * 64}}],
        "predicateType": "urn:levelgate:predicate:trust-root:v1",
        "predicate": predicate,
    }


def role(*names: str, threshold: int = 1, **scope: object) -> dict[str, object]:
    scopes = [{"key": ident(name), **scope} for name in names]
    return {"threshold": threshold, "keys": [ident(name) for name in names], "scopes": scopes}


def write_store(
    directory: Path,
    records: Mapping[str, bytes],
    root: Mapping[str, Any] | None = None,
    signers: Sequence[str] = ("root-1", "root-2"),
) -> Path:
    (directory / "records").mkdir(parents=True)
    (directory / "root.dsse.json").write_bytes(signed(dumps(root or root_statement()), *signers))
    for name, raw in records.items():
        path = directory / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return directory
