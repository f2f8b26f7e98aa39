"""DSSE: what is signed is what is read."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from levelgate.records.envelope import MAX_SIGNATURES, Envelope, open_envelope, pae, sign, signers, write_envelope
from levelgate.records.keys import key_id
from levelgate.records.refusal import RecordError
from tests.records.paper import KEYS, changed, dumps, ident, signed

PAYLOAD = b'{"hello": "world"}'
PUBLIC = {ident(name): key.public_key() for name, key in KEYS.items()}


def test_pre_authentication_encoding_of_the_specification() -> None:
    assert pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_pae_counts_bytes() -> None:
    assert pae("đ", "ộ".encode()) == "DSSEv1 2 đ 3 ộ".encode()


def test_round_trip() -> None:
    envelope = open_envelope(signed(PAYLOAD, "approver", "waiver"))
    assert envelope.payload == PAYLOAD
    assert signers(envelope, PUBLIC) == tuple(sorted([ident("approver"), ident("waiver")]))


def test_keyid_is_only_a_hint() -> None:
    data = json.loads(signed(PAYLOAD, "approver"))
    for keyid in ("", "sha256:" + "0" * 64, ident("waiver")):
        raw = dumps(changed(data, "signatures.0.keyid", keyid))
        assert signers(open_envelope(raw), PUBLIC) == (ident("approver"),)
    raw = dumps(changed(data, "signatures.0.keyid", ...))
    assert signers(open_envelope(raw), PUBLIC) == (ident("approver"),)


def test_one_key_counts_once_whatever_it_is_called() -> None:
    data = json.loads(signed(PAYLOAD, "approver"))
    data["signatures"].append({**data["signatures"][0], "keyid": ident("waiver")})
    assert signers(open_envelope(dumps(data)), PUBLIC) == (ident("approver"),)


def test_every_byte_of_the_payload_is_signed() -> None:
    data = json.loads(signed(PAYLOAD, "approver"))
    for i in range(len(PAYLOAD)):
        altered = PAYLOAD[:i] + bytes([PAYLOAD[i] ^ 1]) + PAYLOAD[i + 1 :]
        raw = dumps({**data, "payload": base64.b64encode(altered).decode()})
        assert signers(open_envelope(raw), PUBLIC) == ()


def test_every_byte_of_the_signature_counts() -> None:
    envelope = open_envelope(signed(PAYLOAD, "approver"))
    sig = envelope.signatures[0].sig
    for i in range(len(sig)):
        data = json.loads(write_envelope(envelope))
        data["signatures"][0]["sig"] = base64.b64encode(sig[:i] + bytes([sig[i] ^ 1]) + sig[i + 1 :]).decode()
        assert signers(open_envelope(dumps(data)), PUBLIC) == ()


@pytest.mark.parametrize("sig", ["", "AAAA", base64.b64encode(b"a" * 65).decode()])
def test_signature_of_another_length_does_not_verify(sig: str) -> None:
    data = changed(json.loads(signed(PAYLOAD, "approver")), "signatures.0.sig", sig)
    assert signers(open_envelope(dumps(data)), PUBLIC) == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("payloadType", "application/json"),
        ("payloadType", "application/vnd.in-toto+json "),
        ("payloadType", 1),
        ("payloadType", ...),
        ("payload", ...),
        ("payload", "not base64!"),
        ("payload", "QQ==\n"),
        ("payload", "QR=="),  # spells the same byte as QQ==
        ("payload", "QQ="),
        ("payload", "-_-_"),
        ("payload", "á"),
        ("signatures", ...),
        ("signatures", {}),
        ("signatures.0.sig", "%%%%"),
        ("signatures.0.sig", ...),
        ("signatures.0.extra", "1"),
        ("extra", 1),
    ],
)
def test_another_shape_is_refused(path: str, value: object) -> None:
    raw = dumps(changed(json.loads(signed(PAYLOAD, "approver")), path, value))
    with pytest.raises(RecordError) as caught:
        open_envelope(raw)
    assert caught.value.code == "RECORD_INVALID"


@pytest.mark.parametrize("raw", [b"[]", b"null", b'"x"', b"3", b"payload: x"])
def test_something_else_than_an_object_is_refused(raw: bytes) -> None:
    with pytest.raises(RecordError, match=r"DSSE|JSON"):
        open_envelope(raw)


def test_sixteen_signatures_at_most() -> None:
    envelope = Envelope(PAYLOAD)
    keys = [Ed25519PrivateKey.generate() for _ in range(MAX_SIGNATURES)]
    for key in keys:
        envelope = sign(envelope, key)
    raw = write_envelope(envelope)
    assert len(signers(open_envelope(raw), {key_id(key.public_key()): key.public_key() for key in keys})) == 16
    with pytest.raises(RecordError) as caught:
        sign(envelope, KEYS["approver"])
    assert caught.value.code == "RECORD_TOO_LARGE"
    data = json.loads(raw)
    data["signatures"].append(data["signatures"][0])
    with pytest.raises(RecordError) as caught:
        open_envelope(dumps(data))
    assert caught.value.code == "RECORD_TOO_LARGE"


def test_signing_twice_adds_nothing() -> None:
    once = sign(Envelope(PAYLOAD), KEYS["approver"])
    assert sign(once, KEYS["approver"]) == once
