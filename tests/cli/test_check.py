"""`levelgate check` as a pipeline runs it: every exit code, every way to hand it the wrong thing."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from levelgate import pipeline
from levelgate.cli import run
from levelgate.mapping import regimes
from levelgate.model.record import RecordKind
from levelgate.records.envelope import open_envelope
from levelgate.records.statement import read_statement
from tests.assessment.plans import planned, write
from tests.records.paper import PLATFORM, changed, dumps, signed, statement, write_store

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "tests" / "data" / "plans"
PORTAL = ROOT / "examples" / "citizen-portal"
REGIME = "vn-nd331-2026"
SYSTEM = "urn:vn:httt:bo-x:cong-dich-vu"
MANIFEST = f"""\
apiVersion: levelgate/v1
kind: System
system: {{id: "{SYSTEM}", name: Cổng dịch vụ công Bộ X, owner: "urn:vn:org:bo-x", level: 3}}
"""
AS_OF = ("--as-of", "2026-11-22T03:00:00Z")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository of its own, and none of the caller's settings."""
    for name in ("LEVELGATE_TRUST", "LEVELGATE_TRUST_PIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LEVELGATE_LANG", "en")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "levelgate.yaml").write_text(MANIFEST, encoding="utf-8")
    write(folder / "plan.json", planned("aws_cloudwatch_dashboard.main", region="ap-southeast-1", dashboard_name="one"))
    return folder


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    """A store beside the repository: an approval, and a platform that speaks for every control."""
    approval, attestation = (statement(kind) for kind in (RecordKind.APPROVAL, RecordKind.ATTESTATION))
    attestation = changed(attestation, "predicate.controls", everything())
    records = {
        "approval.dsse.json": signed(dumps(approval), "approver"),
        "attestation.dsse.json": signed(dumps(attestation), "attestor"),
    }
    return write_store(tmp_path / "trust", records)


def everything() -> list[dict[str, Any]]:
    baseline = regimes.baseline(REGIME, 3, {})
    named = [{"control": control.id} for control in baseline.controls]
    named += [{"protection": id} for id in sorted({demand.protection for demand in baseline.demands})]
    return [{**each, "split": "provided"} for each in named]


def pin(store: Path) -> str:
    envelope = open_envelope((store / "root.dsse.json").read_bytes())
    return read_statement(envelope.payload).digest


def check(*arguments: object) -> int:
    return run(["check", *map(str, arguments)])


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return err


def judged(*arguments: object) -> tuple[int, dict[str, Any]]:
    """The exit code and what the result says."""
    code = check(*arguments, "--format", "json=out/result.json")
    found: dict[str, Any] = json.loads(Path("out/result.json").read_bytes())
    assert found["exit"] == code
    return code, found


# --- every exit code


