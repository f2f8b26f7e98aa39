"""The GitHub action: what its schema accepts, and what its step does in a shell and to the runner."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from levelgate.cli.output import FILES
from tests.ci.harness import CI, EXITS, PATHS, ROOT, VERSION, Run, run, schema_complaints, value_of

FILE = CI / "github" / "action.yml"
ACTION: dict[str, Any] = yaml.safe_load(FILE.read_text())
(STEP,) = ACTION["runs"]["steps"]
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]  # as the runner calls it
ATTACK = (
    "::set-env name=A::b\n##[set-env name=A;]b\n  ::add-mask::a\n::error::a\r::error::b\n::end::\nno newline ::error::"
)


def environment(place: Path, **given: str) -> dict[str, str]:
    """The variables of the step, with inputs put in as the runner does, and the runner's own."""
    assert given.keys() <= ACTION["inputs"].keys()
    values = {name: given.get(name, spec["default"]) for name, spec in ACTION["inputs"].items()}
    found = {}
    for name, text in STEP["env"].items():
        match = re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", text)
        assert match
        found[name] = values[match[1]]
    files = {"GITHUB_OUTPUT": str(place / "output"), "GITHUB_STEP_SUMMARY": str(place / "summary")}
    return {**found, **files, "RUNNER_TEMP": str(place)}


def play(place: Path, *, env: dict[str, str] | None = None, given: dict[str, str] | None = None, **fake: Any) -> Run:
    """Run the action's step with levelgate on the runner."""
    (place / "output").write_text("")
    (place / "summary").write_text("before\n")
    variables = {**environment(place, **{"version": "", **(given or {})}), **(env or {})}
    return run(BASH, STEP["run"], variables, place, **fake)


def outputs(place: Path) -> str:
    return (place / "output").read_text()


def obeyed(lines: list[str]) -> list[str]:
    """The commands that a runner would obey, in the order of the lines."""
    found: list[str] = []
    token = None
    for line in lines:
        if token is not None:
            if line.strip() == f"::{token}::":
                token = None
        elif match := re.match(r"\s*::([a-zA-Z-]+)[^:]*::(.*)", line):
            found.append(match[1])
            token = match[2] if match[1] == "stop-commands" else None
        elif "##[" in line:
            found.append(line)
    return [*found, "stopped for good"] if token is not None else found


def test_github_accepts_it() -> None:
    assert schema_complaints("vendor.github-actions", FILE) == ""


def test_the_schema_would_complain(tmp_path: Path) -> None:
    (tmp_path / "action.yml").write_text(FILE.read_text().replace("shell: bash", "shel: bash"))
    assert "shel" in schema_complaints("vendor.github-actions", tmp_path / "action.yml")


def test_inputs_reach_the_shell_as_variables_only() -> None:
    assert "${{" not in STEP["run"]
    assert "uses" not in STEP
    assert len(STEP["env"]) == len(ACTION["inputs"])
    assert set(STEP["env"].values()) == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


def test_inputs_are_those_of_the_gitlab_component() -> None:
    header = yaml.safe_load((CI / "gitlab" / "templates" / "gate.yml").read_text().split("\n---\n")[0])
    there = {name: spec["default"] for name, spec in header["spec"]["inputs"].items()}
    here = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
    assert here == {name: str(there[name]).lower() if name == "advisory" else there[name] for name in here}
    assert there.keys() - here.keys() == {"image", "stage", "job_suffix"}


def test_trust_is_no_input(tmp_path: Path) -> None:
    assert not [name for name in (*ACTION["inputs"], *STEP["env"]) if "trust" in name.lower()]
    done = play(tmp_path, env={"LEVELGATE_TRUST": "/srv/trust store", "LEVELGATE_TRUST_PIN": ""})
    assert done.environment["LEVELGATE_TRUST"] == "/srv/trust store"
    assert done.environment["LEVELGATE_TRUST_PIN"] == ""  # which levelgate refuses


