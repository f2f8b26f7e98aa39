"""What the tests of the CI files share: the official schemas, and a shell with a `levelgate` that only records."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "ci"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
EXITS = (0, 1, 2, 3, 4, 70)
# Paths as a hostile or careless repository may hold them; a file named `touched` gives a shell away that runs one.
PATHS = (
    "out dir/my plan.json",
    "Kế hoạch/số 1.json",
    "$(touch touched)",
    "`touch touched`",
    "a;touch touched",
    "a && touch touched #",
    "'\"; touch touched; '\"",
    '"',
    "it's",
    "\\",
    "a\\nb",
    "$LEVELGATE_TRUST",
    "${HOME}",
    "%PATH%",
    "*",
    "~",
    "# no comment",
    "key: [value",
    "- item",
    "&anchor",
    "--advisory",
    "-",
    "trailing space ",
)

_RECORDER = """#!/bin/bash
printf '%s\\0' "$@" >"$RECORD/arguments"
env -0 >"$RECORD/environment"
cat >"$RECORD/stdin"
cat -- "$FAKE/output"
cat -- "$FAKE/errors" >&2
while [ $# -gt 0 ]; do
  if [ "$1" = --output-dir ]; then
    mkdir -p -- "$2"
    cp -- "$FAKE"/reports/* "$2"
  fi
  shift
done
exit "$FAKE_EXIT"
"""
_PYTHON = f'#!/bin/sh\nexec {sys.executable} "$@"\n'


class Run(NamedTuple):
    """What one run of a script left behind."""

    exit: int
    stdout: str
    stderr: str
    arguments: list[str] | None
    environment: dict[str, str]
    stdin: str
    folder: Path


def schema_complaints(schema: str, *files: Path) -> str:
    """What the official schema has against the files; empty when they conform."""
    transform = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *transform, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def run(
    shell: list[str],
    script: str,
    variables: Mapping[str, str],
    place: Path,
    *,
    exit: int = 0,
    output: str = "",
    errors: str = "",
    reports: Mapping[str, str] | None = None,
    tools: Mapping[str, str] | None = None,
    stdin: str = "",
) -> Run:
    """Run a script in `place/work`, where `levelgate` writes down what it gets and ends with `exit`."""
    work, fake, record, path = (place / name for name in ("work", "fake", "record", "bin"))
    for folder in (work, fake / "reports", record, path):
        folder.mkdir(parents=True, exist_ok=True)
    for old in (*record.iterdir(), *(fake / "reports").iterdir()):
        old.unlink()
    (fake / "output").write_text(output)
    (fake / "errors").write_text(errors)
    (fake / "reports" / ".keep").touch()
    for name, text in (reports or {"result.json": "{}"}).items():
        (fake / "reports" / name).write_text(text)
    for name, text in {"levelgate": _RECORDER, "python3": _PYTHON, **(tools or {})}.items():
        (path / name).write_text(text)
        (path / name).chmod(0o755)
    environment = {
        "PATH": f"{path}:{os.environ['PATH']}",
        "HOME": str(place),
        "RECORD": str(record),
        "FAKE": str(fake),
        "FAKE_EXIT": str(exit),
        **variables,
    }
    done = subprocess.run(
        [*shell, script], cwd=work, env=environment, input=stdin, capture_output=True, text=True, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr, *_recorded(record), work)


def _recorded(record: Path) -> tuple[list[str] | None, dict[str, str], str]:
    if not (record / "arguments").exists():
        return None, {}, ""
    arguments = (record / "arguments").read_text().split("\0")[:-1]
    environment = (record / "environment").read_text().split("\0")[:-1]
    pairs = (entry.partition("=") for entry in environment)
    return arguments, {name: value for name, _, value in pairs}, (record / "stdin").read_text()


def value_of(arguments: list[str], option: str) -> Any:
    """The argument after an option, or None."""
    return arguments[arguments.index(option) + 1] if option in arguments else None
