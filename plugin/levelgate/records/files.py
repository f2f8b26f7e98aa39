"""Files on disk: bounded reads of regular files, and writes that leave a whole file or none."""

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
        path.touch(mode, exist_ok=False)  # holds the name, so that two writers cannot both succeed
    except FileExistsError:
        raise UsageError("FILE_EXISTS", "the file is there already", where=str(path), help="use another name") from None
    except OSError as problem:
        raise _unwritable(path, problem) from None
    try:
        _write(path, data, mode)
    except UsageError:
        path.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes) -> None:
    """Write a file or replace it; a pipe or a device is written to. Raises UsageError FILE_UNWRITABLE."""
    if path.exists() and not path.is_file():
        _send(path, data)
    else:
        _write(path, data, 0o644)


def _send(path: Path, data: bytes) -> None:
    try:
        with path.open("wb") as file:
            file.write(data)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def _write(path: Path, data: bytes, mode: int) -> None:
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            beside = Path(file.name)
            file.write(data)
        beside.chmod(mode)
        beside.replace(path)
    except OSError as problem:
        if beside:
            beside.unlink(missing_ok=True)
        raise _unwritable(path, problem) from None


def _unwritable(path: Path, problem: OSError) -> UsageError:
    what = f"the file cannot be written: {problem.strerror}"
    return UsageError("FILE_UNWRITABLE", what, where=str(path), help="check the directory and its rights")