def test_default_arguments(tmp_path: Path) -> None:
    done = play(tmp_path)
    assert done.arguments == ["check", "--output-dir", "levelgate-report", "--source", ".", "--", "plan.json"]
    assert done.environment["LEVELGATE_LANG"] == "vi"


def test_every_argument(tmp_path: Path) -> None:
    given = {"source": "", "system": "s.yaml", "advisory": "true", "level": "4", "lang": "en", "report_dir": "a/b"}
    done = play(tmp_path, given=given)
    expected = ["check", "--output-dir", "a/b", "--system", "s.yaml", "--advisory", "--level", "4", "--", "plan.json"]
    assert done.arguments == expected
    assert done.environment["LEVELGATE_LANG"] == "en"


@pytest.mark.parametrize("text", ["", "false", "True", "yes", "1", "true "])
def test_nothing_but_true_makes_it_advisory(tmp_path: Path, text: str) -> None:
    arguments = play(tmp_path, given={"advisory": text}).arguments
    assert arguments is not None
    assert "--advisory" not in arguments


@pytest.mark.parametrize("path", [*PATHS, " a", "a\nb", "\n::error::a"])
def test_values_arrive_as_they_are(tmp_path: Path, path: str) -> None:
    given = {"plan": path, "source": path, "system": path, "level": path, "report_dir": f"out/{path}"}
    done = play(tmp_path, given=given, env={"LEVELGATE_TRUST": "trust"})
    out = ["--output-dir", f"out/{path}", "--source", path, "--system", path, "--level", path]
    assert done.arguments == ["check", *out, "--", path]
    assert [found.name for found in done.folder.iterdir()] == ["out"]
    assert obeyed(done.stdout.splitlines()) == ["stop-commands"]
    assert outputs(tmp_path) == "verdict=none\nexit=0\n"


@pytest.mark.parametrize("exit", EXITS)
def test_exit_code(tmp_path: Path, exit: int) -> None:
    assert play(tmp_path, exit=exit).exit == exit
    assert f"\nexit={exit}\n" in outputs(tmp_path)


def test_levelgate_reads_no_standard_input(tmp_path: Path) -> None:
    assert play(tmp_path, given={"plan": "-"}, stdin="from elsewhere\n").stdin == ""


@pytest.mark.parametrize("verdict", ["passed", "blocked", "incomplete"])
def test_verdict(tmp_path: Path, verdict: str) -> None:
    play(tmp_path, exit=4, reports={"result.json": json.dumps({"verdict": verdict})})
    assert outputs(tmp_path) == f"verdict={verdict}\nexit=4\n"


@pytest.mark.parametrize(
    "result", ['{"verdict": null}', '{"verdict": "passed\\nexit=0"}', '{"verdict": ["passed"]}', "{}", "[]", "no", ""]
)
def test_no_verdict(tmp_path: Path, result: str) -> None:
    done = play(tmp_path, exit=3, reports={"result.json": result})
    assert done.exit == 3
    assert outputs(tmp_path) == "verdict=none\nexit=3\n"


def test_the_report_goes_to_the_summary_and_nowhere_else(tmp_path: Path) -> None:
    done = play(tmp_path, exit=1, reports={"report.md": f"# Kết quả\n{ATTACK}"})
    assert (tmp_path / "summary").read_bytes().decode() == f"before\n# Kết quả\n{ATTACK}"
    assert "Kết quả" not in done.stdout + done.stderr
    assert done.exit == 1


@pytest.mark.parametrize("exit", [0, 1, 70])
def test_the_runner_obeys_nothing_that_levelgate_prints(tmp_path: Path, exit: int) -> None:
    done = play(tmp_path, exit=exit, output=ATTACK, errors=ATTACK, reports={"report.md": ATTACK})
    before, *middle, after = done.stdout.splitlines()
    assert obeyed(ATTACK.splitlines()) != []
    assert obeyed([before, *done.stderr.splitlines(), *middle, after]) == ["stop-commands"]
    token = before.removeprefix("::stop-commands::")
    assert after == f"::{token}::"
    assert re.fullmatch("[0-9a-f]{64}", token)
    assert token not in str(done.environment) + str(done.arguments)
    assert play(tmp_path).stdout.splitlines()[0] != before


