"""Paths in: what is refused, with which code; what is read, and how several roots stay apart."""

import gzip
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from levelgate.errors import Exit, InputError
from levelgate.sources.collect import collect
from tests.sources.plans import PLANS, change, configured, document, planned

PLAN = json.dumps(document(planned("aws_lb.this"))).encode()


def refusal(path: Path | str) -> InputError:
    with pytest.raises(InputError) as caught:
        collect([str(path)], None)
    assert caught.value.exit is Exit.INPUT
    return caught.value


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("destroy.json", "INPUT_DESTROY"),
        ("errored.json", "INPUT_ERRORED"),
        ("refresh-only.json", "INPUT_EMPTY"),
        ("refresh-only-drift.json", "INPUT_REFRESH_ONLY"),
        ("tfplan.bin", "INPUT_BINARY"),
        ("zero.json", "INPUT_EMPTY"),
    ],
)
def test_real_plans_that_say_nothing(name: str, code: str) -> None:
    assert refusal(PLANS / name).code == code


BAD: list[tuple[str, bytes, str, str]] = [
    ("empty", b"", "INPUT_UNREADABLE", "empty"),
    ("blank", b" \n", "INPUT_UNREADABLE", "empty"),
    ("text", b"Terraform used the selected providers", "INPUT_UNREADABLE", "not JSON"),
    ("cut off", PLAN[:-2], "INPUT_UNREADABLE", "breaks off"),
    ("log lines", b'{"@level":"info"}\n{"@level":"info"}\n', "INPUT_UNREADABLE", "terraform plan -json"),
    ("two documents", PLAN + b"\n" + PLAN, "INPUT_UNREADABLE", "not whole"),
    ("UTF-16", PLAN.decode().encode("utf-16"), "INPUT_UNREADABLE", "UTF-16"),
    ("gzip", gzip.compress(PLAN), "INPUT_UNREADABLE", "compressed"),
    ("zip", b"PK\x03\x04rest", "INPUT_BINARY", "binary"),
    ("not UTF-8", b'{"format_version":"\xff"}', "INPUT_UNREADABLE", "not whole"),
    ("a list", b"[]", "INPUT_UNREADABLE", "not JSON"),
    ("another JSON", b"{}", "INPUT_UNREADABLE", "neither"),
    ("a raw state", b'{"version":4,"serial":1,"lineage":"x","resources":[]}', "INPUT_STATE_FILE", "raw state"),
    ("a number", b'{"format_version":1.2}', "INPUT_UNREADABLE", "not whole"),
    ("major version 2", PLAN.replace(b'"1.2"', b'"2.0"'), "INPUT_VERSION", "2.0"),
    ("an empty state", b'{"format_version":"1.0"}', "INPUT_EMPTY", "no resource"),
    ("a state of nothing", b'{"format_version":"1.0","values":{"root_module":{}}}', "INPUT_EMPTY", "no resource"),
    ("resources of another shape", b'{"format_version":"1.2","planned_values":[]}', "INPUT_UNREADABLE", "JSON"),
    ("a number out of range", PLAN[:-1] + b',"variables":{"a":{"value":1e999}}}', "INPUT_UNREADABLE", "range"),
    ("nested too deep", b'{"format_version":' + b"[" * 100_000, "INPUT_UNREADABLE", ""),
]


@pytest.mark.parametrize(("name", "content", "code", "what"), BAD)
def test_refused(tmp_path: Path, name: str, content: bytes, code: str, what: str) -> None:
    (tmp_path / "plan.json").write_bytes(content)
    found = refusal(tmp_path / "plan.json")
    assert found.code == code
    assert what in found.what
    assert found.help
    assert found.where == str(tmp_path / "plan.json")


def test_planning_that_failed_is_refused_whatever_it_shows(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(document(planned("aws_lb.this"), errored=True)))
    assert refusal(tmp_path / "plan.json").code == "INPUT_ERRORED"


def test_nothing_given_and_nothing_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "plan.json").code == "INPUT_MISSING"
    with pytest.raises(InputError) as caught:
        collect([], None)
    assert caught.value.code == "INPUT_MISSING"