def test_passed(repository: Path, trust: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = judged("plan.json", "--trust", trust, *AS_OF)
    assert (code, found["verdict"], found["approval"]["status"], found["level"]) == (0, "passed", "valid", 3)
    assert (found["summary"]["not-satisfied"], found["summary"]["undetermined"]) == (0, 0)
    assert {record["id"]: record["code"] for record in found["records"]} == {PLATFORM: ""}
    assert "PASSED" in capsys.readouterr().out


def test_blocked(capsys: pytest.CaptureFixture[str]) -> None:
    folder = PORTAL / "first"
    code, found = judged(folder / "plan.json")
    assert (code, found["verdict"], found["approval"]["code"]) == (1, "blocked", "APPROVAL_MISSING")
    assert found["summary"]["not-satisfied"]
    assert "BLOCKED" in capsys.readouterr().out


def test_blocked_by_the_definition_alone(repository: Path, trust: Path) -> None:
    code, found = judged(PLANS / "unknowns.json", "--system", "levelgate.yaml", "--trust", trust, *AS_OF)
    assert (code, found["verdict"], found["approval"]["status"]) == (1, "blocked", "valid")


def test_incomplete(repository: Path, trust: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = judged(PLANS / "lifecycle.json", "--system", "levelgate.yaml", "--trust", trust, *AS_OF)
    assert (code, found["verdict"]) == (4, "incomplete")
    assert "INCOMPLETE" in capsys.readouterr().out
    code, found = judged(PLANS / "target.json", "--system", "levelgate.yaml", "--trust", trust, *AS_OF)
    assert (code, found["input"]["complete"]) == (4, False)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("destroy.json", "INPUT_DESTROY"),
        ("errored.json", "INPUT_ERRORED"),
        ("refresh-only-drift.json", "INPUT_REFRESH_ONLY"),
        ("refresh-only.json", "INPUT_EMPTY"),
        ("zero.json", "INPUT_EMPTY"),
        ("tfplan.bin", "INPUT_BINARY"),
        ("not-there.json", "INPUT_MISSING"),
        ("src", "INPUT_DIRECTORY"),
    ],
)
@pytest.mark.parametrize("mode", [(), ("--advisory", "--level", "3"), ("--advisory",)])
def test_input(name: str, error: str, mode: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code = check(PLANS / name, *mode, "--output-dir", "out")
    assert (code, error in said(capsys)) == (3, True)
    found = json.loads(Path("out/result.json").read_bytes())
    assert (found["verdict"], found["exit"], found["advisory"]) == (None, 3, bool(mode))
    assert set(found["summary"].values()) == {0}
    assert [problem["code"] for problem in found["input"]["problems"]] == [error]
    assert len(list(Path("out").iterdir())) > 2


def test_input_outweighs_what_else_is_wrong(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(PLANS / "zero.json", "--system", "levelgate.yaml") == 3
    assert check() == 3
    assert "INPUT_MISSING" in said(capsys)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "null", '{"format_version": "2.0"}', "{" * 100_000, "\x00", "\ud83d"]
)
def test_input_that_is_no_plan(repository: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "plan.json").write_bytes(content.encode("utf-16" if content == "\x00" else "utf-8", "surrogatepass"))
    assert check("plan.json", "--advisory", "--level", "3") == 3
    assert "error[INPUT_" in said(capsys)


def test_internal(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("s3cr3t of the plan")

    # A bug cannot be had from outside, so one is put in.
    monkeypatch.setattr(pipeline, "conclude", broken)
    for mode in ((), ("--advisory",)):
        assert check("plan.json", *mode) == 70
        err = said(capsys)
        assert "ZeroDivisionError" in err
        assert "s3cr3t" not in err
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "check", "plan.json"])


# --- usage


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--level", "3"], "--advisory"),
        (["--regime", REGIME], "--advisory"),
        (["--advisory", "--level", "6"], "--level"),
        (["--advisory", "--level", "0"], "--level"),
        (["--advisory", "--regime", "vn-1999"], "--regime"),
        (["--advisory"], "LEVEL_MISSING"),
        (["--no-such-option"], "--no-such-option"),
        (["--as-of", "yesterday"], "yesterday"),
        (["--as-of", "2026-02-30"], "2026-02-30"),
        (["--format", "json"], "json"),
        (["--format", "pdf=x.pdf"], "pdf"),
        (["--format", "json="], "json"),
        (["--format", "json=-", "--format", "junit=-"], "standard output"),
        (["--lang", "fr"], "--lang"),
        (["--system", "none.yaml"], "MANIFEST_MISSING"),
        (["--trust", "none"], "TRUST_"),
    ],
)
def test_usage(arguments: list[str], word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [str(tmp_path / "none") if one == "none" else one for one in arguments]
    assert check(PLANS / "unknowns.json", *given) == 2
    assert word in said(capsys)


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        ("a: [", "DOCUMENT_INVALID"),
        ("a: &x 1", "DOCUMENT_INVALID"),
        (MANIFEST + "rules: mine\n", "MANIFEST_INVALID"),
        (MANIFEST + "facts: {mail: perhaps}\n", "MANIFEST_INVALID"),
        (MANIFEST + "regime: vn-1999\n", "REGIME_UNKNOWN"),
        (MANIFEST.replace("level: 3", "level: 9"), "MANIFEST_INVALID"),
    ],
)
def test_a_manifest_that_cannot_be_used(
    repository: Path, manifest: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "levelgate.yaml").write_text(manifest, encoding="utf-8")
    assert check("plan.json") == 2
    assert f"error[{code}]" in said(capsys)


