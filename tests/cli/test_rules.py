"""Rules of one's own: `levelgate rules test`, and `levelgate check --rules`."""

import json
from pathlib import Path
from typing import Any

import pytest

from levelgate.cli import run
from levelgate.mapping import platforms
from tests.assessment.plans import planned, write

PROVIDER = "registry.terraform.io/bo-x/cloudx"
PLATFORM = f"""\
id: cloudx
title: {{vi: Đám mây X, en: Cloud X}}
providers: [{PROVIDER}]
conditions:
  servers: {{exists: {{type: cloudx_server}}}}
"""
AREA = """\
terms:
  logged: {linked: {type: cloudx_log, by: network, be: {enabled: true}}}
defaults:
  - {type: cloudx_log, values: {enabled: true}, source: "https://example.org/log"}
rules:
  - id: CLOUDX-NET-001
    protection: flow-logs
    severity: medium
    title: {vi: Mạng có nhật ký, en: The network has a log}
    subjects: {type: [cloudx_network]}
    assert: {is: logged}
    fix: {vi: Bật nhật ký., en: Log it.}
    source: https://example.org/network
"""
CASES = """\
cases:
  - rule: CLOUDX-NET-001
    name: a log
    outcome: pass
    resources:
      - {address: cloudx_network.a}
      - {address: cloudx_log.a, attributes: {network: -> cloudx_network.a}}
  - rule: CLOUDX-NET-001
    name: no log
    outcome: fail
    resources: [{address: cloudx_network.a}]
  - rule: CLOUDX-NET-001
    name: a log of an unknown network
    outcome: unknown
    resources:
      - {address: cloudx_network.a}
      - {address: cloudx_log.a, attributes: {network: (unknown)}}
"""
SCHEMA = {
    "provider_schemas": {
        PROVIDER: {
            "resource_schemas": {
                "cloudx_network": {"block": {"attributes": {"id": {"type": "string"}}}},
                "cloudx_log": {"block": {"attributes": {"network": {"type": "string"}, "enabled": {"type": "bool"}}}},
            }
        }
    }
}


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LEVELGATE_LANG", "en")
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules" / "cloudx"
    folder.mkdir(parents=True)
    (folder / "platform.yaml").write_text(PLATFORM, encoding="utf-8")
    (folder / "network.yaml").write_text(AREA, encoding="utf-8")
    (folder / "network.cases.yaml").write_text(CASES, encoding="utf-8")
    return folder.parent


def change(rules: Path, old: str, new: str, file: str = "network.yaml") -> None:
    path = rules / "cloudx" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def try_out(rules: Path, *more: str) -> int:
    return run(["rules", "test", str(rules), *more])


# --- testing them


def test_every_case_holds(rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA))
    assert try_out(rules, "--schema", str(tmp_path / "schema.json")) == 0
    out, err = capsys.readouterr()
    assert out == "3 cases, 0 do not hold\n"
    assert err == ""
    assert try_out(rules) == 0
    assert "give --schema" in capsys.readouterr().err
    assert [one.id for one in platforms.platforms() if one.id == "cloudx"] == []


