"""DSSE: envelope bytes in, payload bytes and the keys that signed them out.

Source: https://github.com/secure-systems-lab/dsse (protocol.md, envelope.md).
"""

import base64
import binascii
import json
from collections.abc import Mapping

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from levelgate.records import strict_json
from levelgate.records.keys import key_id
from levelgate.records.refusal import RecordError, printable

PAYLOAD_TYPE = "application/vnd.in-toto+json"
MAX_SIGNATURES = 16


class Signature(msgspec.Struct, frozen=True):
    """A signature, and the id of the key that its maker says it was made with: a hint, never relied on."""

    keyid: str
    sig: bytes


class Envelope(msgspec.Struct, frozen=True):
    """The bytes that were signed, exactly, and the signatures over them, not verified."""

    payload: bytes
    signatures: tuple[Signature, ...] = ()


class _SignatureJson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sig: str
    keyid: str = ""


class _EnvelopeJson(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    payload_type: str
    payload: str
    signatures: tuple[_SignatureJson, ...]


def pae(payload_type: str, payload: bytes) -> bytes:
    """The pre-authentication encoding: what is really signed."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def open_envelope(raw: bytes) -> Envelope:
    """Decode an envelope without believing it.

    Raises RecordError: RECORD_TOO_LARGE above 1 MiB or 16 signatures, RECORD_INVALID for any other shape.
    """
    try:
        found = msgspec.convert(strict_json.parse(raw), _EnvelopeJson)
    except msgspec.ValidationError as problem:
        raise RecordError("RECORD_INVALID", printable(f"not a DSSE envelope: {problem}")) from None
    if len(found.signatures) > MAX_SIGNATURES:
        raise RecordError("RECORD_TOO_LARGE", f"the envelope has more than {MAX_SIGNATURES} signatures")
    if found.payload_type != PAYLOAD_TYPE:
        raise RecordError("RECORD_INVALID", f"the payload is not of type {PAYLOAD_TYPE}")
    signatures = (Signature(each.keyid, _decode(each.sig)) for each in found.signatures)
    return Envelope(_decode(found.payload), tuple(signatures))


def write_envelope(envelope: Envelope) -> bytes:
    """The envelope as JSON, in the order of its signatures."""
    data = {
        "payloadType": PAYLOAD_TYPE,
        "payload": _encode(envelope.payload),
        "signatures": [{"keyid": each.keyid, "sig": _encode(each.sig)} for each in envelope.signatures],
    }
    return json.dumps(data, indent=2).encode("ascii") + b"\n"


def signers(envelope: Envelope, keys: Mapping[str, Ed25519PublicKey]) -> tuple[str, ...]:
    """The ids, sorted, of those among `keys` that really signed the payload; every key is tried on every signature.

    `keys` maps recomputed key ids to keys, so that one public key counts once.
    """
    message = pae(PAYLOAD_TYPE, envelope.payload)
    return tuple(sorted(name for name, key in keys.items() if _signed(key, envelope, message)))


def sign(envelope: Envelope, key: Ed25519PrivateKey) -> Envelope:
    """The envelope with a signature by `key` added, unless it bears one already.

    Raises RecordError RECORD_TOO_LARGE when 16 signatures are there.
    """
    public = key.public_key()
    message = pae(PAYLOAD_TYPE, envelope.payload)
    if _signed(public, envelope, message):
        return envelope
    if len(envelope.signatures) >= MAX_SIGNATURES:
        raise RecordError("RECORD_TOO_LARGE", f"the envelope has {MAX_SIGNATURES} signatures already")
    return Envelope(envelope.payload, (*envelope.signatures, Signature(key_id(public), key.sign(message))))


def _signed(key: Ed25519PublicKey, envelope: Envelope, message: bytes) -> bool:
    return any(_verifies(key, each.sig, message) for each in envelope.signatures)


def _verifies(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decode(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise RecordError("RECORD_INVALID", "the envelope holds something that is not base64") from None
    if _encode(raw) != text:  # stray bits behind the last byte: a second spelling of the same bytes
        raise RecordError("RECORD_INVALID", "the envelope holds base64 that is not canonical")
    return raw
