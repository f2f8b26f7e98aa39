"""Links: from references of a real plan, with and without its source, and from small ones made for a case."""

from pathlib import Path
from typing import Any

import pytest

from levelgate.model.resource import Link, Links
from levelgate.sources.terraform import plan
from levelgate.sources.terraform.configuration import longest, split_address
from levelgate.sources.terraform.plan_source import read_source
from tests.sources.plans import PLANS, configured, document, planned, read

NOWHERE = ("", "", False)


@pytest.fixture(scope="module")
def readings() -> tuple[dict[str, Links], dict[str, Links]]:
    content = (PLANS / "unknowns.json").read_bytes()
    both = [plan.read(content, "x", one) for one in (None, read_source(PLANS / "src" / "unknowns"))]
    first, second = ({resource.address: resource.links for resource in reading.resources} for reading in both)
    return first, second


def counted(key: str, certain: bool) -> tuple[str, str, bool]:
    return ("aws_s3_bucket.counted", key, certain)


def keyed(key: str, certain: bool) -> tuple[str, str, bool]:
    return ("aws_s3_bucket.keyed", key, certain)


V = "aws_s3_bucket_versioning"
SELECTION = "aws_backup_selection"
ONE_KEY = ("aws_kms_key.one", "", True)

# address, path, links from the plan alone, links with the source (where they differ)
TABLE: list[tuple[Any, ...]] = [
    (f"{V}.count_index[1]", "bucket", [counted("*", True)], [counted("=", True)]),
    (f"{V}.count_index_times_zero[1]", "bucket", [counted("*", True)]),
    (f'{V}.each_key["logs"]', "bucket", [keyed("*", True)], [keyed("=", True)]),
    (f'{V}.each_value["logs"]', "bucket", [NOWHERE], [keyed("=", True)]),
    (f"{V}.literal_index", "bucket", [counted("0", True)]),
    (f"{V}.literal_key", "bucket", [keyed('"uploads"', True)]),
    (f"{V}.variable_key", "bucket", [keyed("*", False)]),
    (f"{V}.through_local_list", "bucket", [NOWHERE]),
    (f"{V}.known_value", "bucket", [("aws_s3_bucket.named", "", True)]),
    (f"{SELECTION}.list_of_references", "resources",
     [("aws_s3_bucket.single", "", False), counted("1", False), keyed('"logs"', False)],
     [("aws_s3_bucket.single", "", True), counted("1", True), keyed('"logs"', True)]),
    (f"{SELECTION}.splat", "resources", [counted("*", True)], [counted("0", True), counted("1", True)]),
    (f"{SELECTION}.values_splat", "resources", [keyed("*", True)], [keyed('"logs"', True), keyed('"uploads"', True)]),
    (f"{SELECTION}.for_with_filter", "resources", [keyed("*", True)]),
    (f"{SELECTION}.concat", "resources", [("aws_s3_bucket.single", "", False), counted("*", False)]),
    ("aws_ebs_volume.reference", "kms_key_id", [ONE_KEY]),
    ("aws_ebs_volume.through_local", "kms_key_id", [NOWHERE], [ONE_KEY]),
    ("aws_ebs_volume.conditional_on", "kms_key_id", [("aws_kms_key.one", "", False)]),
    ("aws_ebs_volume.conditional_unknown", "kms_key_id",
     [("terraform_data.late", "", False), ("aws_kms_key.one", "", False)]),
    ("aws_ebs_volume.one_of_count_on", "kms_key_id", [("aws_kms_key.maybe_on", "0", True)]),
    ("aws_ebs_volume.variable_null", "kms_key_id", []),
    ("aws_iam_policy.document_deferred", "policy", [NOWHERE]),
    ("aws_lb.static_logs", "access_logs.bucket", [("aws_s3_bucket.single", "", True)]),
    # through modules
    (f"{V}.module_output", "bucket", [NOWHERE]),
    (f"{V}.module_output_object", "bucket", [("module.bucket.aws_s3_bucket.this", "", False)]),
    (f"{V}.module_output_literal_key", "bucket", [NOWHERE]),
    (f'{V}.module_output_each_key["a"]', "bucket", [NOWHERE]),
    ("module.bucket.aws_s3_bucket_server_side_encryption_configuration.this",
     "rule.apply_server_side_encryption_by_default.kms_master_key_id", [ONE_KEY]),
    ("module.bucket.aws_s3_bucket_server_side_encryption_configuration.this", "bucket",
     [NOWHERE], [("module.bucket.aws_s3_bucket.this", "", True)]),
    ('module.buckets["a"].aws_s3_bucket_server_side_encryption_configuration.this', "bucket",
     [NOWHERE], [('module.buckets["a"].aws_s3_bucket.this', "", True)]),
]  # fmt: skip  # a table


