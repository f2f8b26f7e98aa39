"""Files on disk: bounded reads of regular files, and writes that leave a whole file or none."""

import os
import tempfile
from pathlib import Path

from levelgate.errors import UsageError


def read_bounded(path: Path, limit: int) -> bytes:
    """The first `limit` + 1 bytes of a regular file, so that a longer file shows; raises OSError."""
    if not path.is_file():  # a pipe or a device would block or never end
        raise FileNotFoundError(f"no regular file: {path}")
    with path.open("rb") as file:
        return file.read(limit + 1)


def create_file(path: Path, data: bytes, mode: int) -> None:
    """Write a file that is not there yet; raises UsageError FILE_EXISTS or FILE_UNWRITABLE."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except FileExistsError:
        raise UsageError(
            "FILE_EXISTS", "the file is there already", where=str(path), help="choose another name"
        ) from None
    except OSError as problem:
        raise _unwritable(path, problem) from None


def replace_file(path: Path, data: bytes) -> None:
    """Write beside the file, then rename over it; raises UsageError FILE_UNWRITABLE."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
            beside.write(data)
        Path(beside.name).chmod(0o644)
        Path(beside.name).replace(path)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def _unwritable(path: Path, problem: OSError) -> UsageError:
    what = f"the file cannot be written: {problem.strerror}"
    return UsageError("FILE_UNWRITABLE", what, where=str(path), help="check the directory and its rights")