def test_a_case_that_does_not_hold(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(rules, "outcome: fail", "outcome: pass", "network.cases.yaml")
    assert try_out(rules) == 1
    out = capsys.readouterr().out
    assert "CLOUDX-NET-001: no log: expected pass, found fail" in out
    # and now no case fails the rule
    assert "CLOUDX-NET-001: expected fail, found no case" in out
    assert "5 cases" not in out
    assert "2 do not hold" in out


# part of the area file, what stands there instead, the line it is found on, what is said, the next step
WRONG = [
    ("be: {enabled: true}", "be: {enabled: {equels: true}}", 2, "there is no predicate 'equels'", "equals"),
    ("{linked: ", "{linkd: ", 2, "there is no word 'linkd'", "linked"),
    ("assert: {is: logged}", "assert: {is: loged}", 11, "there is no term 'loged'", "logged"),
    ("assert: {is: logged}", "assert: {id|jsn: a}", 11, "there is no lens 'jsn'", "json"),
    ("assert: {is: logged}", "assert: {id: {at_least: $dayz}}", 11, "the level gives no parameter 'dayz'", "docs"),
    ("assert: {is: logged}", "assert: {linked: {type: cloudx_log}}", 11, "another shape", "docs"),
    ("assert: {is: logged}", "assert: {each: [1]}", 11, "expected a mapping", "docs"),
    ("protection: flow-logs", "protection: flow-log", 7, "there is no protection 'flow-log'", "flow-logs"),
    ("assert: {is: logged}", "where: {is: logged}", 6, "unknown field", "docs"),
    ("severity: medium", "severity: mild", 8, "Invalid enum value", "docs"),
    ("CLOUDX-NET-001", "AWS-LOG-001", 6, "there is a rule 'AWS-LOG-001' already", "another id"),
    ("    assert: {is: logged}\n", "", 6, "either subjects with assert, or exists", "docs"),
    ("rules:", "ruls:", 1, "unknown field `ruls`", "docs"),
]


@pytest.mark.parametrize(("old", "new", "line", "what", "help"), WRONG, ids=[row[3] for row in WRONG])
def test_what_is_wrong_is_named_with_its_line(
    rules: Path, old: str, new: str, line: int, what: str, help: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(rules, old, new)
    assert try_out(rules) == 2
    err = capsys.readouterr().err
    assert err.startswith("error[RULE_INVALID]: ")
    assert what in err
    assert help in err
    assert f"network.yaml:{line}\n" in err


@pytest.mark.parametrize(
    ("old", "new", "what", "near"),
    [
        ("be: {enabled: true}", "be: {enable: true}", "cloudx_log has no attribute 'enable'", "enabled"),
        ("[cloudx_network]", "[cloudx_net]", "there is no resource type 'cloudx_net'", "cloudx_network"),
        ("type: cloudx_log, by", "type: cloudx_logs, by", "there is no resource type 'cloudx_logs'", "cloudx_log"),
    ],
)
def test_attributes_against_a_schema(
    rules: Path, tmp_path: Path, old: str, new: str, what: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(rules, old, new)
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA))
    assert try_out(rules, "--schema", str(tmp_path / "schema.json")) == 2
    err = capsys.readouterr().err
    assert what in err
    assert near in err


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"provider_schemas": 1}', "\xff"])
def test_what_is_no_schema(rules: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "schema.json").write_text(content)
    assert try_out(rules, "--schema", str(tmp_path / "schema.json")) == 2
    assert "SCHEMA_UNREADABLE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "code", "what"),
    [
        ("outcome: pass", "outcome: passes", "CASE_INVALID", "there is no outcome 'passes'"),
        ("rule: CLOUDX-NET-001", "rule: CLOUDX-NET-002", "CASE_INVALID", "CLOUDX-NET-001"),
        ("address: cloudx_network.a}", "address: nothing}", "CASE_INVALID", "no resource address"),
        ("outcome: pass", "outcom: pass", "RULE_INVALID", "unknown field"),
    ],
)
def test_what_is_no_case(
    rules: Path, old: str, new: str, code: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(rules, old, new, "network.cases.yaml")
    assert try_out(rules) == 2
    err = capsys.readouterr().err
    assert f"error[{code}]" in err
    assert what in err


def test_folders_without_rules(tmp_path: Path, rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty" / "aws").mkdir(parents=True)
    (tmp_path / "nothing" / "aws").mkdir(parents=True)
    (tmp_path / "nothing" / "aws" / "network.yaml").write_text("rules: []\n")
    for folder in (tmp_path / "empty", tmp_path / "missing", tmp_path / "nothing"):
        assert try_out(folder) == 2
        assert "RULES_MISSING" in capsys.readouterr().err
    (rules / "cloudx" / "platform.yaml").unlink()
    assert try_out(rules) == 2
    assert "there is no platform 'cloudx'" in capsys.readouterr().err


def test_a_known_platform_is_not_replaced(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "cloudx").rename(rules / "aws")
    (rules / "aws" / "platform.yaml").write_text(PLATFORM.replace("cloudx", "aws", 1), encoding="utf-8")
    assert try_out(rules) == 2
    assert "which the gate does not know yet" in capsys.readouterr().err


# --- judging with them


@pytest.fixture
def definition(repository: Path) -> Path:
    network = planned("cloudx_network.a", PROVIDER, region=None, id="net-1")
    write(repository / "plan.json", network, planned("cloudx_log.a", PROVIDER, region=None, network="net-1"))
    return repository


def judged(*arguments: str) -> tuple[int, dict[str, Any]]:
    code = run(["check", "plan.json", "--advisory", "--level", "3", "--format", "json=result.json", *arguments])
    found: dict[str, Any] = json.loads(Path("result.json").read_bytes())
    return code, found


def flow_logs(found: dict[str, Any]) -> str:
    return next(str(one["status"]) for one in found["protections"] if one["id"] == "flow-logs")


def test_a_platform_of_ones_own(definition: Path, rules: Path) -> None:
    _, without = judged()
    assert without["input"]["unmapped"] == ["cloudx_log.a", "cloudx_network.a"]
    assert flow_logs(without) == "undetermined"
    assert without["rules"] == []
    code, found = judged("--rules", str(rules))
    assert code == 0
    assert (found["input"]["unmapped"], flow_logs(found)) == ([], "satisfied")
    assert [Path(one["path"]).name for one in found["rules"]] == ["network.yaml", "platform.yaml"]
    assert all(len(one["sha256"]) == 64 for one in found["rules"])


def test_rules_beside_those_of_a_known_platform(repository: Path, rules: Path) -> None:
    (rules / "cloudx").rename(rules / "aws")
    (rules / "aws" / "platform.yaml").unlink()
    text = AREA.replace("cloudx_network", "aws_vpc").replace("cloudx_log", "aws_flow_log")
    text = text.replace("by: network", "by: vpc_id").replace("{enabled: true}", "{traffic_type: NOTHING}")
    (rules / "aws" / "network.yaml").write_text(text.replace("values: {enabled: true}", "values: {}"), encoding="utf-8")
    write(repository / "plan.json", planned("aws_vpc.a", id="vpc-1"), planned("aws_flow_log.a", vpc_id="vpc-1"))
    _, found = judged("--rules", str(rules))
    assert flow_logs(found) == "not-satisfied"


def test_rules_inside_the_repository_are_refused(
    definition: Path, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.rename(definition / "rules")
    assert run(["check", "plan.json", "--advisory", "--level", "3", "--rules", "rules"]) == 2
    assert "RULES_INSIDE" in capsys.readouterr().err


def test_a_wrong_rule_stops_the_run(definition: Path, rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(rules, "is: logged", "is: loged")
    assert run(["check", "plan.json", "--advisory", "--level", "3", "--rules", str(rules)]) == 2
    assert "RULE_INVALID" in capsys.readouterr().err
    assert not Path("result.json").exists()


# --- listing


def test_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    every = capsys.readouterr().out
    assert run(["rules", "list"]) == 0
    assert capsys.readouterr().out == every
    assert run(["rules", "flow-logs"]) == 0
    some = capsys.readouterr().out.splitlines()
    assert 0 < len(some) < len(every.splitlines())
    assert all("flow-logs" in line for line in some)
