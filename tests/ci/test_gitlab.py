"""The GitLab component and the plain job: what GitLab accepts, and what their script does in a shell."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from levelgate.cli.output import FILES
from tests.ci.harness import CI, EXITS, PATHS, ROOT, VERSION, Run, run, schema_complaints

COMPONENT = CI / "gitlab" / "templates" / "gate.yml"
PLAIN = CI / "gitlab" / "gate.gitlab-ci.yml"
BASH = ["bash", "-eo", "pipefail", "-c"]
SHELLS = [BASH, ["sh", "-e", "-c"]]  # images without bash
HEADER, TEMPLATE = COMPONENT.read_text().split("\n---\n")
INPUTS: dict[str, dict[str, Any]] = yaml.safe_load(HEADER)["spec"]["inputs"]
TYPES = {"string": str, "boolean": bool}


def expanded(**given: Any) -> str:
    """The component's text with its inputs put in, as GitLab does before it reads YAML; ValueError when refused."""
    if unknown := given.keys() - INPUTS.keys():
        raise ValueError(f"no such input: {unknown}")
    values = {name: given.get(name, spec["default"]) for name, spec in INPUTS.items()}
    for name, value in values.items():
        spec = INPUTS[name]
        if type(value) is not TYPES[spec.get("type", "string")]:
            raise ValueError(f"{name}: wrong type")
        if "options" in spec and value not in spec["options"]:
            raise ValueError(f"{name}: not an option")
        if "regex" in spec and not re.search(spec["regex"].removesuffix("$") + r"\Z", value):
            raise ValueError(f"{name}: regex")
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()}
    return re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda match: texts[match[1]], TEMPLATE)


def job(text: str) -> dict[str, Any]:
    (found,) = yaml.safe_load(text).values()
    return found


def variables(of: dict[str, Any]) -> dict[str, str]:
    return {name: value["value"] if isinstance(value, dict) else value for name, value in of["variables"].items()}


def script(of: dict[str, Any]) -> str:
    return "\n".join(of["script"])


def play(
    place: Path, shell: list[str] = BASH, *, exit: int = 0, env: dict[str, str] | None = None, **given: Any
) -> Run:
    """Run the component's job with levelgate in the image."""
    one = job(expanded(**{"version": "", **given}))
    return run(
        shell, script(one), {**variables(one), **(env or {})}, place, exit=exit, stdin="echo rest of the script\n"
    )


def test_gitlab_accepts_them(tmp_path: Path) -> None:
    full = {"advisory": True, "level": "3", "lang": "en", "job_suffix": ": db", "system": "a b/levelgate.yaml"}
    odd = {"plan": "key: [value", "source": "\"'#", "image": "$CI_REGISTRY_IMAGE/gate:1@sha256:0"}
    header = tmp_path / "header.yml"
    header.write_text(HEADER)
    files = [header, PLAIN]
    for number, given in enumerate(({}, full, odd)):
        files.append(tmp_path / f"{number}.yml")
        files[-1].write_text(expanded(**given))
    assert schema_complaints("vendor.gitlab-ci", *files) == ""


