"""What is unknown and what is unset, on plans that Terraform made of tests/data/plans/src."""

from pathlib import Path
from typing import Any

import pytest

from levelgate.model.resource import Resource
from levelgate.sources.terraform import plan
from levelgate.sources.terraform.plan_source import read_source
from tests.sources.plans import PLANS, at, one

WITHOUT, WITH = 0, 1


def both(name: str) -> tuple[dict[str, Resource], dict[str, Resource]]:
    """The resources of a real plan, read without and with its source."""
    content = (PLANS / f"{name}.json").read_bytes()
    sources = (None, read_source(PLANS / "src" / name))
    first, second = (
        {resource.address: resource for resource in plan.read(content, name, source).resources} for source in sources
    )
    return first, second


@pytest.fixture(scope="module")
def unknowns() -> tuple[dict[str, Resource], dict[str, Resource]]:
    return both("unknowns")


@pytest.fixture(scope="module")
def dynamics() -> tuple[dict[str, Resource], dict[str, Resource]]:
    return both("dynamics")


# address, path, without the source, with it (where that differs)
TABLE = [
    ("aws_ebs_volume.unset", "encrypted", "unset"),
    ("aws_ebs_volume.literal", "encrypted", True),
    ("aws_ebs_volume.literal_null", "encrypted", "unset"),
    ("aws_ebs_volume.literal_null", "kms_key_id", "unset"),
    ("aws_ebs_volume.unknown", "encrypted", "unknown"),
    ("aws_ebs_volume.reference", "kms_key_id", "unknown"),
    ("aws_ebs_volume.variable_null", "kms_key_id", "unknown"),
    ("aws_db_instance.unset", "multi_az", "unset"),
    ("aws_db_instance.unknown", "multi_az", "unknown"),
    ("aws_db_instance.unknown", "backup_retention_period", "unknown"),
    ("aws_iam_policy.jsonencode_unknown", "policy", "unknown"),
    # an attribute that is written like a block
    ("aws_security_group.no_ingress", "ingress", "unset"),
    ("aws_security_group.dynamic_known_empty", "ingress", "unset"),
    ("aws_security_group.ingress_empty_list", "ingress", []),
    ("aws_security_group.ingress_unknown_list", "ingress", "unknown"),
    ("aws_security_group.dynamic_unknown", "ingress", "unknown"),
    ("aws_security_group.dynamic_known", "ingress.1.from_port", 8443),
    ("aws_security_group.dynamic_known_unknown_content", "ingress.0.from_port", 443),
    ("aws_security_group.dynamic_known_unknown_content", "ingress.0.cidr_blocks", "unknown"),
    ("aws_security_group.static_and_dynamic_unknown", "ingress.0.cidr_blocks", ["10.0.0.0/8"]),
    ("aws_security_group.static_and_dynamic_unknown", "ingress.1", "unknown"),
    ("aws_security_group.static_unknown_leaf", "ingress.0.cidr_blocks", "unknown"),
    # nested blocks
    ("aws_lb.no_logs", "access_logs", []),
    ("aws_lb.static_logs", "access_logs.0.bucket", "unknown"),
    ("aws_lb.static_logs", "access_logs.0.enabled", True),
    ("aws_lb.dynamic_unknown", "access_logs", "unknown"),
    ("aws_lb.dynamic_known", "access_logs.0.bucket", "known-logs"),
    ("aws_lb.dynamic_known_empty", "access_logs", []),
    ("aws_backup_plan.nested_none", "rule.0.copy_action", []),
    ("aws_backup_plan.nested_dynamic_unknown", "rule.0.copy_action", "unknown"),
    ("aws_backup_plan.dynamic_in_dynamic", "rule.1.copy_action", "unknown"),
    ("aws_backup_plan.dynamic_in_dynamic", "rule.1.rule_name", "weekly"),
    ("aws_launch_template.nested_dynamic_unknown", "block_device_mappings.0.ebs", "unknown"),
    ("aws_launch_template.nested_none", "block_device_mappings.0.ebs", []),
    ("aws_launch_template.computed_block_unset", "metadata_options", "unknown", "unset"),
    ("aws_launch_template.computed_block_dynamic_unknown", "metadata_options", "unknown"),
    ("aws_s3_bucket_lifecycle_configuration.framework_dynamic_unknown", "rule", "unknown"),
    ("aws_s3_bucket_lifecycle_configuration.framework_nested_dynamic_unknown", "rule.0.expiration", "unknown"),
    ("aws_s3_bucket_lifecycle_configuration.framework_nested_dynamic_unknown", "rule.0.status", "Enabled"),
    ("aws_s3_bucket.single", "versioning", "unknown", "unset"),
    ("module.bucket.aws_s3_bucket.this", "versioning", "unknown", "unset"),
]


