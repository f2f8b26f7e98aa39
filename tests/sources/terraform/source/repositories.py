"""Read every root module of public repositories and keep how that went: `python repositories.py FOLDER...`.

Each FOLDER is a checkout, named as people know it (`owner+name`). A root module is a directory with Terraform source
that no other directory of the checkout calls as a module. None of the repositories' text is kept; `repositories.json`
beside this file gets, by repository: its commit, how many root modules it has, how many of them were read without a
problem, and how many with none but modules that are not there and values that nobody gave.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from levelgate.errors import InputError
from levelgate.model.resource import Definition
from levelgate.sources.collect import collect

KEPT = Path(__file__).parent / "repositories.json"
CALL = re.compile(r'source\s*=\s*"(\.\.?(?:/[^"]*)?)"')
# What is missing from a checkout: modules that `terraform init` would fetch, and the values of its variables.
AWAY = {"SOURCE_MODULE"}
UNGIVEN = {"SOURCE_VARIABLE", "SOURCE_COUNT"}


def main(folders: list[str]) -> None:
    """Measure the checkouts and write the file."""
    measured: dict[str, Any] = json.loads(KEPT.read_bytes()) if KEPT.exists() else {}
    for folder in map(Path, folders):
        name = folder.name.replace("+", "/")
        measured[name] = measure(folder)
        print(name, measured[name], flush=True)
    KEPT.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n")


def measure(folder: Path) -> dict[str, Any]:
    """How reading the root modules of a checkout went."""
    head = subprocess.run(["git", "-C", folder, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    found: Counter[str] = Counter()
    for root in roots(folder):
        problems, resources = read(root)
        found["resources"] += resources
        found["roots"] += 1
        found["read"] += not problems - AWAY
        found["read_but_values"] += not problems - AWAY - UNGIVEN
        for code in problems - AWAY - UNGIVEN:
            found[code] += 1
            print("  ", code, root)
    return {"commit": head.stdout.strip(), **found}


def read(root: Path) -> tuple[set[str], int]:
    """The codes of what could not be read in a root module, and how many resources were."""
    try:
        definition: Definition = collect((str(root),), None)
    except InputError as problem:
        return ({problem.code} - {"INPUT_EMPTY"}), 0
    return {problem.code for problem in definition.problems}, len(definition.resources)


def roots(folder: Path) -> Iterator[Path]:
    """The directories of a checkout with source that none of its other directories calls."""
    holding = sorted({file.parent for file in folder.rglob("*.tf") if ".terraform" not in file.parts})
    called = {one for place in holding for one in calls(place)}
    return (place for place in holding if place.resolve() not in called)


def calls(place: Path) -> Iterator[Path]:
    """The local modules that a directory calls."""
    for file in place.glob("*.tf"):
        for source in CALL.findall(file.read_text(encoding="utf-8", errors="replace")):
            yield (place / source).resolve()


if __name__ == "__main__":
    main(sys.argv[1:])
