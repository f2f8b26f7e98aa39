"""A new trust store: public keys and their scopes in, a signed root on disk out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from levelgate.errors import UsageError
from levelgate.model.record import RecordKind
from levelgate.records.envelope import Envelope, sign, write_envelope
from levelgate.records.files import create_file
from levelgate.records.keys import key_id, public_pem
from levelgate.records.refusal import RecordError
from levelgate.records.statement import TRUST_ROOT_SUBJECT
from levelgate.records.templates import moment, statement
from levelgate.records.trust_root import RECORDS_DIRECTORY, ROOT_FILE, verify_root


class RoleName(StrEnum):
    """The roles whose keys have scopes."""

    APPROVER = "level-approver"
    ATTESTOR = "platform-attestor"
    WAIVER = "waiver-approver"


class Grant(msgspec.Struct, frozen=True):
    """A key, and what it may sign: `owner` or `platform`, and `maxLevel` where the role has one."""

    role: RoleName
    key: Ed25519PublicKey
    scope: Mapping[str, str | int]


def found_store(
    directory: Path,
    root_keys: Sequence[Ed25519PrivateKey],
    grants: Sequence[Grant],
    issued_at: datetime,
    expires: datetime,
) -> str:
    """Write `root.dsse.json` and an empty `records/` into a directory, made if need be; return the pin (hex).

    All root keys sign, and all of them are the threshold of the next root; every other role has a threshold of one.
    Raises UsageError: TRUST_INVALID when the root would not hold, FILE_EXISTS when a root is there, FILE_UNWRITABLE.
    """
    payload = _statement(root_keys, grants, issued_at, expires)
    try:
        envelope = Envelope(payload)
        for key in root_keys:
            envelope = sign(envelope, key)
        raw = write_envelope(envelope)
        pin = verify_root(raw, None).pin
    except RecordError as problem:
        raise UsageError("TRUST_INVALID", problem.what, help="check the keys and their scopes") from None
    _make_directory(directory / RECORDS_DIRECTORY)
    create_file(directory / ROOT_FILE, raw, 0o644)
    return pin


def _statement(
    root_keys: Sequence[Ed25519PrivateKey], grants: Sequence[Grant], issued_at: datetime, expires: datetime
) -> bytes:
    publics = [key.public_key() for key in root_keys]
    roles = {"root": {"threshold": len(publics), "keys": [key_id(key) for key in publics]}}
    known = {key_id(key): key for key in (*publics, *(grant.key for grant in grants))}
    predicate = {
        "version": 1,
        "issuedAt": moment(issued_at),
        "expires": moment(expires),
        "keys": {name: {"type": "ed25519", "pem": public_pem(key)} for name, key in known.items()},
        "roles": roles | {role.value: _role([grant for grant in grants if grant.role is role]) for role in RoleName},
    }
    return statement(RecordKind.TRUST_ROOT, TRUST_ROOT_SUBJECT, predicate)


def _role(grants: Sequence[Grant]) -> dict[str, object]:
    return {
        "threshold": 1,
        "keys": list(dict.fromkeys(key_id(grant.key) for grant in grants)),
        "scopes": [{"key": key_id(grant.key), **grant.scope} for grant in grants],
    }


def _make_directory(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        what = f"the directory cannot be made: {problem.strerror}"
        raise UsageError(
            "FILE_UNWRITABLE", what, where=str(directory), help="check the directory and its rights"
        ) from None
