"""Resolve the lock files: requirements of pyproject.toml in, `ci/*.lock` with hashes and without any address out."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEADER = "# Made by `make lock` from pyproject.toml; every file of each release is pinned by its hash.\n"


def main() -> None:
    """Write run.lock, build.lock and dev.lock, and the lock of Checkov's own environment, which the package carries."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    run = project["project"]["dependencies"]
    resolve(ROOT / "ci" / "run.lock", run)
    resolve(ROOT / "ci" / "build.lock", groups["build"])
    resolve(ROOT / "ci" / "dev.lock", [*run, *groups["test"], *groups["check"]])
    resolve(ROOT / "plugin" / "levelgate" / "checks" / "checkov" / "checkov.lock", groups["checkov"])


def resolve(target: Path, wanted: list[str]) -> None:
    """Write one lock file; raises CalledProcessError when the requirements cannot be met."""
    source = target.with_suffix(".in")
    source.write_text("\n".join(wanted) + "\n")
    flags = ["--generate-hashes", "--no-annotate", "--no-header", "--strip-extras", "--allow-unsafe"]
    silent = ["--no-emit-options", "--quiet"]
    command = [sys.executable, "-m", "piptools", "compile", *flags, *silent, "--output-file", str(target), str(source)]
    try:
        subprocess.run(command, check=True)
    finally:
        source.unlink()
    target.write_text(HEADER + target.read_text())


if __name__ == "__main__":
    main()