def test_reports_of_the_repository_do_not_survive(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "levelgate-report"
    folder.mkdir(parents=True)
    (folder / "result.json").write_text('{"verdict": "passed"}')
    (folder / "junit.xml").write_text("<testsuites/>")
    (folder / "report.md").write_text("PASSED")
    (folder / "report.txt").symlink_to("/etc/passwd")
    done = play(tmp_path, exit=2, reports={"other": ""})
    assert [path.name for path in folder.iterdir()] == ["other"]
    assert done.exit == 2
    assert outputs(tmp_path) == "verdict=none\nexit=2\n"
    assert "exit code 2" in (tmp_path / "summary").read_text()
    assert "PASSED" not in (tmp_path / "summary").read_text()


@pytest.mark.parametrize("exit", [0, 4])
@pytest.mark.parametrize("name", ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"])
def test_showing_the_result_changes_nothing_about_it(tmp_path: Path, name: str, exit: int) -> None:
    done = play(tmp_path, exit=exit, env={name: str(tmp_path / "none" / "file")})
    assert done.exit == exit
    assert "could not be written" in done.stderr


# A Python that makes no environment and fetches nothing, but says what it was asked for.
PYTHON = f"""#!/bin/bash
case "$*" in
  "-I -c "*) exec {sys.executable} "$@" ;;
  "-I -m venv "*)
    mkdir -p "$4/bin"
    cp "$0" "$4/bin/python"
    mv "$(dirname "$0")/levelgate" "$4/bin/levelgate"
    exit "$VENV_EXIT" ;;
  *)
    printf '%s\\0' "$@" >"$FAKE/pip"
    echo "::error::from the index"
    exit "$PIP_EXIT" ;;
esac
"""


@pytest.mark.parametrize("version", [None, "1.2.3rc1", "$(touch touched)", "1; touch touched"])
def test_the_version_asked_for_is_installed(tmp_path: Path, version: str | None) -> None:
    given = {"version": version or VERSION}
    assert version is not None or ACTION["inputs"]["version"]["default"] == VERSION
    exits = {"VENV_EXIT": "0", "PIP_EXIT": "0"}
    done = play(tmp_path, env=exits, given=given, exit=4, tools={"python3": PYTHON})
    told = (tmp_path / "fake" / "pip").read_text().split("\0")[:-1]
    assert told[:4] == ["-I", "-m", "pip", "install"]
    assert told[-2:] == ["--", f"levelgate=={version or VERSION}"]
    assert done.exit == 4
    assert done.arguments is not None
    assert value_of(done.arguments, "--output-dir") == "levelgate-report"
    assert [path.name for path in done.folder.iterdir()] == ["levelgate-report"]
    assert obeyed(done.stdout.splitlines()) == ["stop-commands"]


@pytest.mark.parametrize("exits", [{"VENV_EXIT": "1", "PIP_EXIT": "0"}, {"VENV_EXIT": "0", "PIP_EXIT": "1"}])
def test_an_installation_that_fails_is_no_verdict(tmp_path: Path, exits: dict[str, str]) -> None:
    done = play(tmp_path, env=exits, given={"version": VERSION}, tools={"python3": PYTHON})
    assert done.exit == 5
    assert done.arguments is None
    assert obeyed(done.stdout.splitlines()) == ["stop-commands"]


def test_with_levelgate_itself(tmp_path: Path) -> None:
    portal = ROOT / "examples" / "citizen-portal" / "first"
    real = {"levelgate": f'#!/bin/sh\nexec {sys.executable} -m levelgate "$@"\n'}
    done = play(tmp_path, given={"plan": str(portal / "plan.json"), "source": str(portal)}, tools=real)
    assert done.exit == 1, done.stderr
    assert outputs(tmp_path) == "verdict=blocked\nexit=1\n"
    folder = done.folder / "levelgate-report"
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES.values())
    assert (tmp_path / "summary").read_bytes() == b"before\n" + (folder / FILES["markdown"]).read_bytes()
