"""The tables of attribute types are what the providers' schemas say, and are read as such."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from levelgate.sources.terraform.module import schema
from tests.data.schemas import blocks, tables

AWS = "registry.terraform.io/hashicorp/aws"
OPENSTACK = "registry.terraform.io/terraform-provider-openstack/openstack"
MISSING = "" if shutil.which("terraform") and os.environ.get("TF_PLUGINS") else "terraform or TF_PLUGINS is missing"
MAIN = """
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}
"""
SETTINGS = """
disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = "%s"
    include = ["*/*"]
  }
}
"""


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"the table of AWS is not compared with the provider: {MISSING}")
def test_the_table_of_aws_is_what_the_provider_says(tmp_path: Path) -> None:
    types = tables.provided(printed(tmp_path))
    written = (tables.TABLES / "aws.json").read_text(encoding="utf-8")
    assert written == tables.text(types), "stale: run `python tests/data/schemas/tables.py AWS_SCHEMA`"
    assert {type: form(AWS, type) for type in types} == types


def printed(folder: Path) -> bytes:
    """What `terraform providers schema -json` prints of the AWS provider."""
    (folder / "main.tf").write_text(MAIN)
    (folder / "terraform.rc").write_text(SETTINGS % Path(os.environ["TF_PLUGINS"]).resolve().as_posix())
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "AWS_"))}
    env["TF_CLI_CONFIG_FILE"] = str(folder / "terraform.rc")
    run: dict[str, Any] = {"cwd": folder, "env": env, "check": True, "capture_output": True, "timeout": 300}
    subprocess.run(["terraform", "init", "-input=false"], **run)
    schemas: bytes = subprocess.run(["terraform", "providers", "schema", "-json"], **run).stdout
    return schemas


def test_the_table_of_openstack_is_what_is_known_of_the_provider() -> None:
    types = tables.openstack()
    written = (tables.TABLES / "openstack.json").read_text(encoding="utf-8")
    assert written == tables.text(types), "stale: run `python tests/data/schemas/tables.py`"
    assert {type: form(OPENSTACK, type) for type in types} == types


def form(provider: str, type: str) -> Any:
    """What is read of a type, in the table's form without `d`."""
    found = schema.of(provider, type)
    return found and unread(found)


def unread(block: schema.Block) -> dict[str, Any]:
    inner = {name: [nested.nesting, unread(nested.block)] for name, nested in block.blocks.items()}
    return tables.filled(dict(block.attributes), inner, list(block.sensitive), list(block.computed), list(block.unseen))


def test_every_exception_in_openstack_is_met() -> None:
    for path in tables.OPENSTACK_SETS.split():
        assert below(OPENSTACK, f"openstack_{path}").nesting == "set"
    for path in tables.OPENSTACK_SENSITIVE.split():
        owner, _, name = f"openstack_{path}".rpartition(".")
        assert name in below(OPENSTACK, owner).block.sensitive


def below(provider: str, path: str) -> schema.Nested:
    """What stands at TYPE.BLOCK.BLOCK."""
    type, *names = path.split(".")
    top = schema.of(provider, type)
    assert top is not None
    found = schema.Nested("", top)
    for name in names:
        found = found.block.blocks[name]
    return found


@pytest.mark.parametrize("platform", ["aws", "openstack"])
def test_every_type_that_a_rule_names_is_there(platform: str) -> None:
    named = {type for type in blocks.named(platform) if type.startswith(f"{platform}_")}
    assert named
    assert not [type for type in named if schema.of({"aws": AWS, "openstack": OPENSTACK}[platform], type) is None]


