"""Where the knowledge lies: a name in, its data out.

In a wheel the YAML files are compiled to JSON beside this package, which loads many times faster (see
`mapping.compilation`); in a source tree the YAML itself is read, so that a change counts at once.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from levelgate.errors import LevelgateError, MappingError

if TYPE_CHECKING:
    from levelgate.mapping.document import Document
    from levelgate.mapping.document import Path as Place

_PACKAGE = Path(__file__).resolve().parent.parent
_COMPILED = _PACKAGE / "_mappings"
SOURCE = _PACKAGE.parent.parent / "mappings"
CASES = ".cases.yaml"
# What a compiled platform comes to, and the files of its folder that hold no rules.
COMPILED = "compiled"
NO_AREAS = ("platform", "schema", COMPILED)

Shape = TypeVar("Shape")


def read(name: str, shape: type[Shape]) -> Shape:
    """The file `name` (as `regimes/vn-nd331-2026/catalog`, without suffix), decoded as `shape`.

    Raises MappingError (MAPPING_INVALID) with `file:line` where the data does not have that shape.
    """
    if _COMPILED.is_dir():
        return msgspec.json.decode((_COMPILED / f"{name}.json").read_bytes(), type=shape, strict=False)
    return decoded(load(SOURCE / f"{name}.yaml"), shape)


def decoded(document: "Document", shape: type[Shape]) -> Shape:
    """A YAML document as `shape`; raises MappingError (MAPPING_INVALID) with `file:line` where it has another one."""
    try:
        return msgspec.convert(document.data, shape, strict=False)
    except msgspec.ValidationError as problem:
        what, _, path = str(problem).partition(" - at `$")
        raise MappingError("MAPPING_INVALID", what, where=document.where(_place(path))) from None


def place(name: str, word: str) -> str:
    """`file:line` where a file says `word`; in a wheel, which holds no YAML, the file alone."""
    path = SOURCE / f"{name}.yaml"
    if not path.is_file():
        return f"mappings/{name}.yaml"
    document = load(path)
    return document.where(next(document.naming(word, ()), ()))


def exists(name: str) -> bool:
    """Whether there is a file `name`."""
    return (_COMPILED / f"{name}.json" if _COMPILED.is_dir() else SOURCE / f"{name}.yaml").is_file()


def names(folder: str) -> list[str]:
    """The names below `folder`, sorted: of its files, and of its folders."""
    base = (_COMPILED if _COMPILED.is_dir() else SOURCE) / folder
    found = (path for path in base.iterdir() if not path.name.endswith(CASES))
    return sorted({path.stem if path.is_file() else path.name for path in found})


def sources() -> Iterable[Path]:
    """Every mapping file of a source tree that a wheel holds as it is: no cases, no areas of platforms."""
    found = (path for path in SOURCE.rglob("*.yaml") if not path.name.endswith(CASES))
    return sorted(path for path in found if path.parent.parent.name != "platforms" or path.stem in NO_AREAS)


def load(path: Path) -> "Document":
    """Read one YAML file of the knowledge; raises MappingError (MAPPING_INVALID)."""
    from levelgate.mapping.document import parse  # a wheel holds no YAML, so it need not wait for the parser

    try:
        return parse(path.read_bytes(), str(path))
    except LevelgateError as problem:
        raise MappingError("MAPPING_INVALID", problem.what, where=problem.where) from None


def _place(path: str) -> "Place":
    parts = re.findall(r"\.([^.\[`]+)|\[(\d+)\]|\[(\.\.\.)\]", path)
    return tuple(int(index) if index else name for name, index, _ in parts)
