"""The main job, shown on the example system: first as people write it, then as it should be.

Runs `levelgate check` twice with the example trust store and prints what it prints. Exits 0 when the first is blocked
and the second has no failing control, as README.md promises.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORTAL = Path("examples/citizen-portal")
AS_OF = "2026-11-22"


def main() -> int:
    """Gate both states of the portal; returns the demo's own exit code."""
    first = gate("first", "The citizen portal as people first write it")
    ready = gate("ready", "The same portal as it should be, with an attested platform and one waiver")
    met = first == 1 and ready in (0, 4)
    print(f"\nexit codes: first {first} (BLOCKED), ready {ready} (nothing fails)" if met else "\nnot as expected")
    return 0 if met else 1


def gate(state: str, title: str) -> int:
    """Run the check on one state, as a pipeline would; returns its exit code."""
    command = arguments(state)
    print(f"\n=== {title}\n$ levelgate {' '.join(command)}\n", flush=True)
    return subprocess.run([sys.executable, "-m", "levelgate", *command], cwd=ROOT, check=False).returncode


def arguments(state: str) -> list[str]:
    """The command line of one state's check."""
    folder = PORTAL / state
    pin = (ROOT / "examples" / "trust.pin").read_text().strip()
    trust = ["--trust", "examples/trust", "--trust-pin", pin]
    return ["check", f"{folder}/plan.json", "--source", str(folder), *trust, "--as-of", AS_OF]


if __name__ == "__main__":
    sys.exit(main())
