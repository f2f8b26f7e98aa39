"""The examples' plans are what Terraform really writes: planned anew where Terraform and the provider are at hand."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PORTAL = Path(__file__).parents[1] / "examples" / "citizen-portal"
MISSING = "" if shutil.which("terraform") and os.environ.get("TF_PLUGINS") else "terraform or TF_PLUGINS is missing"


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"plans of the examples are not compared with Terraform's: {MISSING}")
@pytest.mark.parametrize("state", ["first", "ready"])
def test_the_committed_plan_is_terraforms(state: str, tmp_path: Path) -> None:
    copy = tmp_path / "citizen-portal"
    shutil.copytree(PORTAL, copy)
    (copy / state / "plan.json").unlink()
    subprocess.run(["bash", str(copy / "plan.sh"), state], check=True, capture_output=True, timeout=300)
    assert planned(copy / state) == planned(PORTAL / state)


def planned(folder: Path) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((folder / "plan.json").read_bytes())
    # Terraform writes these two anew, and the second in random order, each time.
    del plan["timestamp"], plan["relevant_attributes"]
    return plan
