"""The table of nested blocks is what the provider's schema says of the types that the platform's files name."""

import pytest

from levelgate.mapping import platforms
from tests.data.schemas import blocks

PLATFORMS = [platform.id for platform in platforms.platforms()]
FILE = blocks.ROOT / "mappings" / "platforms"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_table_is_what_the_schema_says(platform: str) -> None:
    written = (FILE / platform / "schema.yaml").read_text(encoding="utf-8")
    assert written == blocks.text(platform), "stale: run `python tests/data/schemas/blocks.py`"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_type_that_a_rule_names_is_looked_up(platform: str) -> None:
    named = set(platforms.types_named(platform))
    named |= {default.type for one in platforms.platforms() if one.id == platform for default in one.defaults}
    assert named <= blocks.named(platform)


@pytest.mark.parametrize(
    ("type", "path", "there"),
    [
        ("aws_lb", "access_logs", True),
        ("aws_backup_plan", "rule.copy_action", True),
        ("aws_launch_template", "metadata_options", True),
        ("aws_msk_cluster", "broker_node_group_info.connectivity_info.public_access", True),
        ("aws_security_group", "ingress", False),
        ("aws_lb", "subnets", False),
    ],
)
def test_blocks_and_attributes_that_are_written_like_blocks(type: str, path: str, there: bool) -> None:
    assert (path in platforms.blocks("aws")[type]) is there


def test_a_platform_without_the_table_has_none() -> None:
    assert platforms.blocks("nowhere") == {}
