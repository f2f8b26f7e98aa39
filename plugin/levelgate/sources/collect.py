"""Collect: paths in, one definition out. What each file is, its content decides, not its name."""

import codecs
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from levelgate.errors import InputError
from levelgate.model.resource import Definition, InputFile, Link, Resource
from levelgate.sources.repository import repository
from levelgate.sources.terraform import plan
from levelgate.sources.terraform.given import NOTHING_GIVEN, Given
from levelgate.sources.terraform.plan import Reading

if TYPE_CHECKING:
    from levelgate.sources.terraform.plan_source import Source

STDIN = "-"
_SHOW = "run `terraform show -json tfplan > plan.json` and give that file"
_PLAN = "terraform-plan"
_STATE = "terraform-state"
_SOURCE = "terraform-source"
_BLOCK = re.compile(rb"^(?:resource|data|module|provider|variable|output|locals|terraform)\b[^{\n=]*\{", re.MULTILINE)
# Problems that mean: there may be resources that nothing here shows.
_PARTIAL = {
    "INPUT_PARTIAL",
    "SOURCE_COUNT",
    "SOURCE_DIALECT",
    "SOURCE_LIMIT",
    "SOURCE_MODULE",
    "SOURCE_OUTSIDE",
    "SOURCE_SYNTAX",
    "SOURCE_TWICE",
    "SOURCE_UNREADABLE",
}


class _Head(msgspec.Struct):
    """What tells a plan, a state and a raw state file apart."""

    format_version: str | None = None
    planned_values: msgspec.Raw = msgspec.Raw()
    values: msgspec.Raw = msgspec.Raw()
    serial: int | None = None
    lineage: str | None = None


def collect(paths: Sequence[str], source: Path | None, given: Given = NOTHING_GIVEN) -> Definition:
    """Read every path; `given` are values of variables, for paths that are directories of source.

    Raises InputError (see `sources.terraform.plan.read` and `.directory.read`) when one cannot be read at all.
    """
    if not paths:
        raise InputError("INPUT_MISSING", "no plan was given", help="run `levelgate check plan.json`")
    written = _source(source) if source else None
    readings: list[tuple[str, Reading]] = []
    files: list[InputFile] = []
    for path in dict.fromkeys(paths):
        reading, file = _directory(path, given) if _is_directory(path) else _file(path, written)
        readings.append((path, reading))
        files.append(file)
    problems = [problem for _, reading in readings for problem in reading.problems]
    problems += written.problems if written else []
    return Definition(
        resources=tuple(sorted(_distinct(readings), key=lambda resource: resource.address)),
        providers=_providers(readings),
        files=tuple(files),
        complete=not any(problem.code in _PARTIAL for problem in problems),
        problems=tuple(problems),
        provisioned=tuple(address for _, reading in readings for address in reading.provisioned),
        secrets=frozenset(secret for _, reading in readings for secret in reading.secrets),
    )


def _source(folder: Path) -> "Source":
    from levelgate.sources.terraform.plan_source import read_source  # most runs have none, and start faster without

    return read_source(folder)


def _is_directory(path: str) -> bool:
    return path != STDIN and Path(path).is_dir()


def _file(path: str, written: "Source | None") -> tuple[Reading, InputFile]:
    content = _content(path)
    text = content.removeprefix(codecs.BOM_UTF8)
    kind = _kind(text, path)
    return plan.read(text, path, written), InputFile(path, kind, hashlib.sha256(content).hexdigest())


def _directory(path: str, given: Given) -> tuple[Reading, InputFile]:
    from levelgate.sources.terraform import directory  # most runs read a plan, and start faster without the evaluator

    try:
        reading, digest = directory.read(Path(path), _may_be_read(path), given)
    except OSError as problem:
        what = f"the directory cannot be read: {problem.strerror}"
        raise InputError("INPUT_UNREADABLE", what, where=path, help="check its permissions") from None
    return reading, InputFile(path, _SOURCE, digest)


def _may_be_read(path: str) -> tuple[Path, ...]:
    """The repository of a directory; where there is none, the working directory that it lies in."""
    top, here = repository(path), Path.cwd()
    within = not (top / ".git").exists() and Path(path).resolve().is_relative_to(here) and here != here.parent
    return (top, here) if within else (top,)