@pytest.mark.parametrize("row", TABLE, ids=[f"{row[0]}.{row[1]}" for row in TABLE])
def test_links_of_a_real_plan(readings: tuple[dict[str, Links], dict[str, Links]], row: tuple[Any, ...]) -> None:
    address, path, *expected = row
    assert readings[0][address][path] == tuple(Link(*one) for one in expected[0])
    assert readings[1][address][path] == tuple(Link(*one) for one in expected[-1])


def links(references: list[str], *others: str, source: Path | None = None) -> tuple[Link, ...]:
    """Links of one attribute that refers to this, in a plan that also has the resources `others`."""
    blocks = [configured("aws_x.this", {"by": {"references": references}})]
    content = document(
        planned("aws_x.this"), *map(planned, others), configuration={"root_module": {"resources": blocks}}
    )
    (found,) = (
        one for one in read(content, read_source(source) if source else None).resources if one.block == "aws_x.this"
    )
    return found.links["by"]


REFERENCES = [
    ("one instance", ["aws_y.a.id", "aws_y.a"], ["aws_y.a"], [("aws_y.a", "", True)]),
    ("one instance with a key", ["aws_y.a"], ["aws_y.a[0]"], [("aws_y.a", "0", True)]),
    ("no instance", ["aws_y.a.id", "aws_y.a"], [], [("aws_y.a", "*", True)]),
    ("several instances", ["aws_y.a"], ["aws_y.a[0]", "aws_y.a[1]"], [("aws_y.a", "*", True)]),
    ("an index of its own", ["aws_y.a", "count.index"], ["aws_y.a[0]", "aws_y.a[1]"], [("aws_y.a", "*", True)]),
    ("an index alone", ["count.index"], [], []),
    ("a variable beside", ["var.x", "aws_y.a"], ["aws_y.a"], [("aws_y.a", "", False)]),
    (
        "two candidates",
        ["aws_y.a", "aws_y.b"],
        ["aws_y.a", "aws_y.b"],
        [("aws_y.a", "", False), ("aws_y.b", "", False)],
    ),
    ("the same twice", ["aws_y.a.id", "aws_y.a", "aws_y.a.arn", "aws_y.a"], ["aws_y.a"], [("aws_y.a", "", False)]),
    ("a local value", ["local.x"], [], [NOWHERE]),
    ("a data source", ["data.aws_y.a.id", "data.aws_y.a"], [], [NOWHERE]),
    ("a root variable", ["var.x"], [], []),
    ("a path", ["path.module"], [], []),
    ("an unknown module", ["module.nowhere.x", "module.nowhere"], [], []),
    ("a key with a bracket", ['aws_y.a["x]y"].id', 'aws_y.a["x]y"]', "aws_y.a"], [], [("aws_y.a", '"x]y"', True)]),
    ("odd text", ["", "x", "..", "aws_y", "module.", "module"], [], []),
]


@pytest.mark.parametrize(("name", "references", "others", "expected"), REFERENCES)
def test_links(name: str, references: list[str], others: list[str], expected: list[tuple[str, str, bool]]) -> None:
    found = links(references, *others)
    assert [link for link in found if link.block or expected] == [Link(*one) for one in expected]


def through_modules(
    argument: dict[str, Any], output: dict[str, Any], keys: tuple[str, ...] = ("",)
) -> dict[str, Links]:
    """`aws_x.outer` refers to an output of module `m`, `m`'s `aws_y.inner` to its argument."""
    module = {
        "resources": [configured("aws_y.inner", {"by": {"references": ["var.arg"]}})],
        "outputs": {"out": {"expression": output}},
    }
    blocks = [
        configured("aws_x.outer", {"by": {"references": ["module.m.out", "module.m"]}}),
        configured("aws_z.a", {}),
    ]
    call = {"source": "./m", "expressions": {"arg": argument} if argument else {}, "module": module}
    inner = [{"address": f"module.m{key}", "resources": [planned(f"module.m{key}.aws_y.inner")]} for key in keys]
    values = {"resources": [planned("aws_x.outer"), planned("aws_z.a")], "child_modules": inner}
    content = {
        "format_version": "1.2",
        "planned_values": {"root_module": values},
        "configuration": {"root_module": {"resources": blocks, "module_calls": {"m": call}}},
    }
    return {resource.address: resource.links for resource in read(content).resources}


