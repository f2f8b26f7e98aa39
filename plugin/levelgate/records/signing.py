"""Signing: a statement's bytes and a private key in, an envelope out."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from levelgate.errors import UsageError
from levelgate.records.envelope import Envelope, open_envelope, sign, write_envelope
from levelgate.records.refusal import RecordError
from levelgate.records.statement import read_record, read_statement


def sign_statement(payload: bytes, key: Ed25519PrivateKey, signed: bytes | None) -> bytes:
    """The envelope over a statement with a signature by `key` added to those in `signed`, an envelope or None.

    Raises UsageError: RECORD_INVALID, RECORD_TOO_LARGE or RECORD_KIND when the gate would not accept the statement,
    RECORD_OTHER_STATEMENT when `signed` is no envelope over the same bytes.
    """
    try:
        read_record(read_statement(payload))
        raw = write_envelope(sign(_existing(payload, signed), key))
        open_envelope(raw)  # base64 may have taken it above the limit
    except RecordError as problem:
        raise UsageError(
            problem.code, problem.what, help="correct the statement; `levelgate record new` shows one"
        ) from None
    return raw


def _existing(payload: bytes, signed: bytes | None) -> Envelope:
    if signed is None:
        return Envelope(payload)
    envelope = open_envelope(signed)
    if envelope.payload != payload:
        raise RecordError("RECORD_OTHER_STATEMENT", "the output file is an envelope over another statement")
    return envelope
