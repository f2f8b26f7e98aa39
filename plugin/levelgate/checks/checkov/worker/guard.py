"""What the worker may not do, whatever Checkov or one of its libraries tries: no network, no program, no file written.

A guard against accidents and against what a hostile definition makes a check do; no sandbox for hostile Python code.
"""

import os
import sys
import tempfile

_REFUSED = {
    *("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendmsg", "socket.sendto"),
    *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen"),
    *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate"),
    "shutil.rmtree",
}
# The flags of a file that is opened tell what for, also where `os.open` gives no mode.
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def guard() -> None:
    """Refuse all that from here on, for as long as the process lives; such a call raises PermissionError."""
    sys.dont_write_bytecode = True
    # Asked for while Checkov is imported, and found by trying to write otherwise.
    tempfile.tempdir = os.getcwd()  # noqa: PTH109 - the library wants a string
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED or (event == "open" and _writes(*arguments)):
        raise PermissionError(event)


def _writes(path: object, mode: object, flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITES)
