"""Terraform source: where blocks stand, which references are bare, what `dynamic` blocks write."""

import os
from pathlib import Path

import pytest

from levelgate.errors import UsageError
from levelgate.sources.terraform.bare import BareReference
from levelgate.sources.terraform.plan_source import Source, read_source
from tests.sources.plans import PLANS

OWN, EVERY = {"own_key": True}, {"every": True}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def source(folder: Path, body: str, rest: str = "") -> Source:
    (folder / "main.tf").write_text(f'resource "aws_x" "this" {{\n{body}\n}}\n{rest}\n')
    return read_source(folder)


# what stands behind `by =`, the reference that it is, or None
BARE: list[tuple[str, BareReference | None]] = [
    ("aws_y.a.id", BareReference("aws_y.a")),
    ('"${aws_y.a.id}"', BareReference("aws_y.a")),
    ("aws_y.a[0].id", BareReference("aws_y.a[0]")),
    ('aws_y.a["k"].id', BareReference('aws_y.a["k"]')),
    ("aws_y.a[count.index].id", BareReference("aws_y.a", **OWN)),
    ("aws_y.a[each.key].id", BareReference("aws_y.a", **OWN)),
    ("aws_y.a[*].id", BareReference("aws_y.a", **EVERY)),
    ("values(aws_y.a)[*].id", BareReference("aws_y.a", **EVERY)),
    ("[for one in aws_y.a : one.id]", BareReference("aws_y.a", **EVERY)),
    ("[for k, one in aws_y.a : one.id]", BareReference("aws_y.a", **EVERY)),
    ("[for k, one in aws_y.a : k]", None),
    ("[for one in aws_y.a : one.id if one.x]", None),
    ("aws_y.a[var.k].id", None),
    ('aws_y.a["${var.k}"].id', None),
    ("aws_y.a[count.index + 1].id", None),
    ("aws_y.a[0 * count.index].id", None),
    ("var.x ? aws_y.a.id : null", None),
    ("lower(aws_y.a.id)", None),
    ('"${aws_y.a.id}/*"', None),
    ("module.m.out", BareReference("module.m.out")),
    ("module.m[0].out", BareReference("module.m[0].out")),
    ("module.m[each.key].out", None),
    ("var.x", BareReference("var.x")),
    ("local.plain", BareReference("aws_y.a")),
    ("local.missing", None),
    ("local.circle", None),
    ("each.value.id", None),
    ("data.aws_y.a.id", None),
    ("self.id", None),
    ('"text"', None),
    ("[]", None),
    ("null", None),
]
LOCALS = "locals {\n  plain = aws_y.a.id\n  circle = local.circle\n}\n"


@pytest.mark.parametrize(("written", "expected"), BARE)
def test_references(tmp_path: Path, written: str, expected: BareReference | None) -> None:
    found = source(tmp_path, f"  by = {written}", LOCALS).references(".", "aws_x.this")
    assert found == ({"by": (expected,)} if expected else {})


