"""Where a definition lies on disk."""

from pathlib import Path


def repository(path: str) -> Path:
    """The root of the repository that `path` lies in (the nearest folder with `.git`), else the path's own folder."""
    place = Path.cwd() if path == "-" else Path(path).resolve()
    folder = place if place.is_dir() else place.parent
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
