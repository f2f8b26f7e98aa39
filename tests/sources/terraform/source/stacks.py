"""Hold the reader against the plans of public stacks and keep the counts, from the repository's root:

    python -m tests.sources.terraform.source.stacks FOLDER

FOLDER holds plans/NAME.json as `terraform show -json` writes it, and src/NAME, the source that it was made from, with
the path of its root module in src/NAME/_meta.json. Each is evaluated with the variables of its plan. No text of the
stacks is kept: `stacks.json` beside this file gets the counts alone. What is wrong is printed.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from levelgate.sources.collect import collect
from levelgate.sources.terraform.given import Given
from tests.sources.terraform.source.comparison import Tally, compared

KEPT = Path(__file__).resolve().parent / "stacks.json"
Json = dict[str, Any]


def main(folder: Path, names: list[str]) -> None:
    """Measure every stack; keep the counts where it was all of them."""
    total: Counter[int] = Counter()
    stacks = names or sorted(plan.stem for plan in (folder / "plans").glob("*.json"))
    for name in stacks:
        tally = measured(folder, name)
        total.update({i: len(values) for i, values in enumerate(tally)})
        print(name, [len(values) for values in tally], *tally.wrong, *(tally.missed if names else ()), sep="\n   ")
    print(dict(total))
    if not names:
        KEPT.write_text(json.dumps({"stacks": len(stacks), "values": [total[i] for i in range(4)]}) + "\n")


def measured(folder: Path, name: str) -> Tally:
    """One stack against its plan."""
    source = (folder / "src" / name).resolve()
    plan = json.loads((folder / "plans" / f"{name}.json").read_bytes())
    path = json.loads((source / "_meta.json").read_bytes()).get("path") or "."
    values = {key: one["value"] for key, one in plan.get("variables", {}).items() if one.get("value") is not None}
    os.chdir(source)
    with tempfile.NamedTemporaryFile("w", suffix=".tfvars.json") as file:
        json.dump(values, file)
        file.flush()
        found = collect((path,), None, Given(files=(Path(file.name),)))
    return compared(found, list(planned(plan)))


def planned(plan: Json) -> Iterator[Json]:
    """The resources of a plan, with what is unknown of them."""
    changes = {one["address"]: one["change"] for one in plan["resource_changes"] if not one.get("deposed")}
    open_ = [plan["planned_values"]["root_module"]]
    while open_:
        module = open_.pop()
        open_ += module.get("child_modules", ())
        for one in module.get("resources", ()):
            after_unknown = changes.get(one["address"], {}).get("after_unknown", {})
            yield {"values": {}, **one, "after_unknown": after_unknown}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
