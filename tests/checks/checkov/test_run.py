"""The boundary to the worker's process: whatever becomes of it, the gate says so in one line."""

import json
import os
import time
from pathlib import Path

import pytest

from levelgate.checks.checkov import run as boundary
from levelgate.checks.checkov.request import Request
from levelgate.checks.checkov.run import Answer, Crash, Outcome, answered, run
from levelgate.errors import EngineError, Exit
from tests.checks.given import made

ANSWER = {"version": "3.3.30", "results": [["CKV_X_1", 0, "PASSED", ["a"]]], "crashes": [["CKV_X_2", 1, "KeyError"]]}


def interpreter(folder: Path, script: str) -> Path:
    """A program in place of Checkov's interpreter."""
    file = folder / "python"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def failure(python: Path) -> str:
    with pytest.raises(EngineError) as caught:
        run(python, Request(b"{}", ()))
    assert (caught.value.code, caught.value.exit) == ("CHECKOV_FAILED", Exit.INCOMPLETE)
    return caught.value.what


def test_an_answer(tmp_path: Path) -> None:
    python = interpreter(tmp_path, f"cat > /dev/null; echo '{json.dumps(ANSWER)}'")
    outcome, crash = Outcome("CKV_X_1", 0, "PASSED", ("a",)), Crash("CKV_X_2", 1, "KeyError")
    assert run(python, Request(b"{}", (made("aws_x.a"), made("aws_x.b")))) == Answer(
        "3.3.30", results=(outcome,), crashes=(crash,)
    )


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 1", "ended with exit 1"),
        ("exit 3", "no Checkov in this interpreter"),
        ("exit 4", "out of memory"),
        ("kill -9 $$", "SIGKILL"),
        ("kill -40 $$", "a signal ended it: 40"),
        ("cat > /dev/null", "cannot be read"),
        ("cat > /dev/null; echo '{\"version\": 3}'", "cannot be read"),
        ('cat > /dev/null; echo \'{"version": "3.3.30", "more": 1}\'', "cannot be read"),
        ("cat > /dev/null; printf '{'", "cannot be read"),
        ("cat > /dev/null; head -c 100 /dev/urandom", "cannot be read"),
        # It never reads what it is sent, more than a pipe holds.
        ("exec 0<&-; exit 5", "ended with exit 5"),
    ],
)
def test_a_worker_that_fails(script: str, why: str, tmp_path: Path) -> None:
    assert why in failure(interpreter(tmp_path, script))


def test_a_worker_that_ends_before_it_has_read_everything(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="exit 5"):
        run(interpreter(tmp_path, "exit 5"), Request(b"x" * 1_000_000, ()))


def test_a_slow_worker_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "SECONDS", 0.5)
    python = interpreter(tmp_path, f"sleep 30 & echo $! > {tmp_path}/child; sleep 30")
    begun = time.monotonic()
    assert "longer than 0.5 seconds" in failure(python)
    assert time.monotonic() - begun < 10
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("name", ["nowhere", "folder", "plain"])
def test_what_is_no_program(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain").write_text("no program")
    assert "cannot be run" in failure(tmp_path / name)


def test_the_worker_knows_nothing_of_this_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "example-only")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".checkov.yaml").write_text("soft-fail: true\n")
    seen = answered(interpreter(tmp_path, "cat > /dev/null; env; pwd; ls -a"), b"{}").decode()
    folder = next(line for line in seen.splitlines() if line.startswith("HOME=")).removeprefix("HOME=")
    names = {line.partition("=")[0] for line in seen.splitlines() if "=" in line}
    # The shell adds the last three.
    assert names <= {"HOME", "TMPDIR", "LC_ALL", "PWD", "SHLVL", "_", "OLDPWD"}
    assert Path(folder) != tmp_path
    assert seen.splitlines()[-3:] == [folder, ".", ".."]
    assert not Path(folder).exists()


def test_no_place_for_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert "cannot be run: No such file" in failure(interpreter(tmp_path, "exit 0"))


def test_it_runs_isolated_and_bounded(tmp_path: Path) -> None:
    said = answered(interpreter(tmp_path, 'cat > /dev/null; echo "$@"'), b"{}").decode().split()
    assert said == ["-I", str(boundary.WORKER), str(boundary.MEMORY)]


def test_a_worker_without_memory_says_so(checkov_python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "MEMORY", 40 * 1024 * 1024)
    resources = [{"kind": "resource", "type": "aws_x", "name": "a", "address": "aws_x.a", "values": {"a": "x" * 100}}]
    request = {"versions": ["3.3.28", "3.5.0"], "index": json.loads(boundary.INDEX.read_bytes()), "checks": None}
    with pytest.raises(EngineError):
        run(checkov_python, Request(json.dumps({**request, "roots": [resources * 100_000]}).encode(), ()))


@pytest.mark.parametrize(("oldest", "too_new"), [("3.3.31", "3.5.0"), ("3.0.0", "3.3.30")])
def test_a_version_that_is_not_supported_runs_nothing(oldest: str, too_new: str, checkov_python: Path) -> None:
    request = {"versions": [oldest, too_new], "index": {}, "checks": None, "roots": [[{"kind": "nonsense"}]]}
    assert run(checkov_python, Request(json.dumps(request).encode(), ())) == Answer("3.3.30", refused=True)


def test_the_interpreters_links_are_left_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = interpreter(tmp_path, 'cat > /dev/null; echo "$0"')
    (tmp_path / "venv").mkdir()
    (tmp_path / "venv" / "python").symlink_to(real)
    monkeypatch.chdir(tmp_path)
    assert answered(Path("venv/python"), b"{}").decode().strip() == os.path.abspath("venv/python")  # noqa: PTH100 - as it is
