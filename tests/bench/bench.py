"""Speed and memory as ratios, taken side by side in one run: `make bench`.

Each command runs as a whole process, in turns with its yardstick: `json.load` of the same file by the same interpreter,
that interpreter doing nothing, or Checkov's own command on the same plan or directory of source. CPU is user + system
seconds of the process and of all that it started, the median of the runs; memory the peak of one process.
Nothing here passes or fails: machines differ, and so do their loads. The ratios are kept in measured.json for the docs.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from make_plan import make

from levelgate.checks.checkov.interpreter import found

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-bench" / "bin" / "python"
GATE = ROOT / ".venv-bench" / "bin" / "levelgate"
KEPT = Path(__file__).with_name("measured.json")
SOURCE = ROOT / "examples" / "citizen-portal" / "ready"
RUNS = 7
FEWER_RUNS = 3  # of what takes seconds
MIB = 1024 * 1024
PLANS = ROOT / "tests" / "data" / "checkov"
measured: list[dict[str, str | float]] = []


class Cost(NamedTuple):
    """What one run used: CPU seconds, peak resident bytes."""

    cpu: float
    peak: int


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (plan(Path(folder), count) for count in (1_000, 10_000))
        start, nothing = paired([GATE, "--version"], [PYTHON, "-c", "pass"])
        row("start-up: --version / python -c pass", ratio(start, nothing), "6")
        one, load_one = paired(check(small), load(small))
        row("1,000 resources: check / json.load", ratio(one, load_one), "8")
        ten, load_ten = paired(check(large), load(large))
        row("10,000 resources: check / json.load", ratio(ten, load_ten), "4")
        above = median(start)
        row("linear: (10k - start) / (1k - start)", (median(ten) - above) / (median(one) - above), "11")
        bound = 50 * MIB + 8 * large.stat().st_size
        peak = max(cost.peak for cost in ten)
        row(f"memory at 10k: {peak / MIB:.0f} MiB / (50 MiB + 8 x file = {bound / MIB:.0f} MiB)", peak / bound, "1")
        with_checkov(Path(folder), large)
        from_source(Path(folder))
    KEPT.write_text(json.dumps(measured, indent=1) + "\n")


def with_checkov(folder: Path, large: Path) -> None:
    """The rows of Checkov's evidence: the whole gate, and all checks, against Checkov's own command."""
    thousand = folder / "thousand.json"
    thousand.write_bytes(gzip.decompress((PLANS / "thousand.json.gz").read_bytes()))
    small = PLANS / "threetier.json"
    for what, plan, runs, goal in (
        ("small plan", small, FEWER_RUNS, "0.35"),
        ("1,000 resources", thousand, FEWER_RUNS, "0.10"),
        ("10,000 resources", large, 1, "0.03"),
    ):
        costs: dict[str, list[Cost]] = {"check": [], "scan": [], "theirs": []}
        for _ in range(runs):
            costs["check"].append(run([*check(plan)[:-1], "on"]))
            costs["scan"].append(run([GATE, "checkov", "scan", plan, "--format", "json"]))
            costs["theirs"].append(run([*checkov(), "-f", plan, "--framework", "terraform_plan", "-o", "json"]))
        row(f"{what}: check --checkov on / checkov", ratio(costs["check"], costs["theirs"]), goal)
        row(f"{what}: checkov scan, all checks and policies / checkov", ratio(costs["scan"], costs["theirs"]), "-")


def checkov() -> list[str | Path]:
    """Checkov's own command, in the environment that the gate uses."""
    python = found(None)
    if python is None:
        raise SystemExit("no Checkov: run `levelgate checkov install`")
    return [python.parent / "checkov", "--skip-download", "--quiet", "--compact"]


def from_source(folder: Path) -> None:
    """The rows of a directory of source: with nothing kept from earlier runs, with the grammar kept, and all kept."""
    kept = folder / "cache" / "levelgate"
    os.environ["XDG_CACHE_HOME"] = str(kept.parent)
    theirs = [*checkov(), "-d", SOURCE, "--framework", "terraform"]
    for what, forgotten in (("first run ever", kept), ("every file new", kept / "parsed"), ("nothing new", None)):
        costs: tuple[list[Cost], list[Cost]] = ([], [])
        for _ in range(FEWER_RUNS):
            shutil.rmtree(forgotten, ignore_errors=True) if forgotten else None
            costs[0].append(run(check(SOURCE)))
            costs[1].append(run(theirs))
        row(f"source of 244 resources, {what}: check / checkov -d", ratio(*costs), "0.25")

    one, ten = (run(check(repeated(folder, count))) for count in (1_000, 10_000))
    start = run([GATE, "--version"])
    row("source, linear: (10k - start) / (1k - start)", (ten.cpu - start.cpu) / (one.cpu - start.cpu), "11")


def repeated(folder: Path, count: int) -> Path:
    """A directory of source with `count` resources, half of which refer to one of the others."""
    place = folder / f"source-{count}"
    place.mkdir()
    (place / "main.tf").write_text(
        f"""
        locals {{
          names = merge([for i in range(10) : {{ for j in range({count // 20}) : "n${{i}}-${{j}}" => j }}]...)
        }}
        resource "aws_vpc" "network" {{
          for_each   = local.names
          cidr_block = "10.0.0.0/16"
          tags       = {{ Name = each.key }}
        }}
        resource "aws_security_group" "filter" {{
          for_each = local.names
          name     = each.key
          vpc_id   = try(aws_vpc.network[each.key].id, null)
          ingress {{
            from_port   = 443
            to_port     = 443
            protocol    = "tcp"
            cidr_blocks = ["10.0.0.0/8"]
          }}
        }}
        """
    )
    return place


def plan(folder: Path, count: int) -> Path:
    """A plan of `count` resources, on disk."""
    path = folder / f"{count}.json"
    path.write_bytes(make(count))
    return path


def check(path: Path) -> list[str | Path]:
    """The gate on a plan, at level 3, by its own rules."""
    return [GATE, "check", path, "--advisory", "--level", "3", "--checkov", "off"]


def load(path: Path) -> list[str | Path]:
    """The yardstick."""
    return [PYTHON, "-c", f"import json; json.load(open({str(path)!r}))"]


def paired(ours: list[str | Path], yardstick: list[str | Path]) -> tuple[list[Cost], list[Cost]]:
    """Run both in turns."""
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(RUNS):
        costs[0].append(run(ours))
        costs[1].append(run(yardstick))
    return costs


def run(command: list[str | Path]) -> Cost:
    """One process from start to end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def median(costs: list[Cost]) -> float:
    """Median CPU seconds."""
    return statistics.median(cost.cpu for cost in costs)


def ratio(ours: list[Cost], yardstick: list[Cost]) -> float:
    """How many times the yardstick's CPU."""
    return median(ours) / median(yardstick)


def row(what: str, value: float, goal: str) -> None:
    """One line of the table."""
    measured.append({"what": what, "ratio": round(value, 3), "goal": goal})
    print(f"{what:78} {value:6.3f}   (goal: at most {goal})", flush=True)


if __name__ == "__main__":
    main()