@pytest.mark.parametrize("row", TABLE, ids=[f"{row[0]}.{row[1]}" for row in TABLE])
def test_real_plan(unknowns: tuple[dict[str, Resource], dict[str, Resource]], row: tuple[Any, ...]) -> None:
    address, path, *expected = row
    assert at(unknowns[WITHOUT][address].attributes, path) == expected[0]
    assert at(unknowns[WITH][address].attributes, path) == expected[-1]


BESIDE = [
    ("aws_backup_plan.static_and_dynamic_unknown", "rule", "unknown"),
    ("aws_backup_plan.static_and_dynamic_known", "rule.0.rule_name", "daily"),
    ("aws_backup_plan.static_and_dynamic_known", "rule.1.schedule", "unknown"),
    ("aws_launch_template.static_unknown_leaf", "metadata_options.0.http_tokens", "unknown"),
    ("aws_launch_template.static_unknown_leaf", "metadata_options.0.http_endpoint", "unset"),
    ("aws_launch_template.static_unknown_leaf", "block_device_mappings", "unknown"),
    ("aws_launch_template.dynamic_known_unknown_content", "block_device_mappings.0.ebs.0.kms_key_id", "unknown"),
    ("aws_launch_template.dynamic_known_unknown_content", "block_device_mappings.0.ebs.0.iops", "unknown", "unset"),
    ("aws_route_table.dynamic_unknown", "route", "unknown"),
    ("aws_security_group.dynamic_unknown_with_defaults", "ingress", "unknown"),
    ("aws_network_acl.static_and_dynamic_unknown", "ingress.0.cidr_block", "10.3.0.0/18"),
    ("aws_network_acl.static_and_dynamic_unknown", "ingress.1", "unknown"),
    ("aws_wafv2_web_acl.deep", "default_action.0.allow", "unknown"),
    ("aws_wafv2_web_acl.deep", "default_action.0.block", []),
    ("aws_wafv2_web_acl.deep", "rule.0.statement.0.managed_rule_group_statement", "unknown"),
    ("aws_s3_bucket.dynamic_unknown", "server_side_encryption_configuration", "unknown"),
    ("aws_s3_bucket.dynamic_unknown", "versioning", "unknown", "unset"),
]


@pytest.mark.parametrize("row", BESIDE, ids=[f"{row[0]}.{row[1]}" for row in BESIDE])
def test_dynamic_blocks_beside_written_ones(
    dynamics: tuple[dict[str, Resource], dict[str, Resource]], row: tuple[Any, ...]
) -> None:
    address, path, *expected = row
    assert at(dynamics[WITHOUT][address].attributes, path) == expected[0]
    assert at(dynamics[WITH][address].attributes, path) == expected[-1]


PLACEHOLDER = {"cidr_blocks": True, "from_port": True, "self": False}
STATIC = {"cidr_blocks": ["10.0.0.0/8"], "from_port": 443}

# type, values, after_unknown, expressions, path, expected
CASES = [
    ("a dynamic's own content", "aws_lb", {"access_logs": [{"bucket": None}]}, {"access_logs": [{"bucket": True}]}, {},
     "access_logs.0.bucket", "unknown"),
    ("more blocks than written: the rest is a dynamic's", "aws_backup_plan", {"rule": [{}, {}]},
     {"rule": [{"x": True}, {"x": False}]}, {"rule": [{"y": {}}]}, "rule.0.x", "unknown"),
    ("as many blocks as written: not written is unset", "aws_backup_plan", {"rule": [{}, {}]},
     {"rule": [{"x": True}, {"x": False}]}, {"rule": [{"y": {}}, {"y": {}}]}, "rule.0.x", "unset"),
    ("an empty block writes nothing", "aws_lb", {"access_logs": [{}]}, {"access_logs": [{"bucket": True}]},
     {"access_logs": [{}]}, "access_logs.0.bucket", "unset"),
    ("a computed map with an unknown value", "aws_lb", {"tags_all": {"a": "b"}}, {"tags_all": {"c": True}}, {},
     "tags_all.c", "unknown"),
    ("and its known value", "aws_lb", {"tags_all": {"a": "b"}}, {"tags_all": {"c": True}}, {}, "tags_all.a", "b"),
    ("one placeholder", "aws_security_group", {"ingress": [{"self": False}]}, {"ingress": [PLACEHOLDER]}, {},
     "ingress", "unknown"),
    ("a placeholder beside a written block", "aws_security_group", {"ingress": [{"self": False}, STATIC]},
     {"ingress": [PLACEHOLDER, {"cidr_blocks": [False]}]}, {"ingress": {"constant_value": [STATIC]}},
     "ingress.1", "unknown"),
    ("a list of unknown texts", "aws_lb", {"subnets": [None]}, {"subnets": [True]},
     {"subnets": {"references": ["a.b"]}}, "subnets.0", "unknown"),
    ("a longer list than its marks", "aws_lb", {"subnets": [None, "x"]}, {"subnets": [True]},
     {"subnets": {"references": ["a.b"]}}, "subnets.1", "x"),
    ("blocks deeper than the table", "aws_lb", {"a": {"b": {"c": {"d": {}}}}}, {"a": {"b": {"c": {"d": {"e": True}}}}},
     {"a": {"b": {"c": {"d": {"f": {}}}}}}, "a.b.c.d.e", "unknown"),
    ("the whole resource", "aws_lb", {}, True, {"internal": {}}, "internal", "unknown"),
    ("a function without references", "aws_lb", {}, {"name": True}, {"name": {}}, "name", "unknown"),
    ("a type that no rule names", "aws_zzz", {}, {"access_logs": True}, {}, "access_logs", "unset"),
]  # fmt: skip  # a table