@pytest.mark.parametrize(
    ("provider", "block", "attribute", "type"),
    [
        (AWS, "aws_s3_bucket", "bucket", "string"),
        (AWS, "aws_s3_bucket", "tags", ["map", "string"]),
        (AWS, "aws_db_instance", "publicly_accessible", "bool"),
        (AWS, "aws_db_instance", "backup_retention_period", "number"),
        (AWS, "aws_db_instance", "vpc_security_group_ids", ["set", "string"]),
        (AWS, "aws_acm_certificate", "subject_alternative_names", ["set", "string"]),
        (AWS, "aws_security_group_rule", "cidr_blocks", ["list", "string"]),
        (AWS, "aws_lb_listener.default_action.forward.target_group", "weight", "number"),
        (AWS, "aws_launch_template.metadata_options", "http_put_response_hop_limit", "number"),
        (AWS, "aws_wafv2_web_acl.rule.statement.managed_rule_group_statement", "vendor_name", "string"),
        (OPENSTACK, "openstack_compute_instance_v2", "security_groups", ["set", "string"]),
        (OPENSTACK, "openstack_compute_instance_v2.block_device", "volume_size", "number"),
        (OPENSTACK, "openstack_networking_port_v2", "dns_assignment", ["list", ["map", "string"]]),
        (
            OPENSTACK,
            "openstack_blockstorage_volume_v3",
            "attachment",
            ["set", ["object", {"device": "string", "id": "string", "instance_id": "string"}]],
        ),
    ],
)
def test_types_of_attributes(provider: str, block: str, attribute: str, type: schema.Type) -> None:
    assert below(provider, block).block.attributes[attribute] == type


@pytest.mark.parametrize(
    ("provider", "path", "nesting"),
    [
        (AWS, "aws_instance.root_block_device", "list"),
        (AWS, "aws_instance.ebs_block_device", "set"),
        (AWS, "aws_instance.timeouts", "single"),
        (OPENSTACK, "openstack_networking_port_v2.fixed_ip", "list"),
        (OPENSTACK, "openstack_networking_port_v2.allowed_address_pairs", "set"),
        (OPENSTACK, "openstack_networking_port_v2.timeouts", "single"),
    ],
)
def test_nesting_of_blocks(provider: str, path: str, nesting: str) -> None:
    assert below(provider, path).nesting == nesting


def test_an_attribute_that_is_written_like_a_block() -> None:
    group = schema.of(AWS, "aws_security_group")
    assert group is not None
    assert "ingress" not in group.blocks
    ingress: Any = group.attributes["ingress"]
    outer, (inner, attributes) = ingress
    assert (outer, inner, attributes["cidr_blocks"]) == ("set", "object", ["list", "string"])


def test_nested_attributes_are_noted_as_objects() -> None:
    nested = {"nesting_mode": "list", "attributes": {"name": {"type": "string"}}}
    assert tables.typed({"nested_type": nested}) == ["list", ["object", {"name": "string"}]]
    assert tables.typed({"nested_type": {**nested, "nesting_mode": "single"}}) == ["object", {"name": "string"}]


def test_sensitive_attributes() -> None:
    assert {"password", "password_wo"} == below(AWS, "aws_db_instance").block.sensitive
    assert not below(AWS, "aws_vpc").block.sensitive


def test_the_built_in_resource() -> None:
    data = schema.of("terraform.io/builtin/terraform", "terraform_data")
    assert data is not None
    assert data.attributes == {
        "id": "string",
        "input": "dynamic",
        "output": "dynamic",
        "triggers_replace": "dynamic",
    }


def test_the_host_of_the_registry_does_not_count() -> None:
    assert schema.of("registry.opentofu.org/hashicorp/aws", "aws_vpc") == schema.of(AWS, "aws_vpc")


@pytest.mark.parametrize(
    ("provider", "type"),
    [
        (AWS, "aws_none_such"),
        (AWS, "openstack_compute_instance_v2"),
        ("registry.terraform.io/hashicorp/google", "google_project"),
        ("terraform.io/builtin/terraform", "aws_vpc"),
        ("aws", "aws_vpc"),
        ("", ""),
    ],
)
def test_what_no_table_holds(provider: str, type: str) -> None:
    assert schema.of(provider, type) is None


def test_no_table_names_a_machine_or_a_registry() -> None:
    for path in tables.TABLES.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("terraform.io", "opentofu.org", "://") if word in text]