def test_a_directory_without_source_or_without_resources_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "INPUT_DIRECTORY"
    (tmp_path / "main.tf").write_text("")
    assert refusal(tmp_path).code == "INPUT_EMPTY"
    (tmp_path / "main.tf").write_text("resource {")
    assert refusal(tmp_path).code == "INPUT_UNREADABLE"


def test_of_a_file_of_source_the_directory_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('# main\nresource "aws_vpc" "this" {\n}\n')
    assert "directory" in refusal(tmp_path / "main.tf").help


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + PLAN
    (tmp_path / "plan.json").write_bytes(content)
    found = collect([str(tmp_path / "plan.json")], None)
    assert found.files[0].sha256 == hashlib.sha256(content).hexdigest()
    assert len(found.resources) == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PLAN)))
    assert collect(["-"], None).files[0].path == "-"


@pytest.mark.parametrize(("name", "kind"), [("lifecycle.json", "terraform-plan"), ("state.json", "terraform-state")])
def test_kind_by_content(name: str, kind: str) -> None:
    assert collect([str(PLANS / name)], None).files[0].kind == kind


PARTIAL: list[dict[str, Any]] = [{"complete": False}, {"deferred_changes": [{"reason": "unknown"}]}]


@pytest.mark.parametrize("more", PARTIAL, ids=["targeted", "deferred"])
def test_a_part_of_a_plan_is_not_complete(tmp_path: Path, more: dict[str, Any]) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(document(planned("aws_lb.this"), **more)))
    found = collect([str(tmp_path / "plan.json")], None)
    assert not found.complete
    assert [problem.code for problem in found.problems] == ["INPUT_PARTIAL"]


def test_a_real_targeted_plan_is_not_complete() -> None:
    assert not collect([str(PLANS / "target.json")], None).complete


# --- several roots


def root(folder: Path, name: str, *resources: dict[str, Any], **more: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(document(*resources, **more)))
    return str(path)


def test_the_same_file_twice_is_one_file(tmp_path: Path) -> None:
    path = root(tmp_path, "a.json", planned("aws_lb.this"))
    found = collect([path, path], None)
    assert len(found.files) == len(found.resources) == 1


def versioned(values: dict[str, Any]) -> dict[str, Any]:
    """A root with two blocks, the second of which refers to the first."""
    expressions = {"bucket": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]}}
    blocks = [configured("aws_s3_bucket.b", {}), configured("aws_s3_bucket_versioning.v", expressions)]
    return {
        "resource_changes": [change("aws_s3_bucket_versioning.v", after_unknown={"bucket": True})],
        "configuration": {"root_module": {"resources": blocks}},
    }


def test_blocks_of_the_same_name_in_two_roots_stay_apart(tmp_path: Path) -> None:
    bucket, versioning = planned("aws_s3_bucket.b"), planned("aws_s3_bucket_versioning.v")
    first = root(tmp_path, "a.json", bucket, versioning, **versioned({}))
    second = root(tmp_path, "b.json", bucket, planned("aws_vpc.only"))
    found = {resource.address: resource for resource in collect([first, second], None).resources}
    assert set(found) == {
        f"{first}:aws_s3_bucket.b", f"{second}:aws_s3_bucket.b", "aws_s3_bucket_versioning.v", "aws_vpc.only",
    }  # fmt: skip  # a table
    (link,) = found["aws_s3_bucket_versioning.v"].links["bucket"]
    assert link.block == found[f"{first}:aws_s3_bucket.b"].block != found[f"{second}:aws_s3_bucket.b"].block


def test_a_reference_to_nothing_does_not_lead_into_another_root(tmp_path: Path) -> None:
    first = root(tmp_path, "a.json", planned("aws_s3_bucket_versioning.v"), **versioned({}))
    second = root(tmp_path, "b.json", planned("aws_s3_bucket.b"))
    found = {resource.address: resource for resource in collect([first, second], None).resources}
    (link,) = found["aws_s3_bucket_versioning.v"].links["bucket"]
    assert link.block != found["aws_s3_bucket.b"].block


def test_the_order_of_the_files_does_not_change_the_resources(tmp_path: Path) -> None:
    first = root(tmp_path, "a.json", planned("aws_s3_bucket.b"))
    second = root(tmp_path, "b.json", planned("aws_s3_bucket.b"), planned("aws_vpc.v"))
    assert collect([first, second], None).resources == collect([second, first], None).resources