@pytest.mark.parametrize(("name", "type", "values", "unknown", "expressions", "path", "expected"), CASES)
def test_mark(name: str, type: str, values: Any, unknown: Any, expressions: Any, path: str, expected: Any) -> None:
    assert at(one(values, unknown, expressions, type).attributes, path) == expected


def test_marks_that_are_odd_change_nothing() -> None:
    for marks in (None, [], "x", 3, {"internal": "x"}, {"internal": {"a": "x"}}, {"internal": [[]]}):
        assert one({"internal": False}, marks, {"internal": {}}).attributes == {"internal": False}


SOURCE = """
resource "aws_backup_plan" "this" {
  name = "x"
  rule {
    rule_name = "daily"
    dynamic "lifecycle" {
      for_each = var.x
      content {
        delete_after = lifecycle.value
      }
    }
  }
  dynamic "rule" {
    for_each = ["weekly"]
    content {
      rule_name = rule.value
      copy_action {
        destination_vault_arn = var.y
      }
    }
  }
}
"""

# path of the mark, its value, expected
SHOWN = [
    ("rule", [{"rule_name": True}, {}], "rule.0.rule_name", "unknown"),
    ("rule", [{"lifecycle": True}, {}], "rule.0.lifecycle", "unknown"),
    ("rule", [{"lifecycle": [{"delete_after": True}]}, {}], "rule.0.lifecycle.0.delete_after", "unknown"),
    ("rule", [{"lifecycle": [{"cold_storage_after": True}]}, {}], "rule.0.lifecycle.0.cold_storage_after", "unset"),
    ("rule", [{"copy_action": [{"destination_vault_arn": True}]}, {}], "rule.0.copy_action.0.destination_vault_arn",
     "unknown"),
    ("rule", [{"recovery_point_tags": True}, {}], "rule.0.recovery_point_tags", "unset"),
    ("advanced_backup_setting", True, "advanced_backup_setting", "unset"),
]  # fmt: skip  # a table


@pytest.mark.parametrize(("name", "mark", "path", "expected"), SHOWN)
def test_the_source_tells_a_dynamic_block_from_a_computed_one(
    tmp_path: Path, name: str, mark: Any, path: str, expected: str
) -> None:
    (tmp_path / "main.tf").write_text(SOURCE)
    expressions = {"name": {"constant_value": "x"}, "rule": [{"rule_name": {"constant_value": "daily"}}]}
    found = one({}, {name: mark}, expressions, "aws_backup_plan", read_source(tmp_path))
    assert at(found.attributes, path) == expected


NO_CONTENT = 'resource "aws_backup_plan" "this" {\n dynamic "a" {\n for_each = 1\n }\n}\n'
DOUBTFUL: list[dict[str, str]] = [
    {},
    {"main.tf": "resource {"},
    {"main.tf": NO_CONTENT},
    {"main.tf": SOURCE * 2},
    {"main.tf": SOURCE, "override.tf": "resource {"},
    {"main.tf": SOURCE, "override.tf.json": "{"},
]


@pytest.mark.parametrize("files", DOUBTFUL)
def test_a_source_that_may_not_be_the_whole_truth_proves_nothing(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = one({}, {"advanced_backup_setting": True}, {}, "aws_backup_plan", read_source(tmp_path))
    assert at(found.attributes, "advanced_backup_setting") == "unknown"
