"""What users install: the wheel holds every mapping, and works in a clean environment without the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from levelgate.mapping import platforms
from levelgate.mapping.store import sources

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "wheel"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)], check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_mapping_file(wheel: Path) -> None:
    mappings = ROOT / "mappings"
    wanted = {f"levelgate/_mappings/{path.relative_to(mappings).with_suffix('.json').as_posix()}" for path in sources()}
    wanted |= {f"levelgate/_mappings/platforms/{one.id}/compiled.json" for one in platforms.platforms()}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("levelgate/_mappings/")}
    assert wanted
    assert held == wanted


def test_the_wheel_judges_as_the_source_tree_does(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(unpacked)
    plan = ROOT / "examples" / "citizen-portal" / "first" / "plan.json"
    judged = [judge(place, plan, tmp_path / name) for name, place in (("w", unpacked), ("s", ROOT / "plugin"))]
    assert judged[0] == judged[1]


def judge(place: Path, plan: Path, target: Path) -> bytes:
    command = [
        sys.executable,
        "-m",
        "levelgate",
        "check",
        str(plan),
        "--advisory",
        "--level",
        "3",
        "--as-of",
        "2026-11-22",
    ]
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONSAFEPATH": "1"}
    subprocess.run([*command, "--format", f"json={target}"], env=environment, capture_output=True, check=True)
    return target.read_bytes()
