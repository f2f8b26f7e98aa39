"""The papers: what holds, and what is refused without stopping the rest."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from levelgate.errors import UsageError
from levelgate.model.record import Approval, Papers, RecordKind
from levelgate.records.store import MAX_RECORDS, load_papers
from tests.records.paper import (
    KEYS,
    KINDS,
    NOW,
    OWNER,
    changed,
    dumps,
    ident,
    role,
    root_statement,
    signed,
    statement,
    write_store,
)

APPROVAL = dumps(statement(RecordKind.APPROVAL))


def load(tmp_path: Path, records: dict[str, bytes], root: dict[str, object] | None = None) -> Papers:
    return load_papers(write_store(tmp_path / "trust", records, root), None, (), NOW)


def code(papers: Papers) -> str:
    assert (papers.approvals, papers.attestations, papers.waivers) == ((), (), ())
    (refusal,) = papers.refusals
    return refusal.code


def test_every_kind_is_read(tmp_path: Path) -> None:
    papers = load(tmp_path, {f"{kind}.dsse.json": signed(dumps(statement(kind)), name) for kind, name in KINDS.items()})
    assert not papers.refusals
    (approval,) = papers.approvals
    assert isinstance(approval.record, Approval)
    assert approval.file == (tmp_path / "trust/records/level-approval.dsse.json").as_posix()
    assert approval.signers == (ident("approver"),)
    assert [(scope.owner, scope.max_level) for scope in approval.scopes] == [(OWNER, 3)]
    assert papers.attestations[0].scopes[0].platform == "urn:vn:platform:cloud-y"
    assert papers.waivers[0].scopes[0].owner == OWNER


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", KEYS)
def test_every_role_signs_its_own_kind_only(tmp_path: Path, kind: RecordKind, name: str) -> None:
    papers = load(tmp_path, {"a.dsse.json": signed(dumps(statement(kind)), name)})
    if KINDS[kind] == name:
        assert not papers.refusals
    else:
        assert code(papers) == "SIG_INVALID"
        assert papers.refusals[0].kind == kind


def test_no_signature(tmp_path: Path) -> None:
    assert code(load(tmp_path, {"a.dsse.json": signed(APPROVAL)})) == "SIG_INVALID"


@pytest.mark.parametrize("kind", KINDS)
def test_every_leaf_of_a_record_is_signed(tmp_path: Path, kind: RecordKind) -> None:
    """Replace each scalar in turn by another fit one: the signature no longer holds."""
    data = statement(kind)
    original = json.loads(signed(dumps(data), KINDS[kind]))
    records = {}
    for i, (path, value) in enumerate(_leaves(data)):
        altered = changed(data, path, _other(value))
        records[f"{i:03}.dsse.json"] = dumps({**original, "payload": base64.b64encode(dumps(altered)).decode()})
    papers = load(tmp_path, records)
    assert len(papers.refusals) == len(records) > 20
    assert (papers.approvals, papers.attestations, papers.waivers) == ((), (), ())
    assert {refusal.code for refusal in papers.refusals} <= {"SIG_INVALID", "RECORD_INVALID", "RECORD_KIND"}


def _leaves(data: object, way: str = "") -> list[tuple[str, object]]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in _leaves(value, f"{way}.{key}" if way else key)]
    if isinstance(data, list):
        return [leaf for i, value in enumerate(data) for leaf in _leaves(value, f"{way}.{i}")]
    return [(way, data)]


def _other(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    text = str(value)
    return text[:-1] + ("1" if text[-1] != "1" else "2")


def test_payload_type_is_signed(tmp_path: Path) -> None:
    data = json.loads(signed(APPROVAL, "approver"))
    assert code(load(tmp_path, {"a.dsse.json": dumps({**data, "payloadType": "text/plain"})})) == "RECORD_INVALID"


def test_signature_of_another_record(tmp_path: Path) -> None:
    other = dumps(changed(statement(RecordKind.APPROVAL), "predicate.level", 2))
    data = json.loads(signed(APPROVAL, "approver"))
    data["signatures"] = json.loads(signed(other, "approver"))["signatures"]
    assert code(load(tmp_path, {"a.dsse.json": dumps(data)})) == "SIG_INVALID"


def test_threshold_counts_distinct_keys(tmp_path: Path) -> None:
    root = root_statement(**{"level-approver": role("approver", "waiver", threshold=2, owner=OWNER, maxLevel=3)})
    one = json.loads(signed(APPROVAL, "approver"))
    one["signatures"].append({**one["signatures"][0], "keyid": ident("waiver")})
    records = {
        "a.dsse.json": signed(APPROVAL, "approver", "waiver"),
        "b.dsse.json": dumps(one),
        "c.dsse.json": signed(APPROVAL, "approver", "stranger"),
    }
    papers = load(tmp_path, records, root)
    assert papers.approvals[0].signers == tuple(sorted([ident("approver"), ident("waiver")]))
    assert [refusal.code for refusal in papers.refusals] == ["SIG_INVALID", "SIG_INVALID"]


def test_only_the_signers_scopes_count(tmp_path: Path) -> None:
    roles = role("approver", owner=OWNER, maxLevel=2)
    other = role("waiver", owner=OWNER, maxLevel=5)
    both = {"threshold": 1, "keys": [*roles["keys"], *other["keys"]], "scopes": [*roles["scopes"], *other["scopes"]]}
    papers = load(tmp_path, {"a.dsse.json": signed(APPROVAL, "approver")}, root_statement(**{"level-approver": both}))
    assert [scope.max_level for scope in papers.approvals[0].scopes] == [2]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "RECORD_INVALID"),
        (b"{}", "RECORD_INVALID"),
        (b"kind: yaml", "RECORD_INVALID"),
        (b'{"a": 1, "a": 1}', "RECORD_INVALID"),
        (b'{"a": NaN}', "RECORD_INVALID"),
        (b"[" * 200_000, "RECORD_INVALID"),
        (b" " * (1024 * 1024 + 1), "RECORD_TOO_LARGE"),
        (signed(b"not json", "approver"), "RECORD_INVALID"),
        (signed(b'{"a": 1, "a": 1}', "approver"), "RECORD_INVALID"),
        (signed(APPROVAL.replace(b'"level": 3', b'"level": 3, "level": 3'), "approver"), "RECORD_INVALID"),
        (signed(APPROVAL.replace(b'"level": 3', b'"level": NaN'), "approver"), "RECORD_INVALID"),
        (signed(APPROVAL.replace(b'"level": 3', b'"level": 3, "x": 3'), "approver"), "RECORD_INVALID"),
        (signed(dumps(changed(json.loads(APPROVAL), "predicateType", "urn:x")), "approver"), "RECORD_KIND"),
        (signed(dumps(root_statement()), "root-1", "root-2"), "RECORD_KIND"),
    ],
)
def test_refusals_stop_no_other(tmp_path: Path, raw: bytes, expected: str) -> None:
    papers = load(tmp_path, {"a.dsse.json": raw, "b.dsse.json": signed(APPROVAL, "approver")})
    assert [refusal.code for refusal in papers.refusals] == [expected]
    assert papers.refusals[0].file.endswith("a.dsse.json")
    assert len(papers.approvals) == 1


def test_refusal_says_what_the_file_claims(tmp_path: Path) -> None:
    (refusal,) = load(tmp_path, {"a.dsse.json": signed(APPROVAL, "stranger")}).refusals
    assert (refusal.kind, refusal.subject) == (RecordKind.APPROVAL, "urn:vn:httt:bo-x:cong-dich-vu")
    assert refusal.detail


def test_identity_is_the_statement(tmp_path: Path) -> None:
    raw = signed(APPROVAL, "approver")
    papers = load(tmp_path, {"a.dsse.json": raw, "b.dsse.json": json.dumps(json.loads(raw), indent=8).encode()})
    (paper,) = papers.approvals
    assert paper.file.endswith("a.dsse.json")


def test_records_lie_at_any_depth_in_order_then_the_extra_files(tmp_path: Path) -> None:
    raws = [signed(dumps(changed(json.loads(APPROVAL), "predicate.sequence", i)), "approver") for i in range(1, 5)]
    store = write_store(
        tmp_path / "trust", {"b.dsse.json": raws[0], "a/x/y.dsse.json": raws[1], "a/z.dsse.json": raws[2]}
    )
    (store / "records" / "readme.txt").write_text("no record")
    (store / "aside.dsse.json").write_bytes(raws[0])
    extra = tmp_path / "repository.dsse.json"
    extra.write_bytes(raws[3])
    papers = load_papers(store, None, [extra, tmp_path / "missing.dsse.json"], NOW)
    assert [paper.record.sequence for paper in papers.approvals] == [2, 3, 1, 4]
    assert [refusal.code for refusal in papers.refusals] == ["RECORD_UNREADABLE"]


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.dsse.json"
    os.mkfifo(pipe)
    papers = load_papers(write_store(tmp_path / "trust", {}), None, [pipe], NOW)
    assert code(papers) == "RECORD_UNREADABLE"


def test_store_without_records(tmp_path: Path) -> None:
    store = write_store(tmp_path / "trust", {})
    (store / "records").rmdir()
    assert load_papers(store, None, (), NOW).approvals == ()


def test_directory_that_cannot_be_read_hides_nothing() -> None:
    # Not in tmp_path: its parents are closed to the user that root becomes here.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        store = write_store(Path(folder) / "trust", {"a/x.dsse.json": signed(APPROVAL, "approver")})
        (store / "records" / "a").chmod(0)
        with as_nobody(), pytest.raises(UsageError) as caught:
            load_papers(store, None, (), NOW)
        (store / "records" / "a").chmod(0o700)
    assert caught.value.code == "TRUST_INVALID"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, so root becomes somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_too_many_records(tmp_path: Path) -> None:
    store = write_store(tmp_path / "trust", {})
    files = [tmp_path / f"{i}.dsse.json" for i in range(MAX_RECORDS + 1)]
    assert len(load_papers(store, None, files[:-1], NOW).refusals) == MAX_RECORDS
    with pytest.raises(UsageError) as caught:
        load_papers(store, None, files, NOW)
    assert caught.value.code == "RECORD_TOO_MANY"
