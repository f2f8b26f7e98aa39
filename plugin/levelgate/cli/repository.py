"""Where the manifest lies."""

from collections.abc import Sequence
from pathlib import Path

from levelgate.errors import UsageError
from levelgate.model.manifest import Manifest
from levelgate.sources.repository import repository

MANIFEST = "levelgate.yaml"


def manifest_at(paths: Sequence[str], system: Path | None) -> tuple[Manifest | None, Path | None]:
    """The manifest given, else the one beside the first of `paths` (or here) or at its repository's root; its file.

    Raises UsageError: MANIFEST_MISSING where the one given is not there, and what reading it raises.
    """
    file = system or _manifest_of(paths[0] if paths else ".")
    if file is None:
        return None, None
    from levelgate.records.manifest import read_manifest  # only a run with a manifest needs the YAML parser

    manifest = read_manifest(file)
    if manifest is None:
        raise UsageError("MANIFEST_MISSING", "there is no such manifest", where=str(file), help="see `levelgate init`")
    return manifest, file


def _manifest_of(path: str) -> Path | None:
    """The manifest beside `path`, or at the repository's root."""
    place = Path.cwd() if path == "-" else Path(path).resolve()
    folder = place if place.is_dir() else place.parent
    candidates = (folder / MANIFEST, repository(path) / MANIFEST)
    return next((one for one in candidates if one.is_file()), None)
