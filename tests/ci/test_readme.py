"""The snippets of ci/README.md: what people copy has to be accepted."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from levelgate.cli.output import FILES
from levelgate.errors import Exit
from tests.ci.harness import CI, VERSION, schema_complaints

TEXT = (CI / "README.md").read_text()
SNIPPETS = re.findall(r"```yaml\n# (\S+)\n(.*?)```", TEXT, re.DOTALL)
GITLAB = [text for name, text in SNIPPETS if name == ".gitlab-ci.yml"]
GITHUB = [text for name, text in SNIPPETS if name.startswith(".github/workflows/")]


def inputs(file: str) -> set[str]:
    found: dict[str, Any] = yaml.safe_load((CI / file).read_text().split("\n---\n")[0])
    return set(found.get("spec", found)["inputs"])


@pytest.mark.parametrize(
    ("schema", "snippets", "count"), [("vendor.gitlab-ci", GITLAB, 3), ("vendor.github-workflows", GITHUB, 1)]
)
def test_the_systems_accept_them(tmp_path: Path, schema: str, snippets: list[str], count: int) -> None:
    files = []
    for number, text in enumerate(snippets):
        files.append(tmp_path / f"{number}.yml")
        files[-1].write_text(text)
    assert len(files) == count
    assert schema_complaints(schema, *files) == ""


def test_names_are_those_of_the_files() -> None:
    component, plain, _ = (yaml.safe_load(text) for text in GITLAB)
    assert component["include"][0]["component"].endswith(f"/gate@{VERSION}")
    assert set(component["include"][0]["inputs"]) <= inputs("gitlab/templates/gate.yml")
    job = yaml.safe_load((CI / "gitlab" / "gate.gitlab-ci.yml").read_text())["levelgate"]
    assert component["plan"]["rules"] == job["rules"]
    assert set(plain["levelgate"]["variables"]) <= set(job["variables"])
    assert plain["include"][0]["file"] == "ci/gitlab/gate.gitlab-ci.yml"
    steps = yaml.safe_load(GITHUB[0])["jobs"]["levelgate"]["steps"]
    (gate,) = [step for step in steps if "/ci/github@" in step.get("uses", "")]
    assert set(gate["with"]) <= inputs("github/action.yml")


def test_files_and_exit_codes_are_levelgates() -> None:
    assert all(f"`{name}`" in TEXT for name in FILES.values())
    header, _, row = re.findall(r"^\|.*\|$", TEXT, re.MULTILINE)[:3]
    told = dict(zip(header.strip("| ").split(" | "), row.strip("| ").split(" | "), strict=True))
    told.pop("5")  # from check never; from the jobs, when levelgate cannot be installed
    assert told == {str(int(exit)): exit.name for exit in Exit if exit.name != "PUBLISH"}
