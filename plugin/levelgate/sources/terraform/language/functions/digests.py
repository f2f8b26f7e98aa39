"""Digests of strings: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (hash and crypto functions)
"""

import base64
import hashlib
import re
import uuid
from typing import Any

from levelgate.sources.terraform.language.primitives import Unsupported, text
from levelgate.sources.terraform.language.values import LanguageError

_NAMESPACES = {
    "dns": uuid.NAMESPACE_DNS,
    "url": uuid.NAMESPACE_URL,
    "oid": uuid.NAMESPACE_OID,
    "x500": uuid.NAMESPACE_X500,
}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# Terraform's own reader also takes a UUID without hyphens, in braces or with a prefix.
_OTHER_LENGTHS = (32, 38, 45)


def md5(value: Any) -> str:
    return hashlib.md5(_octets(value), usedforsecurity=False).hexdigest()


def sha1(value: Any) -> str:
    return hashlib.sha1(_octets(value), usedforsecurity=False).hexdigest()


def sha256(value: Any) -> str:
    return hashlib.sha256(_octets(value)).hexdigest()


def sha512(value: Any) -> str:
    return hashlib.sha512(_octets(value)).hexdigest()


def base64sha256(value: Any) -> str:
    return base64.b64encode(hashlib.sha256(_octets(value)).digest()).decode("ascii")


def base64sha512(value: Any) -> str:
    return base64.b64encode(hashlib.sha512(_octets(value)).digest()).decode("ascii")


def uuidv5(namespace: Any, name: Any) -> str:
    return str(uuid.uuid5(_namespace(text(namespace)), text(name)))


def _namespace(written: str) -> uuid.UUID:
    if written in _NAMESPACES:
        return _NAMESPACES[written]
    if _UUID.fullmatch(written):
        return uuid.UUID(written)
    if len(written) in _OTHER_LENGTHS:
        raise Unsupported("a UUID that is written in an unusual way")
    raise LanguageError("not a namespace of UUIDs")


def _octets(value: Any) -> bytes:
    return text(value).encode()
