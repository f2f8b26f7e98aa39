"""What the worker may not do, tried in an interpreter of its own: the guard holds for as long as it lives."""

import subprocess
import sys
from pathlib import Path

import pytest

START = """
import os, shutil, socket, subprocess
from pathlib import Path
from levelgate.checks.checkov.worker.guard import guard
Path("there").write_text("kept")
guard()
"""
REFUSED = [
    "open('new', 'w')",
    "open('there', 'a')",
    "open('there', 'r+')",
    "Path('new').write_text('x')",
    "os.open('new', os.O_WRONLY | os.O_CREAT)",
    "os.open('there', os.O_RDWR)",
    "os.open('there', os.O_RDONLY | os.O_TRUNC)",
    "os.truncate('there', 0)",
    "os.remove('there')",
    "os.rename('there', 'new')",
    "os.link('there', 'new')",
    "os.symlink('there', 'new')",
    "os.mkdir('new')",
    "os.chmod('there', 0)",
    "shutil.rmtree('.')",
    "os.system('touch new')",
    "os.fork()",
    "os.posix_spawn('/bin/true', ['true'], {})",
    "subprocess.run(['touch', 'new'])",
    "socket.create_connection(('127.0.0.1', 9))",
    "socket.getaddrinfo('example.org', 80)",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('127.0.0.1', 9))",
]


def tried(folder: Path, code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", START + code], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("code", REFUSED)
def test_it_is_refused(code: str, tmp_path: Path) -> None:
    ended = tried(tmp_path, code)
    assert ended.returncode == 1
    assert "PermissionError" in ended.stderr.splitlines()[-1]
    assert [one.name for one in tmp_path.iterdir()] == ["there"]
    assert (tmp_path / "there").read_text() == "kept"


def test_reading_is_not_refused(tmp_path: Path) -> None:
    code = "import json.tool; print(open('there').read(), os.read(os.open('there', os.O_RDONLY), 9), os.listdir('.'))"
    assert tried(tmp_path, code).stdout == "kept b'kept' ['there']\n"
