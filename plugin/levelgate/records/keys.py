"""Ed25519 keys: PEM text in, keys and their ids out."""

import hashlib
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from levelgate.errors import UsageError
from levelgate.records.files import create_file, read_bounded

MAX_BYTES = 16 * 1024
_GENERATE = "`levelgate record key FILE` makes a pair of keys"


def key_id(key: Ed25519PublicKey) -> str:
    """`sha256:<hex>` of the key's SubjectPublicKeyInfo in DER: one public key has one id, however it is written."""
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"sha256:{hashlib.sha256(info).hexdigest()}"


def public_pem(key: Ed25519PublicKey) -> str:
    """The public key as PEM text."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def parse_public(pem: str) -> Ed25519PublicKey:
    """The Ed25519 public key in PEM text; raises ValueError for anything else."""
    try:
        key = load_pem_public_key(pem.encode("utf-8"))
    except UnsupportedAlgorithm as problem:
        raise ValueError("a key of an unsupported kind") from problem
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 key")
    return key


def read_public(path: Path) -> Ed25519PublicKey:
    """The public key in a file; raises UsageError KEY_INVALID."""
    try:
        return parse_public(read_bounded(path, MAX_BYTES).decode("utf-8"))
    except (OSError, ValueError):
        raise UsageError("KEY_INVALID", "not an Ed25519 public key in PEM", where=str(path), help=_GENERATE) from None


def read_private(path: Path) -> Ed25519PrivateKey:
    """The private key in a file (PKCS 8, without pass phrase); raises UsageError KEY_INVALID."""
    try:
        key = load_pem_private_key(read_bounded(path, MAX_BYTES), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        what = "not an Ed25519 private key in PEM without pass phrase"
        raise UsageError("KEY_INVALID", what, where=str(path), help=_GENERATE)
    return key


def create_pair(path: Path) -> str:
    """Write a new private key to `path` (mode 0600) and its public key to `path.pub`; return the key's id.

    Raises UsageError FILE_EXISTS when one of them is there, FILE_UNWRITABLE when writing fails.
    """
    public_path = path.with_name(f"{path.name}.pub")
    if public_path.exists():
        raise UsageError("FILE_EXISTS", "the file is there already", where=str(public_path), help="choose another name")
    key = Ed25519PrivateKey.generate()
    create_file(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
    create_file(public_path, public_pem(key.public_key()).encode("ascii"), 0o644)
    return key_id(key.public_key())
