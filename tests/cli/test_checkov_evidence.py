"""`levelgate check --checkov`: what Checkov's outcomes do to a result, and what their absence does."""

from pathlib import Path
from typing import Any

import pytest

from levelgate.cli import run
from tests.assessment.plans import planned, write
from tests.checks.checkov.test_run import interpreter
from tests.cli.test_check import judged
from tests.cli.test_checkov import ADVISORY, PASSWORD, SECRET


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


OF_OTHERS = '{"version": "3.3.30", "results": [["CKV_AWS_999", 0, "PASSED", []]]}'
OUT_OF_RANGE = '{"version": "3.3.30", "results": [["CKV_AWS_47", -1, "PASSED", []]]}'


@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "kill -9 $$",
        "cat > /dev/null; echo nonsense",
        f"cat > /dev/null; echo '{OF_OTHERS}'",
        f"cat > /dev/null; echo '{OUT_OF_RANGE}'",
    ],
)
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