def _distinct(readings: Sequence[tuple[str, Reading]]) -> list[Resource]:
    """All resources; blocks that several roots have, and what refers to them, are told apart by their file."""
    if len(readings) == 1:
        return readings[0][1].resources
    blocks = [{resource.block for resource in reading.resources} for _, reading in readings]
    counts = Counter(block for one in blocks for block in one)
    return [
        _from(path, resource, {block for block in own if counts[block] == 1})
        for own, (path, reading) in zip(blocks, readings, strict=True)
        for resource in reading.resources
    ]


def _providers(readings: Sequence[tuple[str, Reading]]) -> tuple[Resource, ...]:
    """The provider blocks of all roots; where there are several, each with its root."""
    if len(readings) == 1:
        return tuple(readings[0][1].providers)
    return tuple(
        msgspec.structs.replace(one, address=f"{path}:{one.address}", block=f"{path}:{one.block}", root=path)
        for path, reading in readings
        for one in reading.providers
    )


def _from(path: str, resource: Resource, alone: set[str]) -> Resource:
    """The resource of the root at `path`, of whose blocks `alone` have names that no other root uses."""
    links = {name: tuple(_led(path, link, alone) for link in found) for name, found in resource.links.items()}
    if resource.block in alone:
        return msgspec.structs.replace(resource, links=links, root=path)
    address, block = f"{path}:{resource.address}", f"{path}:{resource.block}"
    return msgspec.structs.replace(resource, address=address, block=block, links=links, root=path)


def _led(path: str, link: Link, alone: set[str]) -> Link:
    if not link.block or link.block in alone:
        return link
    return msgspec.structs.replace(link, block=f"{path}:{link.block}")


def _content(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    place = Path(path)
    try:
        return place.read_bytes()
    except FileNotFoundError:
        raise InputError("INPUT_MISSING", "there is no such file", where=path, help=_SHOW) from None
    except OSError as problem:
        what = f"the file cannot be read: {problem.strerror}"
        raise InputError("INPUT_UNREADABLE", what, where=path, help="check its permissions") from None


def _kind(content: bytes, path: str) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise InputError("INPUT_BINARY", "this is a binary plan", where=path, help=_SHOW)
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        what, help = _unreadable(content)
        raise InputError("INPUT_UNREADABLE", what, where=path, help=help) from None
    for recognises, kind in _KINDS:
        if recognises(head):
            return kind
    if head.serial is not None and head.lineage is not None:
        what = "this is a raw state file, which holds no provider names for its values' types"
        raise InputError("INPUT_STATE_FILE", what, where=path, help="run `terraform show -json > state.json`")
    raise InputError("INPUT_UNREADABLE", "JSON, but neither a plan nor a state", where=path, help=_SHOW)


def _unreadable(content: bytes) -> tuple[str, str]:
    """What a content that is not JSON seems to be, and what to do about it."""
    for signs, what, help in _OTHERS:
        if content.startswith(signs):
            return what, help
    if not content.strip():
        return "the file is empty", _SHOW
    if _BLOCK.search(content[:65536]):
        return "this is a file of Terraform source", "give the directory that it lies in"
    if b'"@level"' in content[:4096]:
        return "this is the log that `terraform plan -json` prints, not the plan", _SHOW
    return "JSON that breaks off or is not whole" if content.lstrip()[:1] == b"{" else "not JSON", _SHOW


_OTHERS: tuple[tuple[bytes | tuple[bytes, ...], str, str], ...] = (
    (b"\x1f\x8b", "the file is compressed", "decompress it with `gzip -d`"),
    (
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
        "the file is UTF-16 text; PowerShell's `>` writes it so",
        "run `terraform show -json tfplan | Out-File -Encoding utf8 plan.json`",
    ),
)
_KINDS: tuple[tuple[Callable[[_Head], bool], str], ...] = (
    (lambda head: bool(head.format_version) and not bytes(head.values), _PLAN),
    (lambda head: bool(head.format_version) and bool(bytes(head.values)), _STATE),
)
