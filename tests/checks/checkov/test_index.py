"""The index of Checkov's checks: that of the installed version, and made anew for another."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from levelgate.checks.checkov import versions
from levelgate.checks.checkov.catalogue import catalogue
from levelgate.checks.checkov.evidence import stale
from levelgate.checks.checkov.request import Request
from levelgate.checks.checkov.run import INDEX, answered, run
from levelgate.mapping import checkov as mapping
from tests.checks.given import made

ROOT = Path(__file__).parents[3]
ACCEPTED = {"versions": [versions.OLDEST, versions.TOO_NEW]}


def asked(python: Path, **more: Any) -> Any:
    return json.loads(answered(python, json.dumps({**ACCEPTED, **more}).encode()))


def test_the_index_is_that_of_the_pinned_version(checkov_python: Path) -> None:
    assert asked(checkov_python) == json.loads(INDEX.read_bytes())


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lock = (ROOT / "plugin" / "levelgate" / "checks" / "checkov" / "checkov.lock").read_text()
    assert project["dependency-groups"]["checkov"] == [f"checkov=={versions.PINNED}"]
    assert re.search(rf"^checkov=={re.escape(versions.PINNED)} ", lock, re.MULTILINE)
    assert json.loads(INDEX.read_bytes())["version"] == versions.PINNED == mapping.version()


def test_every_package_of_the_lock_has_its_hash() -> None:
    lock = (ROOT / "plugin" / "levelgate" / "checks" / "checkov" / "checkov.lock").read_text()
    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(packages) > 80
    assert all("--hash=sha256:" in package for package in packages)


def test_another_versions_index_is_made_anew(checkov_python: Path) -> None:
    database = {
        "kind": "resource",
        "type": "aws_db_instance",
        "name": "a",
        "address": "aws_db_instance.a",
        "values": {},
    }
    request = {**ACCEPTED, "checks": ["CKV_AWS_16"], "roots": [[database]]}
    of_another = {"version": "3.3.29", "checks": {}, "policies": {}}
    sent = json.dumps({**request, "index": of_another}).encode()
    answer = run(checkov_python, Request(sent, (made("aws_db_instance.a"),)))
    assert [(one.check, one.subject, one.outcome) for one in answer.results] == [("CKV_AWS_16", 0, "FAILED")]


def test_the_mapping_names_checks_that_there_are() -> None:
    assert stale() == ()
    assert len(catalogue()) > 1_100


def test_a_known_weakness_is_told_by_version() -> None:
    assert {one.id for one in versions.against("3.2.400")} == {one.id for one in mapping.weaknesses()}
    assert versions.against("3.4.2") == []
    # None of them reaches the gate in a version that it works with.
    assert all(one.unreached for one in versions.against(versions.OLDEST))


def test_nothing_the_worker_is_sent_can_make_it_write_or_call(checkov_python: Path) -> None:
    """A policy text that names files and addresses, through checks that parse and analyse it."""
    policy = json.dumps(
        {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "file:///etc/passwd", "Principal": "*"}]}
    )
    types = ["aws_iam_policy", "aws_sqs_queue_policy", "aws_s3_bucket_policy", "aws_kms_key", "aws_glacier_vault"]
    roots = [[
        {"kind": "resource", "type": type, "name": "a", "address": f"{type}.a", "values": {
            "policy": policy, "access_policy": policy, "bucket": "http://127.0.0.1:1/x"}}
        for type in types
    ]]  # fmt: skip  # a table
    answer = asked(checkov_python, index=json.loads(INDEX.read_bytes()), checks=None, roots=roots)
    assert answer["results"]
    assert not [crash for crash in answer["crashes"] if crash[2] == "PermissionError"]
