"""Checkov's own environment: every file of it checked against its hash, whole or not there at all."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

from levelgate.checks.checkov.interpreter import WHOLE, python_of
from levelgate.errors import UsageError

LOCK = Path(__file__).parent / "checkov.lock"
_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input")


def install(folder: Path, say: Callable[[str], None]) -> None:
    """Make the environment in `folder` unless it is there, whole and of this lock; `say` is told what is done.

    An environment cannot be moved once made, so an older one waits beside it and comes back if this fails.
    Raises UsageError: CHECKOV_INSTALL with pip's last line, FILE_UNWRITABLE where something cannot be written.
    """
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    try:
        if _done(folder) == digest:
            say(f"Checkov is there: {folder}")
            return
        if folder.exists() and not (folder / "pyvenv.cfg").is_file() and any(folder.iterdir()):
            what = "the folder holds something else than an environment of this command"
            raise UsageError("CHECKOV_INSTALL", what, where=str(folder), help="name another folder with --into")
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = _set_aside(folder)
        try:
            _make(folder, say)
            (folder / WHOLE).write_text(digest)
        except BaseException:  # also an interrupt: half an environment must not look like one
            shutil.rmtree(folder, ignore_errors=True)
            if aside:
                aside.replace(folder)
            raise
    except OSError as problem:
        what, help = f"the environment cannot be written: {problem.strerror}", "free the disk or name another folder"
        raise UsageError("FILE_UNWRITABLE", what, where=str(folder), help=help) from None
    if aside:
        shutil.rmtree(aside, ignore_errors=True)


def _done(folder: Path) -> str:
    file = folder / WHOLE
    return file.read_text() if file.is_file() else ""


def _set_aside(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    folder.replace(aside)
    return aside


def _make(folder: Path, say: Callable[[str], None]) -> None:
    say(f"environment in {folder}, with Python {sys.version_info[0]}.{sys.version_info[1]}")
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    say("Checkov and the packages it needs (pinned, hashes checked); takes minutes where nothing is cached")
    command: list[str | Path] = [
        python_of(folder),
        *_PIP,
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        LOCK,
    ]
    run = subprocess.run(  # noqa: S603 - pip of the environment just made
        command, capture_output=True, text=True, errors="replace", check=False
    )
    if run.returncode != 0:
        lines = [line.removeprefix("ERROR: ") for line in run.stderr.splitlines() if line.startswith("ERROR: ")]
        help = "check the disk and the connection to the package index (pip's own settings hold), then run it again"
        raise UsageError("CHECKOV_INSTALL", lines[-1] if lines else "pip failed", where=str(folder), help=help)