def test_a_manifest_may_not_reach_out_of_its_tree(
    repository: Path, trust: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "levelgate.yaml").write_text(MANIFEST + "records: [../trust/records/*.json]\n", encoding="utf-8")
    assert check("plan.json", "--trust", trust, *AS_OF) == 2
    assert "MANIFEST_PATH" in said(capsys)


# --- trust


def test_trust_inside_the_repository_is_refused(
    repository: Path, trust: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = trust.rename(repository / "trust")
    (repository / "elsewhere").symlink_to(inside)
    for given in (inside, "trust", "elsewhere", "../repository/trust"):
        assert check("plan.json", "--trust", given, *AS_OF) == 2
        assert "TRUST_INSIDE" in said(capsys)
    monkeypatch.setenv("LEVELGATE_TRUST", "trust")
    assert check("plan.json", *AS_OF) == 2
    assert "TRUST_INSIDE" in said(capsys)


def test_trust_outside_is_outside_also_through_a_link(repository: Path, trust: Path, tmp_path: Path) -> None:
    (repository / "trust").symlink_to(trust)
    assert check("plan.json", "--trust", "trust", *AS_OF) == 0


def test_a_pin_lets_trust_lie_inside(repository: Path, trust: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = trust.rename(repository / "trust")
    assert check("plan.json", "--trust", inside, "--trust-pin", pin(inside), *AS_OF) == 0
    assert check("plan.json", "--trust", inside, "--trust-pin", "0" * 64, *AS_OF) == 2
    assert "TRUST_PIN" in said(capsys)


def test_a_wrong_pin_is_refused_wherever_trust_lies(
    repository: Path, trust: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("plan.json", "--trust", trust, "--trust-pin", pin(trust), *AS_OF) == 0
    assert check("plan.json", "--trust", trust, "--trust-pin", "f" * 64, *AS_OF) == 2
    assert "TRUST_PIN" in said(capsys)


@pytest.mark.parametrize("more", [(), ("--advisory", "--level", "3")])
def test_an_empty_pin_is_no_pin_forgotten(
    repository: Path,
    trust: Path,
    more: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LEVELGATE_TRUST_PIN", "")
    for given in ((), ("--trust", trust)):
        assert check("plan.json", *given, *more) == 2
        assert "TRUST_PIN" in said(capsys)


def test_the_pin_may_come_from_the_environment(
    repository: Path, trust: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEVELGATE_TRUST", str(trust))
    monkeypatch.setenv("LEVELGATE_TRUST_PIN", pin(trust))
    assert check("plan.json", *AS_OF) == 0
    monkeypatch.setenv("LEVELGATE_TRUST_PIN", "f" * 64)
    assert check("plan.json", *AS_OF) == 2


def test_records_of_strangers_give_nothing(repository: Path, tmp_path: Path) -> None:
    forged = statement(RecordKind.APPROVAL)
    store = write_store(tmp_path / "trust", {"approval.dsse.json": signed(dumps(forged), "stranger")})
    code, found = judged("plan.json", "--trust", store, *AS_OF)
    assert (code, found["approval"]["code"]) == (1, "SIG_INVALID")
    assert [(Path(one["file"]).name, one["code"]) for one in found["records"]] == [
        ("approval.dsse.json", "SIG_INVALID")
    ]


def test_records_may_lie_in_the_tree_and_are_trusted_by_their_signature(
    repository: Path, trust: Path, tmp_path: Path
) -> None:
    (repository / "records").mkdir()
    (trust / "records" / "approval.dsse.json").rename(repository / "records" / "approval.dsse.json")
    assert check("plan.json", "--trust", trust, *AS_OF) == 1
    (repository / "levelgate.yaml").write_text(MANIFEST + "records: [records/*.json]\n", encoding="utf-8")
    assert check("plan.json", "--trust", trust, *AS_OF) == 0


@pytest.mark.parametrize(
    ("change", "value", "error"),
    [
        ("predicate.level", 2, "LEVEL_MISMATCH"),
        ("predicate.notAfter", "2026-11-22T03:00:00Z", None),
        ("predicate.owner", "urn:vn:org:bo-y", "APPROVER_NOT_FOR_OWNER"),
        ("predicate.level", 4, "APPROVER_LEVEL"),
        ("predicate.regime", "vn-1999", "APPROVAL_REGIME_UNKNOWN"),
    ],
)
def test_an_approval_that_does_not_hold(
    repository: Path, tmp_path: Path, change: str, value: object, error: str | None
) -> None:
    record = changed(statement(RecordKind.APPROVAL), change, value)
    store = write_store(tmp_path / "trust", {"approval.dsse.json": signed(dumps(record), "approver")})
    code, found = judged("plan.json", "--trust", store, *AS_OF)
    assert (code, found["approval"]["status"]) == (1, "invalid")
    assert error is None or found["approval"]["code"] == error
    assert found["level"] == 3  # still judged, at the manifest's level


def test_an_expired_store_is_refused(repository: Path, trust: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("plan.json", "--trust", trust, "--as-of", "2028-01-01") == 2
    assert "TRUST_EXPIRED" in said(capsys)


# --- advisory


@pytest.mark.parametrize("name", ["drift", "lifecycle", "no-op", "state", "state-aws", "target", "unknowns"])
@pytest.mark.parametrize("level", [1, 5])
def test_an_advisory_run_exits_0(name: str, level: int) -> None:
    code, found = judged(PLANS / f"{name}.json", "--advisory", "--level", level)
    assert (code, found["advisory"], found["level"]) == (0, True, level)
    assert found["verdict"] in ("blocked", "incomplete")


def test_an_advisory_run_takes_the_level_of_the_manifest(repository: Path) -> None:
    assert judged("plan.json", "--advisory")[1]["level"] == 3
    assert judged("plan.json", "--advisory", "--level", "5")[1]["level"] == 5
    assert judged("plan.json", "--advisory", "--regime", "vn-nd85-2016")[1]["regime"] == "vn-nd85-2016"


def test_without_approval_and_level_nothing_is_judged() -> None:
    code, found = judged(PLANS / "unknowns.json")
    assert (code, found["level"], set(found["summary"].values())) == (1, None, {0})
    assert found["input"]["resources"]


# --- in and out


def test_standard_input(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (PLANS / "unknowns.json").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    code, found = judged("-", "--advisory")
    assert (code, found["input"]["files"][0]["path"], found["level"]) == (0, "-", 3)
    assert (
        found["input"]["resources"]
        == judged(PLANS / "unknowns.json", "--advisory", "--level", "3")[1]["input"]["resources"]
    )


def test_a_report_on_standard_output_is_alone_there(
    repository: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert check("plan.json", "--format", "json=-", "--format", "junit=junit.xml") == 1
    out, err = capsysbinary.readouterr()
    assert json.loads(out)["schema"] == "levelgate/result/v1"
    assert b"BLOCKED" in err
    assert Path("junit.xml").read_bytes().startswith(b"<?xml")


def test_every_report_is_written(repository: Path) -> None:
    assert check("plan.json", "--output-dir", "deep/down") == 1
    written = {path.name: path.stat().st_size for path in Path("deep/down").iterdir()}
    assert {"result.json", "junit.xml", "report.md"} <= written.keys()
    assert all(written.values())


def test_a_format_never_changes_the_exit_code(repository: Path, trust: Path) -> None:
    for more in ((), ("--format", "json=a.json"), ("--output-dir", "out"), ("--lang", "vi")):
        assert check("plan.json", "--trust", trust, *AS_OF, *more) == 0
        assert check("plan.json", *more) == 1


@pytest.mark.parametrize(
    "option", [("--format", "json={}/r.json"), ("--output-dir", "{}"), ("--output-dir", "{}/below")]
)
def test_an_output_that_cannot_be_written(
    repository: Path, option: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "taken").write_text("a file")
    assert check("plan.json", option[0], option[1].format("taken")) == 2
    assert "FILE_UNWRITABLE" in said(capsys)
    assert (repository / "taken").read_text() == "a file"


def test_as_of_is_kept_in_the_result(repository: Path) -> None:
    found = judged("plan.json", "--as-of", "2026-12-01")[1]
    assert (found["as_of"], found["judged_at"]) == ("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z")
    assert judged("plan.json")[1]["as_of"] is None


def test_the_manifest_is_found_beside_the_plan_or_at_the_root(repository: Path) -> None:
    (repository / "infra").mkdir()
    (repository / "plan.json").rename(repository / "infra" / "plan.json")
    assert judged("infra/plan.json")[1]["system"]["id"] == SYSTEM
    (repository / "infra" / "levelgate.yaml").write_text(MANIFEST.replace(SYSTEM, "urn:x"), encoding="utf-8")
    assert judged("infra/plan.json")[1]["system"]["id"] == "urn:x"


def test_nothing_of_a_secret_is_printed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = {"password": "s3cr3t-of-the-database"}
    secret = planned("aws_db_instance.c", sensitive={"password": True}, storage_encrypted=False, **hidden)
    write(repository / "plan.json", secret)
    assert check("plan.json", "--output-dir", "out") == 1
    out, err = capsys.readouterr()
    written = "".join(path.read_text(encoding="utf-8") for path in Path("out").iterdir())
    assert "s3cr3t" not in out + err + written


def test_a_plan_may_not_break_lines_of_an_error(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("plan\n::error::pwned\x1b[2J.json") == 3
    err = said(capsys)
    assert "\x1b" not in err
    assert not [line for line in err.splitlines() if line.startswith("::")]


# --- several roots of one system


NETWORK = planned("aws_vpc.main", cidr_block="10.0.0.0/16", id="vpc-1")
FLOW_LOG = planned("aws_flow_log.main", vpc_id="vpc-1", traffic_type="ALL")


def flow_logs(found: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in found["protections"] if one["id"] == "flow-logs")


def test_what_another_root_shows_counts(repository: Path) -> None:
    write(repository / "net.json", NETWORK)
    write(repository / "logs.json", FLOW_LOG)
    _, alone = judged("net.json", "--advisory")
    assert flow_logs(alone)["status"] == "not-satisfied"
    _, together = judged("net.json", "logs.json", "--advisory")
    assert flow_logs(together)["status"] != "not-satisfied"
    assert [one["path"] for one in together["input"]["files"]] == ["net.json", "logs.json"]


def test_each_finding_says_which_root_it_is_from(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository / "net.json", NETWORK)
    write(repository / "logs.json", planned("aws_cloudwatch_log_group.app", name="/app", retention_in_days=1))
    capsys.readouterr()
    _, found = judged("net.json", "logs.json", "--advisory")
    roots = {
        one["root"] for protection in found["protections"] for one in protection["observations"] if one["resource"]
    }
    assert roots == {"net.json", "logs.json"}
    assert "aws_cloudwatch_log_group.app logs.json" in capsys.readouterr().out
    _, alone = judged("net.json", "--advisory")
    assert {one["root"] for protection in alone["protections"] for one in protection["observations"]} == {None}


def test_without_a_path_the_roots_of_the_manifest(repository: Path) -> None:
    write(repository / "net.json", NETWORK)
    manifest = MANIFEST + "boundary: {roots: [net.json, plan.json]}\n"
    (repository / "levelgate.yaml").write_text(manifest, encoding="utf-8")
    _, found = judged("--advisory")
    assert [Path(one["path"]).name for one in found["input"]["files"]] == ["net.json", "plan.json"]
    _, found = judged("net.json", "--advisory")
    assert [problem["code"] for problem in found["input"]["problems"]] == ["INPUT_PARTIAL"]


@pytest.mark.parametrize("root", ["../other.json", "/etc/hostname"])
def test_a_root_outside_the_repository_is_refused(
    repository: Path, root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "levelgate.yaml").write_text(MANIFEST + f"boundary: {{roots: [{root}]}}\n", encoding="utf-8")
    assert check("--advisory") == 2
    assert "MANIFEST_PATH" in said(capsys)


def test_no_path_and_no_manifest(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--advisory", "--level", "3") == 3
    assert "INPUT_MISSING" in said(capsys)