def test_through_an_argument() -> None:
    found = through_modules({"references": ["aws_z.a.id", "aws_z.a"]}, {})
    assert found["module.m.aws_y.inner"]["by"] == (Link("aws_z.a"),)


@pytest.mark.parametrize(
    "argument", [{}, {"constant_value": "x"}, {"references": ["local.x"]}, {"references": ["each.key"]}]
)
def test_an_argument_that_leads_nowhere(argument: dict[str, Any]) -> None:
    found = through_modules(argument, {})["module.m.aws_y.inner"]["by"]
    assert not any(link.block or link.certain for link in found)


def test_through_an_output() -> None:
    found = through_modules({}, {"references": ["aws_y.inner.id", "aws_y.inner"]})
    assert found["aws_x.outer"]["by"] == (Link("module.m.aws_y.inner"),)


def test_through_an_output_of_several_instances() -> None:
    found = through_modules({}, {"references": ["aws_y.inner"]}, ('["a"]', '["b"]'))
    expected = (Link('module.m["a"].aws_y.inner', "", False), Link('module.m["b"].aws_y.inner', "", False))
    assert found["aws_x.outer"]["by"] == expected


def test_a_circle_of_variables_and_outputs_ends() -> None:
    found = through_modules({"references": ["module.m.out", "module.m"]}, {"references": ["var.arg"]})
    assert not any(link.certain for link in found["aws_x.outer"]["by"])


# --- the source is believed only where it agrees with the plan

AGREE = [
    ("the same", "aws_y.a[count.index].id", ["aws_y.a", "count.index"], ("aws_y.a", "=", True)),
    ("in quotes", '"${aws_y.a[count.index].id}"', ["aws_y.a", "count.index"], ("aws_y.a", "=", True)),
    ("calculated", "aws_y.a[0 * count.index].id", ["aws_y.a", "count.index"], ("aws_y.a", "*", True)),
    ("a variable as key", "aws_y.a[var.k].id", ["aws_y.a", "var.k"], ("aws_y.a", "*", False)),
    ("another version of the source", "aws_y.b[count.index].id", ["aws_y.a", "count.index"], ("aws_y.a", "*", True)),
    ("a text around it", '"x-${aws_y.a[count.index].id}"', ["aws_y.a", "count.index"], ("aws_y.a", "*", True)),
    ("two in a text", '"${aws_y.a[0].id}${aws_y.a[1].id}"', ["aws_y.a"], ("aws_y.a", "*", True)),
]


@pytest.mark.parametrize(("name", "written", "references", "expected"), AGREE)
def test_certain_by_source(
    tmp_path: Path, name: str, written: str, references: list[str], expected: tuple[str, str, bool]
) -> None:
    (tmp_path / "main.tf").write_text(f'resource "aws_x" "this" {{\n  by = {written}\n}}\n')
    found = links(references, "aws_y.a[0]", "aws_y.a[1]", source=tmp_path)
    assert found == (Link(*expected),)


def test_a_reference_that_the_plan_does_not_have_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_x" "this" {\n  other = aws_y.a.id\n}\n')
    block = configured("aws_x.this", {"by": {"constant_value": 1}})
    content = document(planned("aws_x.this"), configuration={"root_module": {"resources": [block]}})
    assert read(content, read_source(tmp_path)).resources[0].links == {}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("aws_x.a", ("aws_x.a", "")),
        ("aws_x.a[0]", ("aws_x.a", "0")),
        ('aws_x.a["k"]', ("aws_x.a", '"k"')),
        ('aws_x.a["a[\\"b"]', ("aws_x.a", '"a[\\"b"')),
        ('module.m["x"].aws_x.a', ('module.m["x"].aws_x.a', "")),
        ('module.m["x"].aws_x.a["y"]', ('module.m["x"].aws_x.a', '"y"')),
    ],
)
def test_split_address(address: str, expected: tuple[str, str]) -> None:
    assert split_address(address) == expected


def test_longest() -> None:
    given = ["a.b.id", "a.b", "a.c[0].id", "a.c[0]", "a.c", "a.bc", "a.b"]
    assert list(longest(given)) == ["a.b.id", "a.c[0].id", "a.bc", "a.b"]
