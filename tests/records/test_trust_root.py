"""The trust root: self-signed, pinned, in force, and one key under one id."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from levelgate.errors import UsageError
from levelgate.records.keys import public_pem
from levelgate.records.trust_root import read_trust
from tests.records.paper import KEYS, NOW, changed, dumps, ident, role, root_statement, signed, write_store


def refusal(store: Path, pin: str | None = None, now: datetime = NOW) -> str:
    with pytest.raises(UsageError) as caught:
        read_trust(store, pin, now)
    return caught.value.code


def store_of(tmp_path: Path, root: dict[str, Any], *signers: str) -> Path:
    return write_store(tmp_path / "trust", {}, root, signers or ("root-1", "root-2"))


def test_root_is_read(tmp_path: Path) -> None:
    root = root_statement()
    trust = read_trust(store_of(tmp_path, root), None, NOW)
    assert trust.pin == hashlib.sha256(dumps(root)).hexdigest()
    assert trust.root.roles.root.threshold == 2
    assert trust.root.roles.level_approver.scopes[0].max_level == 3
    assert trust.root.policy.waiver_max_days == {1: 365, 2: 180, 3: 90, 4: 30, 5: 7}
    assert trust.root.policy.evidence_demanded_from_level is None


def test_policy_is_read(tmp_path: Path) -> None:
    root = root_statement()
    root["predicate"]["policy"] = {
        "waiverMaxDays": {"1": 9, "2": 8, "3": 7, "4": 6, "5": 5},
        "neverWaivable": ["AWS-NET-001"],
        "neutralProviders": ["registry.terraform.io/hashicorp/random"],
        "evidenceDemandedFromLevel": 4,
    }
    policy = read_trust(store_of(tmp_path, root), None, NOW).root.policy
    assert policy.waiver_days(3) == 7
    assert policy.never_waivable == ("AWS-NET-001",)
    assert policy.evidence_demanded_from_level == 4


@pytest.mark.parametrize(
    "policy",
    [
        {"waiverMaxDays": {"3": 90}},
        {"waiverMaxDays": {"1": 365, "2": 180, "3": 90, "4": 30, "5": 7, "6": 1}},
        {"waiverMaxDays": {"1": 4000, "2": 180, "3": 90, "4": 30, "5": 7}},
        {"waiverMaxDays": {"1": 0, "2": 180, "3": 90, "4": 30, "5": 7}},
        {"relaxed": True},
    ],
)
def test_policy_of_another_shape_is_refused(tmp_path: Path, policy: object) -> None:
    root = changed(root_statement(), "predicate.policy", policy)
    assert refusal(store_of(tmp_path, root)) == "TRUST_INVALID"


def test_roles_left_out_accept_nothing(tmp_path: Path) -> None:
    root = changed(root_statement(), "predicate.roles.waiver-approver", ...)
    assert read_trust(store_of(tmp_path, root), None, NOW).root.roles.waiver_approver.keys == ()


def test_pin_is_the_digest_of_the_statement(tmp_path: Path) -> None:
    root = root_statement()
    store = store_of(tmp_path, root)
    pin = hashlib.sha256(dumps(root)).hexdigest()
    for spelling in (pin, pin.upper(), f"sha256:{pin}"):
        assert read_trust(store, spelling, NOW).pin == pin
    for wrong in ("", "0" * 64, pin[:-1], hashlib.sha256((store / "root.dsse.json").read_bytes()).hexdigest()):
        assert refusal(store, wrong) == "TRUST_PIN"


def test_pin_is_looked_at_before_the_content(tmp_path: Path) -> None:
    store = store_of(tmp_path, root_statement(), "stranger")
    assert refusal(store, "0" * 64) == "TRUST_PIN"


def test_missing_store(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == "TRUST_MISSING"
    assert refusal(tmp_path) == "TRUST_MISSING"
    (tmp_path / "root.dsse.json").mkdir()
    assert refusal(tmp_path) == "TRUST_MISSING"


@pytest.mark.parametrize("signers", [("root-1",), ("root-1", "root-1"), ("root-1", "stranger"), ("approver", "waiver")])
def test_below_the_threshold(tmp_path: Path, signers: tuple[str, ...]) -> None:
    assert refusal(store_of(tmp_path, root_statement(), *signers)) == "TRUST_INVALID"


def test_one_signature_twice_is_one(tmp_path: Path) -> None:
    store = store_of(tmp_path, root_statement(), "root-1")
    data = json.loads((store / "root.dsse.json").read_bytes())
    data["signatures"].append({**data["signatures"][0], "keyid": ident("root-2")})
    (store / "root.dsse.json").write_bytes(dumps(data))
    assert refusal(store) == "TRUST_INVALID"


def test_one_key_under_two_ids(tmp_path: Path) -> None:
    root = root_statement()
    root["predicate"]["keys"][ident("root-2")]["pem"] = public_pem(KEYS["root-1"].public_key())
    assert refusal(store_of(tmp_path, root, "root-1")) == "TRUST_INVALID"
    root = root_statement(root={"threshold": 2, "keys": [ident("root-1")] * 2})
    assert refusal(store_of(tmp_path / "b", root, "root-1")) == "TRUST_INVALID"


def test_tampered_root(tmp_path: Path) -> None:
    original = root_statement()
    tampered = changed(original, "predicate.roles.level-approver.scopes.0.maxLevel", 5)
    data = json.loads(signed(dumps(original), "root-1", "root-2"))
    store = store_of(tmp_path, tampered, "stranger")
    data["payload"] = json.loads((store / "root.dsse.json").read_bytes())["payload"]
    (store / "root.dsse.json").write_bytes(dumps(data))
    assert refusal(store) == "TRUST_INVALID"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("predicateType", "urn:levelgate:predicate:waiver:v1"),
        ("predicateType", "urn:levelgate:predicate:other:v1"),
        ("subject.0.name", "root"),
        ("predicate.version", 0),
        ("predicate.expires", "2026-10-01T00:00:00Z"),
        ("predicate.roles.root", ...),
        ("predicate.roles.root.threshold", 0),
        ("predicate.roles.root.threshold", 3),
        ("predicate.roles.root.keys", []),
        ("predicate.roles.registrar", {}),
        ("predicate.roles.level-approver.threshold", 0),
        ("predicate.roles.level-approver.threshold", 2),
        ("predicate.roles.level-approver.keys", [ident("approver")] * 2),
        ("predicate.roles.level-approver.scopes", []),
        ("predicate.roles.level-approver.scopes.0.key", "sha256:" + "0" * 64),
        ("predicate.roles.level-approver.scopes.0.maxLevel", ...),
        ("predicate.roles.level-approver.scopes.0.platform", "urn:x"),
        ("predicate.roles.platform-attestor.scopes.0.owner", "urn:x"),
        ("predicate.roles.waiver-approver.scopes.0.maxLevel", 3),
        ("predicate.roles.root.scopes", []),
    ],
)
def test_root_of_another_shape(tmp_path: Path, path: str, value: object) -> None:
    assert refusal(store_of(tmp_path, changed(root_statement(), path, value))) == "TRUST_INVALID"


@pytest.mark.parametrize("pem", ["", "not a key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "á"])
def test_key_that_is_none(tmp_path: Path, pem: str) -> None:
    path = f"predicate.keys.{ident('waiver')}.pem"
    assert refusal(store_of(tmp_path, changed(root_statement(), path, pem))) == "TRUST_INVALID"


def test_key_that_is_not_listed(tmp_path: Path) -> None:
    root = root_statement(**{"waiver-approver": role("stranger", owner="urn:x")})
    assert refusal(store_of(tmp_path, root)) == "TRUST_INVALID"


@pytest.mark.parametrize("raw", [b"", b"{}", b"x" * (1024 * 1024 + 1), b'{"a": NaN}'])
def test_file_that_is_no_root(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "root.dsse.json").write_bytes(raw)
    assert refusal(tmp_path) == "TRUST_INVALID"


def test_expiry_is_half_open(tmp_path: Path) -> None:
    store = store_of(tmp_path, root_statement())
    end = datetime(2027, 10, 1, tzinfo=UTC)
    assert read_trust(store, None, end - timedelta(seconds=1))
    assert refusal(store, None, end) == "TRUST_EXPIRED"