def test_the_schema_would_complain(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(expanded().replace("when: always", "when: mostly"))
    assert "mostly" in schema_complaints("vendor.gitlab-ci", tmp_path / "bad.yml")


def test_the_plain_job_is_the_component_without_inputs() -> None:
    assert yaml.safe_load(PLAIN.read_text()) == yaml.safe_load(expanded())


def test_inputs_never_reach_the_script() -> None:
    other = {"plan": "p", "source": "s", "system": "y", "report_dir": "r", "lang": "en", "advisory": True}
    other |= {"level": "5", "version": "9", "image": "i", "stage": "t", "job_suffix": "-x"}
    assert other.keys() == INPUTS.keys()
    assert job(expanded(**other))["script"] == job(expanded())["script"]
    assert "[[" not in expanded(**other)


def test_the_exit_code_decides() -> None:
    one = job(expanded())
    assert "allow_failure" not in one
    assert all(rule.keys() == {"if"} for rule in one["rules"])
    assert "after_script" not in one
    assert not re.search(r"\|\|\s*(true|:)|set \+e", script(one))


def test_reports_are_those_that_levelgate_writes() -> None:
    for folder in ("levelgate-report", "out/gate"):
        artifacts = job(expanded(report_dir=folder))["artifacts"]
        assert artifacts["when"] == "always"
        assert artifacts["paths"] == [f"{folder}/"]
        assert artifacts["reports"] == {"junit": f"{folder}/{FILES['junit']}"}
    (line,) = re.findall(r"for name in (.*); do", script(job(expanded())))
    assert sorted(line.split()) == sorted(FILES.values())


def test_trust_is_no_input_and_no_variable_of_the_file() -> None:
    assert not [name for name in INPUTS if "trust" in name or "pin" in name]
    one = job(expanded())
    assert not [name for name in one["variables"] if "TRUST" in name]
    assert one["inherit"] == {"default": ["tags"], "variables": False}


def test_trust_reaches_levelgate_from_the_settings(tmp_path: Path) -> None:
    done = play(tmp_path, env={"LEVELGATE_TRUST": "/srv/trust store", "LEVELGATE_TRUST_PIN": "0f"})
    assert done.environment["LEVELGATE_TRUST"] == "/srv/trust store"
    assert done.environment["LEVELGATE_TRUST_PIN"] == "0f"
    assert "LEVELGATE_TRUST_PIN" not in play(tmp_path).environment  # set but empty, it would be refused


def test_default_arguments(tmp_path: Path) -> None:
    done = play(tmp_path)
    assert done.arguments == ["check", "--output-dir", "levelgate-report", "--source", ".", "--", "plan.json"]
    assert done.environment["LEVELGATE_LANG"] == "vi"


def test_every_argument(tmp_path: Path) -> None:
    given = {"source": "", "system": "s.yaml", "advisory": True, "level": "4", "lang": "en", "report_dir": "a/b"}
    done = play(tmp_path, **given)
    expected = ["check", "--output-dir", "a/b", "--system", "s.yaml", "--advisory", "--level", "4", "--", "plan.json"]
    assert done.arguments == expected
    assert done.environment["LEVELGATE_LANG"] == "en"


@pytest.mark.parametrize("shell", SHELLS, ids=["bash", "sh"])
@pytest.mark.parametrize("path", PATHS)
def test_paths_arrive_as_they_are(tmp_path: Path, path: str, shell: list[str]) -> None:
    done = play(tmp_path, shell, plan=path, source=path, system=path, env={"LEVELGATE_TRUST": "trust"})
    out = ["--output-dir", "levelgate-report"]
    assert done.arguments == ["check", *out, "--source", path, "--system", path, "--", path]
    assert [found.name for found in done.folder.iterdir()] == ["levelgate-report"]


@pytest.mark.parametrize("path", PATHS)
def test_gitlab_does_not_expand_paths(path: str) -> None:
    one = job(expanded(plan=path, source=path, system=path))
    for name in ("LEVELGATE_PLAN", "LEVELGATE_SOURCE", "LEVELGATE_SYSTEM"):
        assert one["variables"][name] == {"value": path, "expand": False}
    assert one.keys() == job(expanded()).keys()


@pytest.mark.parametrize("name", [name for name, spec in INPUTS.items() if spec.get("type") != "boolean"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029"])
def test_no_input_can_end_its_line(name: str, end: str) -> None:
    for value in (f"1{end}script: [touch touched]", f"{end}1", f"1{end}"):
        with pytest.raises(ValueError, match=r"regex|option"):
            expanded(**{name: value})


@pytest.mark.parametrize("name", ["report_dir", "version", "image", "stage", "job_suffix", "lang", "level"])
def test_inputs_between_quotes_take_none(name: str) -> None:
    for value in ('1"', "1\\", '", script: [x], a: "'):
        with pytest.raises(ValueError, match=r"regex|option"):
            expanded(**{name: value})


def test_other_inputs_are_refused() -> None:
    for given in ({"plan": ""}, {"plan": " a"}, {"report_dir": "-rf"}, {"report_dir": "/etc"}, {"advisory": "true"}):
        with pytest.raises(ValueError, match=r"regex|type"):
            expanded(**given)


@pytest.mark.parametrize("shell", SHELLS, ids=["bash", "sh"])
@pytest.mark.parametrize("exit", EXITS)
def test_exit_code(tmp_path: Path, exit: int, shell: list[str]) -> None:
    assert play(tmp_path, shell, exit=exit).exit == exit


def test_nothing_is_printed_but_by_levelgate(tmp_path: Path) -> None:
    one = job(expanded(version="", plan="$(touch touched)"))
    done = run(BASH, script(one), variables(one), tmp_path, output="out\n", errors="err\n", exit=1)
    assert (done.exit, done.stdout, done.stderr) == (1, "out\n", "err\n")


def test_levelgate_does_not_read_the_runners_script(tmp_path: Path) -> None:
    assert play(tmp_path, plan="-").stdin == ""


def test_reports_of_the_repository_do_not_survive(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "levelgate-report"
    folder.mkdir(parents=True)
    target = tmp_path / "elsewhere"
    target.write_text("kept")
    for name in FILES.values():
        (folder / name).symlink_to(target)
    (folder / "notes.txt").write_text("kept")
    one = job(expanded(version=""))
    done = run(BASH, script(one), variables(one), tmp_path, exit=2, reports={"other": ""})
    assert done.exit == 2
    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt", "other"]
    assert target.read_text() == "kept"


PIP = """#!/bin/bash
printf '%s\\0' "$@" >"$FAKE/pip"
exit "$PIP_EXIT"
"""


@pytest.mark.parametrize("version", [None, "1.2.3rc1"])
def test_the_version_asked_for_is_installed(tmp_path: Path, version: str | None) -> None:
    one = job(expanded(**({} if version is None else {"version": version})))
    done = run(BASH, script(one), {**variables(one), "PIP_EXIT": "0"}, tmp_path, exit=4, tools={"python3": PIP})
    told = (tmp_path / "fake" / "pip").read_text().split("\0")[:-1]
    assert told[:4] == ["-I", "-m", "pip", "install"]
    assert told[-2:] == ["--", f"levelgate=={version or VERSION}"]
    assert done.exit == 4
    assert done.arguments is not None


def test_an_installation_that_fails_is_no_verdict(tmp_path: Path) -> None:
    one = job(expanded())
    done = run(BASH, script(one), {**variables(one), "PIP_EXIT": "1"}, tmp_path, tools={"python3": PIP})
    assert done.exit == 5
    assert done.arguments is None


def test_with_levelgate_itself(tmp_path: Path) -> None:
    portal = ROOT / "examples" / "citizen-portal" / "first"
    one = job(expanded(version="", plan=str(portal / "plan.json"), source=str(portal), report_dir="out/gate"))
    real = {"levelgate": f'#!/bin/sh\nexec {sys.executable} -m levelgate "$@"\n'}
    done = run(BASH, script(one), variables(one), tmp_path, tools=real)
    assert done.exit == 1, done.stderr
    assert "BLOCKED" in done.stdout
    assert sorted(path.name for path in (done.folder / "out" / "gate").iterdir()) == sorted(FILES.values())
    assert json.loads((done.folder / "out" / "gate" / "result.json").read_text())["exit"] == 1
