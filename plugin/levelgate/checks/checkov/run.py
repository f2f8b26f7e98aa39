"""The worker's process: started apart from everything, bounded in time and memory, its answer decoded strictly."""

import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from levelgate.checks.checkov.request import Request
from levelgate.errors import EngineError

if TYPE_CHECKING:
    import subprocess

WORKER = Path(__file__).parent / "worker"
INDEX = Path(__file__).parent / "index.json"
SECONDS = 300
MEMORY = 4 * 1024**3


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What a check said of a subject (by number), and which unknown attributes it read.

    PASSED, FAILED, or UNKNOWN, which Checkov itself does not tell.
    """

    check: str
    subject: int
    outcome: str
    unknown: tuple[str, ...]


class Crash(msgspec.Struct, frozen=True, array_like=True):
    """A check that ended with an exception on a subject: nothing is known of what it would have said."""

    check: str
    subject: int
    error: str


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The worker's answer; `refused` is set, and nothing ran, where the version is not a supported one.

    `guidelines` are Checkov's names of the checks that were asked for: what each asks, in its words.
    """

    version: str
    refused: bool = False
    results: tuple[Outcome, ...] = ()
    crashes: tuple[Crash, ...] = ()
    guidelines: dict[str, str] = {}


def index() -> msgspec.Raw:
    """The index of the pinned version's checks, undecoded."""
    return msgspec.Raw(INDEX.read_bytes())


def run(python: Path, request: Request) -> Answer:
    """Send a request to the worker in `python`, a path to Checkov's interpreter; raises EngineError."""
    try:
        answer = msgspec.json.decode(answered(python, request.content), type=Answer)
    except msgspec.DecodeError:
        raise _failed("its answer cannot be read") from None
    told = [one.subject for one in answer.results] + [one.subject for one in answer.crashes]
    if not all(0 <= subject < len(request.subjects) for subject in told):
        raise _failed("its answer is about something that was not asked")
    return answer


def answered(python: Path, content: bytes) -> bytes:
    """The bytes of the worker's answer; raises EngineError.

    It runs isolated (`-I`), in an empty folder of its own that is also its home, with nothing of this environment.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="levelgate-") as folder:
            return _answered(python, content, folder)
    except OSError as problem:
        raise _failed(f"it cannot be run: {problem.strerror}") from None


def _answered(python: Path, content: bytes, folder: str) -> bytes:
    import subprocess  # many runs start no worker

    # Its own session, so that nothing it starts outlives it.
    process = subprocess.Popen(  # noqa: S603 - the interpreter that the pipeline's owner chose
        # Made absolute without resolving links: they are what makes it the environment's interpreter.
        [os.path.abspath(python), "-I", str(WORKER), str(MEMORY)],  # noqa: PTH100 - as the comment says
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(content, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise _failed(f"it took longer than {SECONDS} seconds") from None
    finally:
        _end(process)
    if process.returncode != 0:
        raise _failed(_ended(process.returncode))
    return output


def _environment(folder: str) -> dict[str, str]:
    system = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows needs it to start
    return {"HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8", **system}


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _failed(why: str) -> EngineError:
    return EngineError("CHECKOV_FAILED", f"Checkov's worker: {why}", help="look with `levelgate doctor`")


def _ended(code: int) -> str:
    if code < 0:
        names = {one.value: one.name for one in signal.Signals}
        return f"a signal ended it: {names.get(-code, -code)}"
    known = {3: "there is no Checkov in this interpreter", 4: "it ran out of memory"}
    return known.get(code, f"it ended with exit {code}")
