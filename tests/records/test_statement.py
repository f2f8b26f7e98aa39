"""Statements and predicates: every field has one form."""

import hashlib
from typing import Any

import pytest

from levelgate.model.record import Approval, Attestation, RecordKind, TrustRoot, Waiver
from levelgate.records.refusal import RecordError
from levelgate.records.statement import kind_of, read_record, read_statement
from tests.records.paper import KINDS, changed, dumps, root_statement, statement


def refusal(data: dict[str, Any]) -> str:
    with pytest.raises(RecordError) as caught:
        read_record(read_statement(dumps(data)))
    return caught.value.code


@pytest.mark.parametrize("kind", KINDS)
def test_templates_are_read(kind: RecordKind) -> None:
    payload = dumps(statement(kind))
    found = read_statement(payload)
    assert kind_of(found) is kind
    assert found.digest == hashlib.sha256(payload).hexdigest()
    kinds = {RecordKind.APPROVAL: Approval, RecordKind.ATTESTATION: Attestation, RecordKind.WAIVER: Waiver}
    assert isinstance(read_record(found), kinds[kind])


def test_trust_root_is_read() -> None:
    assert isinstance(read_record(read_statement(dumps(root_statement()))), TrustRoot)


def _paths(data: object, way: str = "") -> list[str]:
    """The path of every object in the data, with a dot at its end unless it is the outermost."""
    items = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    inner = [path for key, value in items for path in _paths(value, f"{way}{key}.")]
    return [way, *inner] if isinstance(data, dict) else inner


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_field_is_refused_everywhere(kind: RecordKind) -> None:
    data = statement(kind)
    for way in _paths(data):
        assert refusal(changed(data, f"{way}unknown", "x")) == "RECORD_INVALID", way


@pytest.mark.parametrize("way", ["", "predicate.", "predicate.roles.", "predicate.roles.root.", "predicate.policy."])
def test_unknown_field_of_a_root_is_refused(way: str) -> None:
    data = root_statement()
    data["predicate"]["policy"] = {}
    assert refusal(changed(data, f"{way}unknown", 1)) == "RECORD_INVALID"


@pytest.mark.parametrize(
    "time",
    [
        "2026-11-22",
        "2026-11-22T03:00:00",
        "2026-11-22T03:00:00z",
        "2026-11-22t03:00:00Z",
        "2026-11-22 03:00:00Z",
        "2026-11-22T03:00:00.0Z",
        "2026-11-22T03:00:00+00:00",
        "2026-11-22T03:00:00+07:00",
        "2026-11-22T03:00Z",
        "2026-11-22T03:00:00Z\n",
        "2026-02-30T03:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T03:00:60Z",
        "٢026-11-22T03:00:00Z",
        1795316400,
        None,
        ...,
    ],
)
@pytest.mark.parametrize("field", ["issuedAt", "notBefore", "notAfter"])
def test_times_have_one_form(field: str, time: object) -> None:
    for kind in KINDS:
        assert refusal(changed(statement(kind), f"predicate.{field}", time)) == "RECORD_INVALID"


def test_times_of_a_root_have_one_form() -> None:
    for field in ("issuedAt", "expires"):
        assert refusal(changed(root_statement(), f"predicate.{field}", "2026-11-22T03:00:00.5Z")) == "RECORD_INVALID"


def test_empty_period_is_refused() -> None:
    for kind in KINDS:
        data = statement(kind)
        start = data["predicate"]["notBefore"]
        assert refusal(changed(data, "predicate.notAfter", start)) == "RECORD_INVALID"


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        (RecordKind.APPROVAL, "level", 0),
        (RecordKind.APPROVAL, "level", 6),
        (RecordKind.APPROVAL, "level", True),
        (RecordKind.APPROVAL, "level", 3.0),
        (RecordKind.APPROVAL, "level", "3"),
        (RecordKind.APPROVAL, "sequence", 0),
        (RecordKind.APPROVAL, "supersedes", "A" * 64),
        (RecordKind.APPROVAL, "supersedes", "a" * 64 + "\n"),
        (RecordKind.APPROVAL, "decision.date", "2026-02-30"),
        (RecordKind.APPROVAL, "decision.date", "1/3/2026"),
        (RecordKind.APPROVAL, "owner", ""),
        (RecordKind.APPROVAL, "owner", "urn:a b"),
        (RecordKind.APPROVAL, "system.name", "a\x1b[2J"),
        (RecordKind.APPROVAL, "system.name", "a\u202eb"),
        (RecordKind.APPROVAL, "bindings.environment", "prod"),
        (RecordKind.APPROVAL, "bindings.environment", ...),
        (RecordKind.ATTESTATION, "controls.0.control", "vn-nd331-2026/X"),
        (RecordKind.ATTESTATION, "controls.0.protection", ...),
        (RecordKind.ATTESTATION, "controls.0.split", "inherited"),
        (RecordKind.ATTESTATION, "controls.1.conditions.0.equals", "x"),
        (RecordKind.ATTESTATION, "controls.1.conditions.0.present", ...),
        (RecordKind.ATTESTATION, "coverage.hostingSeparation", "some"),
        (RecordKind.ATTESTATION, "scope.providers", ...),
        (RecordKind.WAIVER, "renewal", 3),
        (RecordKind.WAIVER, "renewal", -1),
        (RecordKind.WAIVER, "risk", "tiny"),
        (RecordKind.WAIVER, "rule", ...),
        (RecordKind.WAIVER, "accepted.value", {"a": 1}),
    ],
)
def test_unfit_value_is_refused(kind: RecordKind, path: str, value: object) -> None:
    assert refusal(changed(statement(kind), f"predicate.{path}", value)) == "RECORD_INVALID"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("_type", "https://in-toto.io/Statement/v0.1"),
        ("_type", ...),
        ("subject", []),
        ("subject.0.name", "urn:vn:httt:bo-x:another"),
        ("subject.0.digest", {}),
        ("subject.0.digest.sha256", "xyz"),
        ("predicate", []),
        ("predicateType", 1),
    ],
)
def test_another_statement_is_refused(path: str, value: object) -> None:
    assert refusal(changed(statement(RecordKind.APPROVAL), path, value)) == "RECORD_INVALID"


@pytest.mark.parametrize(
    "name", ["urn:levelgate:predicate:verdict:v1", "urn:levelgate:predicate:waiver:v2", "", "waiver"]
)
def test_unknown_kind_is_refused(name: str) -> None:
    assert refusal(changed(statement(RecordKind.WAIVER), "predicateType", name)) == "RECORD_KIND"


def test_one_kind_does_not_pass_for_another() -> None:
    for kind in KINDS:
        for other in KINDS.keys() - {kind}:
            data = changed(statement(kind), "predicateType", f"urn:levelgate:predicate:{other}:v1")
            assert refusal(data) == "RECORD_INVALID"


def test_the_paper_of_a_decision_may_be_a_further_subject() -> None:
    data = statement(RecordKind.APPROVAL)
    data["subject"].append({"name": "1234-QD-BX.pdf", "digest": {"sha256": "0" * 64}})
    assert read_record(read_statement(dumps(data)))
