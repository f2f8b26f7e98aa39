"""Parsed files: bytes in, syntax nodes out, from the user's cache where the same bytes were parsed before.

The key is the SHA-256 of the bytes, of the syntax, and of what parses them, so that an entry never goes stale. An entry
holds syntax nodes and nothing else (msgpack, decoded strictly): whatever stood in it could never run.
"""

import contextlib
import hashlib
import os
import tempfile
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from levelgate.sources.terraform import language
from levelgate.sources.terraform.language.nodes import Body
from levelgate.sources.terraform.language.problems import SyntaxProblem
from levelgate.sources.terraform.module.private_folder import private_folder

# What makes nodes of a text: a change of any of these leaves the old entries behind.
_MAKERS = ("grammar", "json_syntax", "nodes", "syntax", "template")
_MOST_KEPT = 4096


def body_of(content: bytes, json: bool) -> Body:
    """What the bytes of a file say; raises SyntaxProblem."""
    folder = private_folder()
    place = folder / "parsed" / _key(content, json) if folder else None
    return (place and _kept(place)) or _parsed(content, json, place)


def _kept(place: Path) -> Body | None:
    try:
        return msgspec.msgpack.decode(place.read_bytes(), type=Body)
    except (OSError, msgspec.DecodeError, RecursionError):
        return None


def _parsed(content: bytes, json: bool, place: Path | None) -> Body:
    try:
        # Terraform brings every text into this form.
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SyntaxProblem("this is not UTF-8 text", 0) from None
    # Parsing is slow to import: a run that finds everything in the cache does without.
    if json:
        from levelgate.sources.terraform.language.json_syntax import parse_file
    else:
        from levelgate.sources.terraform.language.syntax import parse_file
    try:
        body = parse_file(text)
        encoded = msgspec.msgpack.encode(body) if place else b""
    except RecursionError:
        raise SyntaxProblem("nested too deep", 0) from None
    if place:
        _keep(place, encoded)
    return body


def _keep(place: Path, encoded: bytes) -> None:
    # A cache that cannot be written to (a full disk, a race) costs time, nothing else.
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        _prune(place.parent)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(encoded)
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _prune(folder: Path) -> None:
    """Remove the older half where too much is kept."""
    kept = list(folder.iterdir())
    if len(kept) > _MOST_KEPT:
        for old in sorted(kept, key=lambda one: one.stat().st_mtime)[: _MOST_KEPT // 2]:
            old.unlink(missing_ok=True)


def _key(content: bytes, json: bool) -> str:
    return hashlib.sha256(_maker() + bytes([json]) + content).hexdigest()


@cache
def _maker() -> bytes:
    # NOTE: importing the parser to ask it for its version would take longer than what the cache saves.
    folder = Path(language.__file__).parent
    own = (hashlib.sha256((folder / f"{name}.py").read_bytes()).digest() for name in _MAKERS)
    return b"".join([version("python-hcl2").encode(), version("lark").encode(), *own])
