"""Small plans, written on the spot."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

AWS = "registry.terraform.io/hashicorp/aws"


def planned(
    address: str, provider: str = AWS, region: str | None = "hn-1", sensitive: Any = None, **values: Any
) -> dict[str, Any]:
    """A resource of `planned_values`; `region` stands in its values, as the provider's version 6 has it."""
    mode, _, rest = address.rpartition("data.")
    given = {"region": region} if region else {}
    return {
        "address": address,
        "mode": "data" if mode or address.startswith("data.") else "managed",
        "type": rest.partition(".")[0],
        "name": rest.partition(".")[2].partition("[")[0],
        "provider_name": provider,
        "values": {**given, **values},
        "sensitive_values": sensitive or {},
    }


def plan(*resources: dict[str, Any], **top: Any) -> dict[str, Any]:
    """A plan that creates the resources."""
    managed = [one for one in resources if one["mode"] == "managed"]
    return {
        "format_version": "1.2",
        "planned_values": {"root_module": {"resources": list(resources)}},
        "resource_changes": [{"address": one["address"], "change": {"actions": ["create"]}} for one in managed],
        "complete": True,
    } | top


def write(path: Path, *resources: dict[str, Any], **top: Any) -> str:
    """Write a plan; returns its path."""
    path.write_text(json.dumps(plan(*resources, **top)))
    return str(path)


def sample() -> Sequence[dict[str, Any]]:
    """A network without a flow log and a log group that is kept too short: two failures at level 3, one by absence."""
    return (
        planned("aws_vpc.main", cidr_block="10.0.0.0/16"),
        planned("aws_cloudwatch_log_group.app", name="/app", retention_in_days=7),
    )
