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
    )  # fmt: skip  # a table
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


def test_what_could_not_be_read_leaves_the_connections_open(
    here: Path, checkov_python: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = planned("aws_s3_bucket_public_access_block.odd", dynamic=[1])
    write(here / "plan.json", planned("aws_s3_bucket.a", bucket="a"), block)
    _, found = scanned("plan.json", "--check", "CKV2_AWS_6", "--checkov-python", checkov_python, capsys=capsys)
    [bucket] = found["results"]
    assert (bucket["resource"], bucket["unknown"]) == ("aws_s3_bucket.a", ["(connections)"])
    assert [crash["resource"] for crash in found["crashes"]] == ["aws_s3_bucket_public_access_block.odd"]


def test_scan_a_check_that_there_is_not(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checkov", "scan", "plan.json", "--check", "CKV_AWS_4747"]) == 2
    assert "error[UNKNOWN_ID]" in said(capsys)


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
