"""A directory of source judged without a plan: the same failing controls as from the plan, or fewer, never others."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from levelgate.cli import run

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "examples"))
from demo import INTRANET, PORTAL, arguments  # noqa: E402 - the demo is a script of the examples, not a package

STATES = [(PORTAL, "first"), (PORTAL, "ready"), (INTRANET, "first"), (INTRANET, "ready")]
SECRET = "example-only-not-a-secret"
FAILING = "not-satisfied"


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def of_plan(system: Path, state: str) -> list[str]:
    return arguments(state, system)


def of_source(system: Path, state: str) -> list[str]:
    """The same command line on the directory instead of the plan in it."""
    command = of_plan(system, state)
    place = command.index("--source")
    return ["check", str(system / state), *command[2:place], *command[place + 2 :]]


def result(command: list[str], capsysbinary: pytest.CaptureFixture[bytes], *more: str) -> dict[str, Any]:
    run([*command, *more, "--format", "json=-"])
    found: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return found


def statuses(found: dict[str, Any]) -> dict[str, str]:
    return {control["id"]: control["status"] for control in found["controls"]}


@pytest.mark.parametrize(("system", "state"), STATES)
def test_no_other_control_fails_than_from_the_plan(
    system: Path, state: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    plan = statuses(result(of_plan(system, state), capsysbinary))
    source = statuses(result(of_source(system, state), capsysbinary))
    assert plan.keys() == source.keys()
    differing = {(plan[id], source[id]) for id in plan if plan[id] != source[id]}
    assert differing <= {(FAILING, "undetermined")}


def test_the_ready_portal_passes_from_source_alone(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    plan, source = (result(command(PORTAL, "ready"), capsysbinary) for command in (of_plan, of_source))
    assert (source["verdict"], source["exit"]) == ("passed", 0)
    assert source["summary"] == plan["summary"]
    assert source["input"]["problems"] == []
    assert [one["kind"] for one in source["input"]["files"]] == ["terraform-source"]


def test_with_the_values_of_its_variables_the_first_portal_is_judged_as_from_its_plan(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    without = result(of_source(PORTAL, "first"), capsysbinary)
    assert [problem["code"] for problem in without["input"]["problems"]] == ["SOURCE_VARIABLE"]
    monkeypatch.setenv("TF_VAR_db_password", SECRET)
    source = result(of_source(PORTAL, "first"), capsysbinary)
    assert source["input"]["problems"] == []
    failing = {id for id, status in statuses(source).items() if status == FAILING}
    from_plan = {
        id for id, status in statuses(result(of_plan(PORTAL, "first"), capsysbinary)).items() if status == FAILING
    }
    assert failing <= from_plan
    assert len(from_plan - failing) <= 1


def test_an_unset_variable_leaves_the_verdict_open(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = result(of_source(INTRANET, "ready"), capsysbinary)
    assert (found["verdict"], found["exit"]) == ("incomplete", 4)
    assert {problem["code"] for problem in found["input"]["problems"]} == {"SOURCE_VARIABLE"}
    assert all(problem["where"].rpartition(":")[2].isdigit() for problem in found["input"]["problems"])


@pytest.mark.parametrize("given", ["environment", "option", "file"])
def test_no_given_secret_is_shown(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [*of_source(PORTAL, "first"), "--output-dir", str(tmp_path / "out")]
    if given == "environment":
        monkeypatch.setenv("TF_VAR_db_password", SECRET)
    elif given == "option":
        command += ["--var", f"db_password={SECRET}"]
    else:
        (tmp_path / "secret.tfvars").write_text(f'db_password = "{SECRET}"\n')
        command += ["--var-file", str(tmp_path / "secret.tfvars")]
    run(command)
    reports = list((tmp_path / "out").iterdir())
    assert reports
    assert not [path.name for path in reports if SECRET.encode() in path.read_bytes()]


def test_of_source_and_plans_together_one_system_is_judged(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    command = of_source(PORTAL, "ready")
    command.insert(1, str(PORTAL / "first" / "plan.json"))
    found = result(command, capsysbinary)
    assert {one["kind"] for one in found["input"]["files"]} == {"terraform-plan", "terraform-source"}
