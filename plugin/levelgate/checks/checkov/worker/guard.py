"""What the worker may not do, whatever Checkov or one of its libraries tries: no network, no program, no file written.

A guard against accidents and against what a hostile definition makes a check do; no sandbox for hostile Python code.
"""

import os
import sys
import tempfile

_REFUSED = (
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.spawn",
    "os.system",
    "shutil.rmtree",
    "subprocess.Popen",
)


def guard() -> None:
    """Refuse all that from here on, for as long as the process lives; such a call raises PermissionError."""
    sys.dont_write_bytecode = True
    # Asked for while Checkov is imported, and found by trying to write otherwise.
    tempfile.tempdir = os.getcwd()  # noqa: PTH109 - the library wants a string
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and set(str(arguments[1] or "")) & set("wax+")
    if event in _REFUSED or writes:
        raise PermissionError(event)
