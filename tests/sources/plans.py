"""Small plans for tests: blocks of a configuration with their planned values in, plan JSON out."""

import json
from pathlib import Path
from typing import Any

from levelgate.model.resource import Resource
from levelgate.model.value import Unknown, Value
from levelgate.sources.terraform import plan
from levelgate.sources.terraform.plan_source import Source

PLANS = Path(__file__).parents[1] / "data" / "plans"
AWS = "registry.terraform.io/hashicorp/aws"


def planned(address: str, **more: Any) -> dict[str, Any]:
    """A resource instance of `planned_values`."""
    return {"address": address, "type": address.split(".")[-2], "mode": "managed", "provider_name": AWS, **more}


def document(*resources: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan of resources in the root module."""
    return {"format_version": "1.2", "planned_values": {"root_module": {"resources": list(resources)}}, **more}


def configured(address: str, expressions: Any, provider: str = "aws") -> dict[str, Any]:
    return {
        "address": address,
        "type": address.split(".")[0],
        "provider_config_key": provider,
        "expressions": expressions,
    }


def change(address: str, *actions: str, **body: Any) -> dict[str, Any]:
    return {"address": address, "change": {"actions": list(actions or ("create",)), **body}}


def one(values: Any, unknown: Any, expressions: Any, type: str = "aws_lb", source: Source | None = None) -> Resource:
    """The one resource of a plan that says this."""
    address = f"{type}.this"
    configuration = {"root_module": {"resources": [configured(address, expressions)]}}
    content = document(
        planned(address, values=values),
        resource_changes=[change(address, after_unknown=unknown)],
        configuration=configuration,
    )
    return read(content, source).resources[0]


def read(content: dict[str, Any], source: Source | None = None) -> plan.Reading:
    return plan.read(json.dumps(content).encode(), "plan.json", source)


def at(value: Value, path: str) -> Value | str:
    """What a report would show at `path` (names and indices joined by dots): `unset` where nothing stands."""
    for name in path.split("."):
        if isinstance(value, Unknown):
            break
        if isinstance(value, list):
            value = value[int(name)] if int(name) < len(value) else None
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return "unset" if value is None else ("unknown" if isinstance(value, Unknown) else value)
