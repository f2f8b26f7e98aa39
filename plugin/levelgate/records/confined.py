"""Paths that a repository names: confined to its own tree, links resolved."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from levelgate.errors import UsageError
from levelgate.model.manifest import RecordPattern

_MAGIC = frozenset("*?[")


def inside(path: Path, tree: Path) -> bool:
    """Whether a path, with every link on the way resolved, lies in a tree or is its root; False if that is unclear."""
    try:
        resolved = path.resolve()
        # NOTE: until Python 3.12 a loop of links raises here, from 3.13 on it comes back unresolved.
        return not resolved.is_symlink() and resolved.is_relative_to(tree.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, an impossible name
        return False


def named_files(patterns: tuple[RecordPattern, ...], directory: Path) -> tuple[Path, ...]:
    """The files that the manifest's `records` name below the manifest's directory, sorted and each once.

    A plain path is returned whether or not a file is there; a glob may match none.
    Raises UsageError MANIFEST_PATH, with the manifest's `file:line`, when a path is absolute, goes up, or leaves the
    directory through a link.
    """
    found = {path for pattern in patterns for path in _matches(pattern, directory)}
    return tuple(sorted(found))


def _matches(named: RecordPattern, directory: Path) -> Iterator[Path]:
    pure = PurePosixPath(named.pattern)
    if pure.is_absolute() or ".." in pure.parts or "\\" in named.pattern:
        raise _escape(named)
    # NOTE: checked before the search, which would otherwise walk through a link to wherever it leads.
    if not inside(directory.joinpath(*_literal_parts(pure)), directory):
        raise _escape(named)
    for path in _search(named, pure, directory):
        if not inside(path, directory):
            raise _escape(named)
        yield path


def _literal_parts(pure: PurePosixPath) -> Iterator[str]:
    for part in pure.parts:
        if _MAGIC & set(part):
            return
        yield part


def _search(named: RecordPattern, pure: PurePosixPath, directory: Path) -> list[Path]:
    if not _MAGIC & set(named.pattern):
        return [directory / pure]
    try:
        return [path for path in directory.glob(str(pure)) if not path.is_dir()]
    except ValueError:
        raise UsageError(
            "MANIFEST_PATH",
            "a glob of records has a form that is not supported",
            where=named.where,
            help="use * and **",
        ) from None


def _escape(named: RecordPattern) -> UsageError:
    return UsageError(
        "MANIFEST_PATH",
        "a path of records leaves the directory of the manifest",
        where=named.where,
        help="name files below the manifest; records from elsewhere belong into the trust store",
    )
