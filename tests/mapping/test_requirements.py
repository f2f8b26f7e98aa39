"""What is wrong with `requires.yaml` is named with its line and the near name, before anything is judged."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = "mappings/regimes/vn-nd331-2026/requires.yaml"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source tree of its own, to spoil."""
    folder = tmp_path_factory.mktemp("tree")
    for name in ("plugin", "mappings"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


WRONG = [
    ("control: BKP.geo", "control: BKP.gee", "BKP.gee: there is no control 'BKP.gee'", "known: BKP.geo"),
    ("control: BKP.geo", "control: BKP.links", "BKP.links stands twice", "once"),
    (
        "applies_when: data-stores",
        "applies_when: data-store",
        "there is no condition 'data-store'",
        "known: data-stores",
    ),
    (
        "all_of: [restore-test]",
        "all_of: [restore-tests]",
        "there is no protection 'restore-tests'",
        "known: restore-test",
    ),
    ("4: {parameters: {restore-test", "9: {parameters: {restore-test", "there is no level '9'", "known: "),
    (
        "{max_interval_days: 183}",
        "{max_days: 183}",
        "there is no parameter of restore-test 'max_days'",
        "max_interval_days",
    ),
    ("strength: full", "strength: whole", "Invalid enum value 'whole'", ""),
]


@pytest.mark.parametrize(("old", "new", "what", "help"), WRONG, ids=[row[2] for row in WRONG])
def test_named_with_its_line(copy: Path, old: str, new: str, what: str, help: str) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    assert old in text
    (copy / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    command = [sys.executable, "-m", "levelgate", "catalog", "--lang", "en"]
    done = subprocess.run(command, cwd=copy, env={"PYTHONPATH": str(copy / "plugin")}, capture_output=True, text=True)
    assert done.returncode == 70
    assert done.stderr.startswith("error[MAPPING_INVALID]: ")
    assert what in done.stderr
    assert help in done.stderr
    line = int(done.stderr.split("requires.yaml:")[1].split("\n")[0])
    assert 1 < line <= len(text.splitlines())


def test_a_wheel_is_not_built_with_a_rule_that_says_nothing(copy: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    area = copy / "mappings" / "platforms" / "aws" / "zones.yaml"
    text = area.read_text(encoding="utf-8")
    area.write_text(text.replace("is: public-subnet", "is: publik-subnet", 1), encoding="utf-8")
    shutil.copy(ROOT / FILE, copy / FILE)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(copy / "dist"), "."]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    area.write_text(text, encoding="utf-8")
    assert done.returncode
    assert "there is no term 'publik-subnet'" in done.stdout + done.stderr
