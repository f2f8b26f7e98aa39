"""`levelgate checkov` and `check --checkov`: with Checkov, without it, and with the wrong thing in its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from levelgate.checks.checkov.interpreter import VARIABLE, WHOLE, python_of
from levelgate.cli import run
from tests.assessment.plans import planned, write
from tests.checks.checkov.test_run import interpreter
from tests.cli.test_check import judged, said

ADVISORY = ("--advisory", "--level", "3")
SECRET = "AKIAIOSFODNN7EXAMPLE"  # the example key of AWS's documentation

PASSWORD = "example-only-not-a-secret"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory that is a repository, with a plan that only Checkov looks at."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    monkeypatch.chdir(repository)
    monkeypatch.delenv(VARIABLE, raising=False)
    cache = planned(
        "aws_dax_cluster.cache", server_side_encryption=[{"enabled": False}], cluster_endpoint_encryption_type="TLS"
    )
    write(repository / "plan.json", cache)
    return repository


def scanned(*arguments: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    code = run(["checkov", "scan", *map(str, arguments), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


# --- raw results


def test_scan(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = scanned("plan.json", "--checkov-python", checkov_python, capsys=capsys)
    assert (code, found["checkov"], found["crashes"], found["problems"]) == (0, "3.3.30", [], [])
    assert found["results"] == [
        {"check": "CKV_AWS_239", "resource": "aws_dax_cluster.cache", "outcome": "PASSED", "unknown": []},
        {"check": "CKV_AWS_47", "resource": "aws_dax_cluster.cache", "outcome": "FAILED", "unknown": []},
    ]


def test_scan_one_check_as_text(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checkov", "scan", "plan.json", "--check", "CKV_AWS_47", "--checkov-python", str(checkov_python)]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.split() == ["FAILED", "CKV_AWS_47", "aws_dax_cluster.cache"]
    assert last == "1 results, 0 crashes"


def test_scan_names_what_nobody_knows_yet(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = planned("aws_db_instance.main", engine="mysql")
    change = {"actions": ["create"], "after_unknown": {"storage_encrypted": True, "address": True}}
    written = {"storage_encrypted": {"references": ["var.encrypted"]}}
    write(
        here / "plan.json", database,
        resource_changes=[{"address": "aws_db_instance.main", "change": change}],
        configuration={"root_module": {"resources": [
            {"address": "aws_db_instance.main", "type": "aws_db_instance", "name": "main", "expressions": written}]}},
    )  # fmt: skip
    _, found = scanned("plan.json", "--checkov-python", checkov_python, capsys=capsys)
    unknown = {one["check"]: (one["outcome"], one["unknown"]) for one in found["results"] if one["unknown"]}
    # The address was never written, so it is not unknown but computed. Policies on connections cannot tell either: the
    # value might lead to another resource.
    assert unknown["CKV_AWS_16"] == ("FAILED", ["storage_encrypted"])
    assert {attribute for _, read in unknown.values() for attribute in read} == {"storage_encrypted", "(connections)"}


def test_scan_several_roots(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "other.json", planned("aws_dax_cluster.cache", server_side_encryption=[{"enabled": True}]))
    _, found = scanned("plan.json", "other.json", "--checkov-python", checkov_python, capsys=capsys)
    told = {one["resource"]: one["outcome"] for one in found["results"] if one["check"] == "CKV_AWS_47"}
    assert told == {"plan.json:aws_dax_cluster.cache": "FAILED", "other.json:aws_dax_cluster.cache": "PASSED"}


def test_scan_a_directory_of_source(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "main.tf").write_text(
        f"""
        provider "aws" {{
          access_key = "{SECRET}"
        }}
        resource "aws_dax_cluster" "cache" {{
          server_side_encryption {{
            enabled = true
          }}
        }}
        """
    )
    code, found = scanned(".", "--checkov-python", checkov_python, capsys=capsys)
    told = {(one["check"], one["resource"]): one["outcome"] for one in found["results"]}
    assert (code, told["CKV_AWS_41", "aws.default"], told["CKV_AWS_47", "aws_dax_cluster.cache"]) == (
        0,
        "FAILED",
        "PASSED",
    )
    assert SECRET not in json.dumps(found)


def test_scan_tells_a_crash(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "plan.json", planned("aws_db_instance.odd", dynamic=[1]))
    code, found = scanned("plan.json", "--checkov-python", checkov_python, capsys=capsys)
    assert code == 4
    assert {one["error"] for one in found["crashes"]} == {"AttributeError"}


def test_scan_a_check_that_there_is_not(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checkov", "scan", "plan.json", "--check", "CKV_AWS_4747"]) == 2
    assert "error[UNKNOWN_ID]" in said(capsys)


# --- as evidence


def evidence(found: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {
        one["rule"]: (one["outcome"], one["actual"])
        for protection in found["protections"]
        for one in protection["observations"]
        if one["origin"] == "checkov"
    }


def statuses(found: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["status"] for one in found["protections"]}


def test_checkov_refutes_and_establishes(here: Path, checkov_python: Path) -> None:
    code, found = judged("plan.json", *ADVISORY, "--checkov", "on", "--checkov-python", checkov_python)
    assert (code, found["checkov"]["status"], found["errors"]) == (0, "ran", [])
    assert evidence(found) == {"CKV_AWS_47": ("fail", "")}
    assert (statuses(found)["encrypt-db-file"], statuses(found)["db-in-transit-tls"]) == ("not-satisfied", "satisfied")
    # What Checkov looked at is no longer listed as looked at by nothing.
    assert found["input"]["unexamined"] == []
    [told] = [one for each in found["protections"] for one in each["observations"] if one["origin"] == "checkov"]
    assert told["title"]["en"] == "A DAX cluster encrypts what it stores"
    # In Checkov's own words, which come with its answer.
    assert told["fix"]["vi"].startswith("Đáp ứng phép kiểm tra CKV_AWS_47 của Checkov: Ensure DAX is encrypted")


@pytest.mark.parametrize(("mode", "status"), [("auto", "absent"), ("off", "off")])
def test_without_checkov_what_rests_on_it_alone_is_undetermined(
    mode: str, status: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = judged("plan.json", *ADVISORY, "--checkov", mode)
    assert (code, found["checkov"]["status"], found["checkov"]["checks"]) == (0, status, 2)
    assert found["verdict"] != "passed"
    assert set(evidence(found).values()) == {("unknown", "(Checkov did not run)")}
    assert (statuses(found)["encrypt-db-file"], statuses(found)["db-in-transit-tls"]) == (
        "undetermined",
        "undetermined",
    )
    assert found["input"]["unexamined"] == ["aws_dax_cluster"]
    assert "Checkov" in capsys.readouterr().out


def test_the_gates_own_rules_judge_alike_with_and_without(here: Path, checkov_python: Path) -> None:
    write(here / "plan.json", planned("aws_db_instance.main", engine="mysql", storage_encrypted=False))
    _, without = judged("plan.json", *ADVISORY)
    _, found = judged("plan.json", *ADVISORY, "--checkov-python", checkov_python)
    assert statuses(found) == statuses(without)
    told = {one["rule"]: one["confirmed"] for each in found["protections"] for one in each["observations"]}
    assert told["AWS-DATA-005"] == ["CKV_AWS_16"]


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", "cat > /dev/null; echo nonsense"])
def test_a_worker_that_fails_is_no_pass(script: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = planned("aws_db_instance.main", storage_encrypted=True)
    write(here / "plan.json", planned("aws_dax_cluster.cache"), database)
    code, found = judged("plan.json", *ADVISORY, "--checkov-python", interpreter(here.parent, script))
    assert (code, found["checkov"]["status"]) == (0, "failed")
    assert {one["code"] for one in found["errors"]} == {"CHECKOV_FAILED"}
    assert statuses(found)["encrypt-db-file"] == "undetermined"
    assert "CHECKOV_FAILED" in capsys.readouterr().out


def test_a_version_that_is_not_supported_is_no_evidence(here: Path) -> None:
    old = interpreter(here.parent, """cat > /dev/null; echo '{"version": "3.2.1", "refused": true}'""")
    _, found = judged("plan.json", *ADVISORY, "--checkov-python", old)
    assert (found["checkov"]["status"], found["checkov"]["version"]) == ("failed", "3.2.1")
    assert statuses(found)["encrypt-db-file"] == "undetermined"
    assert run(["checkov", "scan", "plan.json", "--checkov-python", str(old)]) == 2


def test_a_plan_that_no_mapped_check_looks_at_starts_no_worker(here: Path) -> None:
    write(here / "plan.json", planned("aws_vpc.main", cidr_block="10.0.0.0/16"))
    dead = interpreter(here.parent, "exit 1")
    _, found = judged("plan.json", *ADVISORY, "--checkov", "on", "--checkov-python", dead)
    assert (found["checkov"]["status"], found["errors"]) == ("idle", [])


def test_secrets_stay_where_they_are(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = planned("aws_db_instance.main", sensitive={"password": True}, password=PASSWORD)
    function = planned("aws_lambda_function.f", environment=[{"variables": {"ID": SECRET}}])
    write(here / "plan.json", function, database)
    judged("plan.json", *ADVISORY, "--output-dir", "out", "--checkov-python", checkov_python)
    run(["checkov", "scan", "plan.json", "--checkov-python", str(checkov_python)])
    shown = capsys.readouterr()
    written = "".join(file.read_text() for file in Path("out").iterdir())
    for secret in (SECRET, PASSWORD):
        assert secret not in shown.out + shown.err + written


# --- the wrong interpreter


def test_checkov_on_without_checkov(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "plan.json", *ADVISORY, "--checkov", "on"]) == 2
    assert "error[CHECKOV_MISSING]" in said(capsys)
    assert run(["checkov", "scan", "plan.json"]) == 2
    assert "levelgate checkov install" in said(capsys)


@pytest.mark.parametrize("where", ["bin/python", "link/python"])
def test_an_interpreter_of_the_scanned_tree_is_refused(
    where: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "bin").mkdir()
    python = interpreter(here / "bin", "touch ran")
    (here.parent / "link").symlink_to(here / "bin")
    named = python if where == "bin/python" else here.parent / "link" / "python"
    for command in (["check", "plan.json", *ADVISORY], ["checkov", "scan", "plan.json"]):
        assert run([*command, "--checkov-python", str(named)]) == 2
        assert "error[CHECKOV_INSIDE]" in said(capsys)
    monkeypatch.setenv(VARIABLE, str(named))
    assert run(["check", "plan.json", *ADVISORY]) == 2
    assert not (here / "ran").exists()


def test_an_environment_of_the_scanned_tree_is_refused_wherever_its_links_lead(
    here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "venv").mkdir()
    (here / "venv" / "python").symlink_to(checkov_python)
    assert run(["check", "plan.json", *ADVISORY, "--checkov-python", "venv/python"]) == 2
    assert "error[CHECKOV_INSIDE]" in said(capsys)


def test_the_default_environment_may_not_lie_in_the_scanned_tree_either(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(here / "data"))
    folder = here / "data" / "levelgate" / "checkov-3.3.30" / "bin"
    folder.mkdir(parents=True)
    interpreter(folder, "touch ran")
    (folder.parent / WHOLE).touch()
    assert run(["check", "plan.json", *ADVISORY]) == 2
    assert "error[CHECKOV_INSIDE]" in said(capsys)


def test_half_an_environment_is_none(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(here.parent / "data"))
    folder = here.parent / "data" / "levelgate" / "checkov-3.3.30" / "bin"
    folder.mkdir(parents=True)
    interpreter(folder, "exit 1")
    _, found = judged("plan.json", *ADVISORY)
    assert found["checkov"]["status"] == "absent"


def test_an_interpreter_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "plan.json", *ADVISORY, "--checkov-python", "/nowhere/python"]) == 2
    assert "error[CHECKOV_MISSING]" in said(capsys)


def test_off_asks_nobody(here: Path) -> None:
    assert run(["check", "plan.json", *ADVISORY, "--checkov", "off", "--checkov-python", "/nowhere/python"]) == 0


# --- install and doctor


def test_install_leaves_what_is_there(tmp_path: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = checkov_python.parents[1]
    assert run(["checkov", "install", "--into", str(folder)]) == 0
    shown = capsys.readouterr()
    assert shown.out.strip() == str(python_of(folder))
    assert "Checkov is there" in shown.err


def test_install_takes_no_folder_of_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("kept")
    assert run(["checkov", "install", "--into", str(tmp_path)]) == 2
    assert "error[CHECKOV_INSTALL]" in said(capsys)
    assert (tmp_path / "mine").read_text() == "kept"


def test_install_where_nothing_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert run(["checkov", "install", "--into", str(tmp_path / "file" / "below")]) == 2
    assert "error[FILE_UNWRITABLE]" in said(capsys)


@pytest.mark.slow
def test_an_install_that_fails_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "env"
    old.mkdir()
    (old / "pyvenv.cfg").write_text("home = nowhere\n")
    # No package index at all.
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert run(["checkov", "install", "--into", str(old)]) == 2
    assert "error[CHECKOV_INSTALL]" in said(capsys)
    assert [file.name for file in old.iterdir()] == ["pyvenv.cfg"]
    assert [file.name for file in tmp_path.iterdir()] == ["env"]


def test_doctor(here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--checkov-python", str(checkov_python)]) == 0
    shown = capsys.readouterr().out
    assert "Checkov: 3.3.30, supported" in shown
    assert "CVE-2026-0323" in shown
    assert run(["doctor", "--lang", "vi"]) == 0
    assert "không tìm thấy" in capsys.readouterr().out
    assert run(["doctor", "--checkov-python", str(interpreter(here.parent, "exit 3"))]) == 0
    assert "there is no Checkov in this interpreter" in capsys.readouterr().out


def test_a_platform_without_rules_still_has_checkovs(here: Path, checkov_python: Path) -> None:
    firewall = planned(
        "google_compute_firewall.ssh",
        provider="registry.terraform.io/hashicorp/google",
        region=None,
        allow=[{"protocol": "tcp", "ports": ["22"]}],
        source_ranges=["0.0.0.0/0"],
    )
    write(here / "plan.json", firewall)
    _, without = judged("plan.json", *ADVISORY)
    _, found = judged("plan.json", *ADVISORY, "--checkov-python", checkov_python)
    assert (statuses(without)["no-admin-port-world"], statuses(found)["no-admin-port-world"]) == (
        "undetermined",
        "not-satisfied",
    )
    assert evidence(found) == {"CKV_GCP_2": ("fail", "")}
