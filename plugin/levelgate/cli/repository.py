"""Where things lie on disk: the repository that is scanned, and its manifest."""

from pathlib import Path

MANIFEST = "levelgate.yaml"


def repository(path: str) -> Path:
    """The root of the repository that `path` lies in (the nearest folder with `.git`), else the path's own folder."""
    place = Path.cwd() if path == "-" else Path(path).resolve()
    folder = place if place.is_dir() else place.parent
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)


def manifest_of(path: str) -> Path | None:
    """The manifest beside `path`, or at the repository's root."""
    place = Path.cwd() if path == "-" else Path(path).resolve()
    folder = place if place.is_dir() else place.parent
    candidates = (folder / MANIFEST, repository(path) / MANIFEST)
    return next((one for one in candidates if one.is_file()), None)
