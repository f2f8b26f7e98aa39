"""The user's cache folder: a place for what is costly to make anew, which the scanned tree cannot write to."""

import os
import stat
from functools import cache
from pathlib import Path


@cache
def private_folder() -> Path | None:
    """A folder that only this user may write to, or None where there is none: then nothing is kept.

    `XDG_CACHE_HOME`/levelgate, else ~/.cache/levelgate. A folder in a repository is none: what lies there came, or may
    come, with the tree that is judged.
    """
    place = _wanted()
    try:
        if place is None or _in_repository(place):
            return None
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = place.lstat()
    except OSError:
        return None
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    others = stat.S_IMODE(found.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
    return place if own and stat.S_ISDIR(found.st_mode) and not others else None


def _wanted() -> Path | None:
    named = os.environ.get("XDG_CACHE_HOME", "")
    try:
        base = Path(named) if named and Path(named).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "levelgate"


def _in_repository(place: Path) -> bool:
    found = place.resolve()
    inside = [found, *found.parents]
    return any((folder / ".git").exists() for folder in inside) or Path.cwd().resolve() in inside
