"""The main job, shown on the example systems: each first as people write it, then as it should be.

Runs `levelgate check` four times with the example trust store and prints what it prints. Exits 0 when both first forms
are blocked, the ready portal passes, and nothing fails in the ready intranet, as README.md promises.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORTAL = Path("examples/citizen-portal")
INTRANET = Path("examples/ministry-intranet")
AS_OF = "2026-11-22"

VERDICTS = {0: "PASSED", 1: "BLOCKED", 4: "INCOMPLETE"}
RUNS = (
    (PORTAL, "first", "The citizen portal (AWS, level 3) as people first write it", {1}),
    (PORTAL, "ready", "The same portal as it should be, with an attested platform and one waiver", {0}),
    (INTRANET, "first", "The ministry's intranet (OpenStack, level 2) as people first write it", {1}),
    (INTRANET, "ready", "The same intranet as it should be", {0, 4}),
)


def main() -> int:
    """Gate both states of both systems; returns the demo's own exit code."""
    lines, met = [], True
    for system, state, title, expected in RUNS:
        code = gate(state, system, title)
        met = met and code in expected
        lines.append(f"  {system.name:18}{state:6} {VERDICTS.get(code, 'error')} ({code})")
    print("\n" + "\n".join(["exit codes" if met else "not as expected", *lines]))
    return 0 if met else 1


def gate(state: str, system: Path, title: str) -> int:
    """Run the check on one state, as a pipeline would; returns its exit code."""
    command = arguments(state, system)
    print(f"\n=== {title}\n$ levelgate {' '.join(command)}\n", flush=True)
    return subprocess.run([sys.executable, "-m", "levelgate", *command], cwd=ROOT, check=False).returncode


def arguments(state: str, system: Path = PORTAL) -> list[str]:
    """The command line of one state's check."""
    folder = system / state
    pin = (ROOT / "examples" / "trust.pin").read_text().strip()
    trust = ["--trust", "examples/trust", "--trust-pin", pin]
    # The portal's manifest lies beside each plan, that of the intranet once above both.
    manifest = system / "levelgate.yaml"
    named = ["--system", str(manifest)] if (ROOT / manifest).exists() else []
    return ["check", f"{folder}/plan.json", *named, "--source", str(folder), *trust, "--as-of", AS_OF]


if __name__ == "__main__":
    sys.exit(main())