def test_each_value_is_what_the_block_goes_over(tmp_path: Path) -> None:
    found = source(tmp_path, "  for_each = aws_y.a\n  by = each.value.id").references(".", "aws_x.this")
    assert found["by"] == (BareReference("aws_y.a", own_key=True),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("by = [aws_y.a.id, aws_y.b.id]", {"by": ("aws_y.a", "aws_y.b")}),
        ("by = [aws_y.a.id, lower(aws_y.b.id)]", {}),
        ("b {\n c = aws_y.a.id\n}", {"b.c": ("aws_y.a",)}),
        ("b {\n c = aws_y.a.id\n}\nb {\n c = aws_y.b.id\n}", {"b.c": ("aws_y.a", "aws_y.b")}),
        ("b {\n c = aws_y.a.id\n}\nb {\n c = lower(aws_y.b.id)\n}", {}),
        ('dynamic "b" {\n for_each = [1]\n content {\n  c = aws_y.a.id\n }\n}', {}),
        ("lifecycle {\n ignore_changes = [tags]\n}\ndepends_on = [aws_y.a]", {}),
    ],
)
def test_references_in_lists_and_blocks(tmp_path: Path, body: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = source(tmp_path, body).references(".", "aws_x.this")
    assert {path: tuple(one.text for one in bare) for path, bare in found.items()} == expected


def test_dynamic_blocks_of_the_real_source() -> None:
    found = read_source(PLANS / "src" / "unknowns")
    assert found.dynamic(".", "aws_lb.dynamic_unknown") == {"access_logs", "access_logs.bucket", "access_logs.enabled"}
    assert found.dynamic(".", "aws_backup_plan.nested_dynamic_unknown") == {
        "rule.copy_action", "rule.copy_action.destination_vault_arn",
    }  # fmt: skip  # a table
    assert "rule.copy_action.destination_vault_arn" in (found.dynamic(".", "aws_backup_plan.dynamic_in_dynamic") or ())
    assert found.dynamic(".", "aws_lb.no_logs") == frozenset()
    assert found.dynamic(".", "aws_lb.nowhere") is None
    assert found.dynamic(None, "aws_lb.no_logs") is None


@pytest.mark.parametrize(
    "body",
    [
        "dynamic = 3",
        'dynamic "a" {\n for_each = 1\n}',
        "dynamic a b {\n content {}\n}",
        'dynamic "a" {\n content = 3\n}',
    ],
)
def test_a_dynamic_block_of_another_shape_shows_nothing(tmp_path: Path, body: str) -> None:
    assert not source(tmp_path, body).dynamic(".", "aws_x.this")


def test_an_override_file_says_what_holds(tmp_path: Path) -> None:
    (tmp_path / "x_override.tf").write_text('resource "aws_x" "this" {\n by = aws_y.b.id\n}\n')
    found = source(tmp_path, "by = aws_y.a.id")
    assert found.references(".", "aws_x.this") == {"by": (BareReference("aws_y.b"),)}


def test_location(tmp_path: Path) -> None:
    found = source(tmp_path, "", 'resource "aws_y" "a" {\n}\n')
    where = found.location(".", "aws_y.a")
    assert where is not None
    assert (Path(where.file), where.line) == (tmp_path / "main.tf", 4)
    assert found.location(".", "aws_y.nowhere") is None
    assert found.location("part", "aws_y.a") is None


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_bytes(b'\xef\xbb\xbfresource "aws_x" "this" {\n}\n')
    assert read_source(tmp_path).location(".", "aws_x.this")


def problems(folder: Path) -> list[str]:
    found = read_source(folder)
    found.location(".", "aws_x.this")
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "content", [b"resource {", b"\xff\xfe", b"a = " + b"(" * 5000, b"#" * (1024 * 1024 + 1)],
    ids=["syntax", "not UTF-8", "deep", "large"],
)  # fmt: skip  # a table
def test_a_file_that_cannot_be_read_is_a_problem_and_no_more(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.tf").write_bytes(content)
    (tmp_path / "good.tf").write_text('resource "aws_x" "this" {\n}\n')
    large = len(content) > 1024 * 1024
    assert problems(tmp_path) == ["SOURCE_UNREADABLE" if large else "SOURCE_SYNTAX"]
    assert read_source(tmp_path).location(".", "aws_x.this")


def test_what_lies_outside_is_not_read(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.tf").write_text('resource "aws_x" "this" {\n}\n')
    (inside / "link.tf").symlink_to(tmp_path / "outside.tf")
    (inside / "endless.tf").symlink_to("/dev/zero")
    assert problems(inside) == ["SOURCE_OUTSIDE", "SOURCE_OUTSIDE"]
    found = read_source(inside)
    assert found.location("..", "aws_x.this") is None
    assert found.problems


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tf")
    assert problems(tmp_path) == ["SOURCE_UNREADABLE"]


def test_no_such_directory(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_source(tmp_path / "nowhere")
    assert caught.value.code == "SOURCE_MISSING"
