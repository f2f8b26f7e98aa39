"""Rules of the pipeline's owner: a folder of platforms in, an extension of the gate's knowledge out.

The folder looks as `mappings/platforms/` does: for each platform a folder with area files and their cases, and with a
`platform.yaml` where the gate does not know the platform.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from levelgate.errors import MappingError, UsageError, nearest
from levelgate.mapping import platforms, store
from levelgate.mapping.document import Document
from levelgate.mapping.platforms import Area, Extension, Platform, Schema
from levelgate.mapping.store import NO_AREAS

Shape = TypeVar("Shape")


class AreaFile(NamedTuple):
    """One area file of a platform, with the lines its parts stand on."""

    platform: str
    document: Document
    area: Area


class Beside(NamedTuple):
    """What was read: the extension, the area files in it, and the paths of everything it is made of."""

    extension: Extension
    files: tuple[AreaFile, ...]
    paths: tuple[Path, ...]


def read_beside(folder: Path) -> Beside:
    """Read a folder of rules.

    Raises UsageError: RULES_MISSING where there is no rule in it, RULE_INVALID with `file:line` where a file is not as
    docs/rules.md describes it or speaks of a platform that there is not.
    """
    known = {one.id for one in platforms.platforms()}
    own = tuple(_platforms(folder, known))
    files = tuple(area_files(folder, known | {one.id for one in own}))
    if not any(file.area.rules for file in files):
        help = "it must hold a folder for each platform, with rules in it; see docs/rules.md"
        raise UsageError("RULES_MISSING", "there is no rule in this folder", where=str(folder), help=help)
    areas: dict[str, tuple[Area, ...]] = {}
    for file in files:
        areas[file.platform] = (*areas.get(file.platform, ()), file.area)
    schemas = {one.id: folder / one.id / "schema.yaml" for one in own}
    blocks = {id: read_owned(path, Schema)[1].blocks for id, path in schemas.items() if path.is_file()}
    paths = tuple(path for path in sorted(folder.glob("*/*.yaml")) if not path.name.endswith(store.CASES))
    return Beside(Extension(own, areas, blocks), files, paths)


def _platforms(folder: Path, known: set[str]) -> Iterator[Platform]:
    for path in sorted(folder.glob("*/platform.yaml")):
        document, platform = read_owned(path, Platform)
        if platform.id in known or platform.id != path.parent.name:
            what = f"the platform {platform.id!r} must have the name of its folder, which the gate does not know yet"
            raise UsageError("RULE_INVALID", what, where=document.where(("id",)), help="name both alike")
        yield platform


def area_files(folder: Path, known: set[str]) -> Iterator[AreaFile]:
    """The area files below a folder of platforms, of which `known` are ids; raises UsageError (RULE_INVALID)."""
    for path in sorted(folder.glob("*/*.yaml")):
        if path.name.endswith(store.CASES) or path.stem in NO_AREAS:
            continue
        id = path.parent.name
        if id not in known:
            raise UsageError("RULE_INVALID", f"there is no platform {id!r}", where=str(path), help=nearest(id, known))
        document, area = read_owned(path, Area)
        yield AreaFile(id, document, area)


def read_owned(path: Path, shape: type[Shape]) -> tuple[Document, Shape]:
    """A YAML file of the pipeline's owner as `shape`; raises UsageError (RULE_INVALID) with `file:line`."""
    try:
        document = store.load(path)
        return document, store.decoded(document, shape)
    except OSError as problem:
        what = f"the file cannot be read: {problem.strerror}"
        raise UsageError("RULE_INVALID", what, where=str(path), help="check its rights") from None
    except MappingError as problem:
        help = "correct the file; docs/rules.md describes it"
        raise UsageError("RULE_INVALID", problem.what, where=problem.where, help=help) from None
