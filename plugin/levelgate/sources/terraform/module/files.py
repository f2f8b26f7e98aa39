"""The files of a tree: which of a directory make a module, and what each says; nothing outside the tree is read.

Source: https://developer.hashicorp.com/terraform/language/files and https://opentofu.org/docs/language/files/
"""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from levelgate.model.resource import Problem
from levelgate.sources.terraform.language.nodes import AnyNode, Body
from levelgate.sources.terraform.language.problems import SyntaxProblem
from levelgate.sources.terraform.module.parsed import body_of

MAX_BYTES = 1024 * 1024
_SOURCE = re.compile(r".+\.(?:tf|tofu)(?:\.json)?\Z")
_OVERRIDE = re.compile(r"(?:.*_)?override\.(?:tf|tofu)(?:\.json)?\Z")
_IGNORED = re.compile(r"\..*|.*~|#.*#")


class File(NamedTuple):
    """A file that was read: its path as people know it, and what it says."""

    path: str
    body: Body


class Tree:
    """What may be read: everything below `tops`, links resolved. `problems` are files that could not be.

    `digests` are the SHA-256 (hex) of every file that was read, by its path.
    """

    def __init__(self, *tops: Path) -> None:
        self._tops = [top.resolve() for top in tops]
        self.problems: list[Problem] = []
        self.digests: dict[str, str] = {}

    def may(self, place: Path) -> bool:
        """Whether a path leads into the tree."""
        try:
            found = place.resolve()
        except (OSError, RuntimeError, ValueError):
            # A link that leads to itself, an error of its own kind up to Python 3.12; or a NUL in the path.
            return False
        return any(found.is_relative_to(top) for top in self._tops)

    def has(self, folder: Path) -> bool:
        """Whether a folder is there and lies in the tree."""
        try:
            return self.may(folder) and folder.is_dir()
        except OSError:
            return False

    def sources(self, folder: Path) -> tuple[list[File], list[File]]:
        """The files of a module, sorted: those that declare, and those that override."""
        try:
            places = _sources(folder)
        except OSError as problem:
            self._refuse("SOURCE_UNREADABLE", problem.strerror or "it cannot be read", folder)
            return [], []
        bodies = [(place.as_posix(), self._body(place)) for place in _chosen(places)]
        found = [File(path, body) for path, body in bodies if body is not None]
        self._compare(found, len(places))
        overriding = [one for one in found if is_override(Path(one.path).name)]
        return [one for one in found if one not in overriding], overriding

    def _compare(self, found: list[File], all: int) -> None:
        """Note where Terraform and OpenTofu would read different things: only one of them will deploy.

        A file that says which versions it wants, beside one that says it to Terraform, changes nothing.
        """
        only = [one for one in found if ".tofu" in Path(one.path).suffixes]
        if not only or len(only) == all:
            return
        for one in only:
            twin = self.body(Path(one.path.replace(".tofu", ".tf")))
            if twin is None or _demanded(twin) is None or _demanded(twin) != _demanded(one.body):
                self._refuse("SOURCE_DIALECT", "*.tf and *.tofu", Path(one.path))

    def body(self, place: Path) -> Body | None:
        """What one file says (a file of variables, say); None where it is not there or cannot be read."""
        return self._body(place) if place.is_file() else None

    def _body(self, place: Path) -> Body | None:
        content = self.content(place)
        if content is None:
            return None
        try:
            return body_of(content, place.suffix == ".json")
        except SyntaxProblem as problem:
            where = f"{place.as_posix()}:{problem.line}" if problem.line else place.as_posix()
            self.problems.append(Problem("SOURCE_SYNTAX", problem.what, where))
        return None

    def content(self, place: Path) -> bytes | None:
        """The bytes of a file; None, with a problem, where they may not or cannot be read."""
        if not self.may(place):
            # A link may lead to a device that never ends, or to a file that is nobody's business.
            what = "a file or module outside the source is not read"
            self._refuse("SOURCE_OUTSIDE", what, place)
            return None
        try:
            if not place.is_file() or place.stat().st_size > MAX_BYTES:
                self._refuse("SOURCE_UNREADABLE", "not a file, or larger than 1 MiB", place)
                return None
            content = place.read_bytes()
        except OSError as problem:
            self._refuse("SOURCE_UNREADABLE", problem.strerror or "it cannot be read", place)
            return None
        self.digests[place.as_posix()] = hashlib.sha256(content).hexdigest()
        return content

    def _refuse(self, code: str, what: str, place: Path) -> None:
        problem = Problem(code, what, place.as_posix())
        self.problems += [problem] if problem not in self.problems else []


def _sources(folder: Path) -> list[Path]:
    """The files of the language in a folder, sorted."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [one for one in found if _SOURCE.match(one.name) and not _IGNORED.fullmatch(one.name) and not one.is_dir()]


def _chosen(places: list[Path]) -> list[Path]:
    """The files that are read: `x.tofu` stands in the place of `x.tf`, as OpenTofu has it."""
    names = {place.name for place in places}
    return [one for one in places if ".tofu" in one.suffixes or one.name.replace(".tf", ".tofu") not in names]


def _demanded(body: Body) -> dict[str, str] | None:
    """The providers' sources by name of a file that says nothing else; None for any other file."""
    if any(block.type != "terraform" for block in body.blocks):
        return None
    blocks = [inner for block in body.blocks for inner in block.body.of_type("required_providers")]
    return {
        name: str([getattr(value, "value", "") for key, value in getattr(one.value, "items", ()) if _is_source(key)])
        for block in blocks
        for name, one in block.body.arguments.items()
    }


def _is_source(key: AnyNode) -> bool:
    return getattr(key, "value", "") == "source"


def is_override(name: str) -> bool:
    """Whether a file of that name changes what the others declare."""
    return bool(_OVERRIDE.match(name))


def is_module(folder: Path) -> bool:
    """Whether there is any file of the language in a folder."""
    return bool(_sources(folder))
