"""The trust root: the owner's store in, whom to trust out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from levelgate.errors import UsageError
from levelgate.model.record import RecordKind
from levelgate.model.trust import TrustRoot
from levelgate.records import strict_json
from levelgate.records.envelope import open_envelope, signers
from levelgate.records.files import read_bounded
from levelgate.records.keys import key_id, parse_public
from levelgate.records.refusal import RecordError
from levelgate.records.statement import Statement, kind_of, read_predicate, read_statement

ROOT_FILE = "root.dsse.json"
RECORDS_DIRECTORY = "records"
_HELP = "ask the owner of the trust store"


class Trust(msgspec.Struct, frozen=True):
    """A trust root that holds: its statement, the statement's digest (hex), and its keys, ready to verify."""

    root: TrustRoot
    pin: str
    keys: Mapping[str, Ed25519PublicKey]

    def of(self, names: Iterable[str]) -> dict[str, Ed25519PublicKey]:
        """The keys of a role, by id."""
        return {name: self.keys[name] for name in names}


def read_trust(directory: Path, pin: str | None, now: datetime) -> Trust:
    """Read and verify `root.dsse.json` of a store.

    `pin` is sha256 (64 hex digits, any case, `sha256:` allowed before) of the root's statement; None accepts any root.
    Raises UsageError: TRUST_MISSING without a root file, TRUST_PIN for another root than the pinned one, TRUST_INVALID
    when it cannot be read, has a wrong shape or key id or too few of its own signatures, TRUST_EXPIRED.
    """
    path = directory / ROOT_FILE
    if not path.is_file():
        raise UsageError("TRUST_MISSING", "the trust store has no root", where=str(path), help="check --trust")
    try:
        trust = verify_root(read_bounded(path, strict_json.MAX_BYTES), pin)
    except OSError as problem:
        raise UsageError("TRUST_INVALID", f"cannot read: {problem.strerror}", where=str(path), help=_HELP) from None
    except RecordError as problem:
        code = problem.code if problem.code.startswith("TRUST_") else "TRUST_INVALID"
        raise UsageError(code, problem.what, where=str(path), help=_HELP) from None
    if now >= trust.root.expires:
        what = f"the trust root expired at {trust.root.expires:%Y-%m-%dT%H:%M:%SZ}"
        raise UsageError("TRUST_EXPIRED", what, where=str(path), help=_HELP)
    return trust


def verify_root(raw: bytes, pin: str | None) -> Trust:
    """The trust root in an envelope's bytes; raises RecordError TRUST_PIN, TRUST_INVALID or that of the envelope."""
    envelope = open_envelope(raw)
    statement = read_statement(envelope.payload)
    if pin is not None and pin.lower().removeprefix("sha256:") != statement.digest:
        raise RecordError("TRUST_PIN", f"the root's statement has the digest {statement.digest}, not the pinned one")
    root = read_root(statement)
    trust = Trust(root, statement.digest, _public_keys(root))
    role = root.roles.root
    if len(signers(envelope, trust.of(role.keys))) < role.threshold:
        raise RecordError("TRUST_INVALID", f"the root does not bear {role.threshold} valid signatures of its own keys")
    return trust


def read_root(statement: Statement) -> TrustRoot:
    """The trust root in a statement, signatures and key ids not looked at; raises RecordError."""
    if kind_of(statement) is not RecordKind.TRUST_ROOT:
        raise RecordError("TRUST_INVALID", "the statement is not a trust root")
    return read_predicate(statement, TrustRoot)


def _public_keys(root: TrustRoot) -> dict[str, Ed25519PublicKey]:
    keys = {}
    for name, key in root.keys.items():
        try:
            keys[name] = parse_public(key.pem)
        except ValueError as problem:
            raise RecordError("TRUST_INVALID", f"the key {name} cannot be read: {problem}") from None
        # NOTE: an id that is not recomputed would let one key fill a threshold under two names.
        if key_id(keys[name]) != name:
            raise RecordError("TRUST_INVALID", f"the key {name} has another id than its content gives")
    return keys
