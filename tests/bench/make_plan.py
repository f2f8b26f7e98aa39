"""A large plan, written instead of planned: how many resources in, plan JSON of that size out.

The shape is that of a real plan (Terraform 1.11, AWS provider 5.100: one network, and a hundredth of everything else as
often as asked), kept in `template.json` with one instance of each type. Really planning 10,000 resources takes minutes.

    python tests/bench/make_plan.py 10000 > plan.json
"""

import copy
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("template.json")
PER_TYPE = 10  # types that come in numbers


def make(count: int) -> bytes:
    """The bytes of a plan with about `count` resources."""
    template = json.loads(TEMPLATE.read_text())
    plan = template["plan"]
    each = max(1, count // PER_TYPE)
    entries = [entry for kind, one in template["resources"].items() for entry in instances(kind, one, each)]
    plan["planned_values"]["root_module"]["resources"] = [entry["planned"] for entry in entries]
    plan["resource_changes"] = [entry["change"] for entry in entries]
    plan["variables"]["n"]["value"] = each
    return json.dumps(plan, separators=(",", ":")).encode()


def instances(kind: str, one: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    """`count` instances of one type, as `count` or `for_each` would number them; the network comes once."""
    if kind == "aws_vpc":
        yield one
        return
    for number in range(count):
        entry = copy.deepcopy(one)
        key: int | str = str(number) if kind == "aws_security_group" else number
        suffix = f'["{key}"]' if isinstance(key, str) else f"[{key}]"
        for part in (entry["planned"], entry["change"]):
            part["address"] = part["address"].partition("[")[0] + suffix
            part["index"] = key
        for values in (entry["planned"]["values"], entry["change"]["change"]["after"]):
            vary(kind, values, number)
        yield entry


def vary(kind: str, values: dict[str, Any], number: int) -> None:
    """What the configuration computes from the instance's number."""
    for name in ("bucket", "identifier", "name"):
        if isinstance(values.get(name), str):
            values[name] = values[name].rpartition("-")[0] + f"-{number}"
    even = number % 2 == 0
    changes: dict[str, dict[str, Any]] = {
        "aws_s3_bucket_public_access_block": {"block_public_acls": even},
        "aws_s3_bucket_versioning": {
            "versioning_configuration": [{"status": "Enabled" if number % 3 == 0 else "Suspended"}]
        },
        "aws_db_instance": {"storage_encrypted": even},
        "aws_kms_key": {"enable_key_rotation": even},
        "aws_iam_policy": {"policy": policy("*" if number % 5 == 0 else "s3:GetObject")},
    }
    values.update(changes.get(kind, {}))
    if kind == "aws_security_group" and number == 0:
        values["ingress"][0]["cidr_blocks"] = ["0.0.0.0/0"]
    if kind == "aws_instance":
        values["root_block_device"][0]["encrypted"] = even


def policy(action: str) -> str:
    """An IAM policy as `jsonencode` writes it."""
    statement = {"Action": action, "Effect": "Allow", "Resource": "*"}
    return json.dumps({"Statement": [statement], "Version": "2012-10-17"}, separators=(",", ":"))


if __name__ == "__main__":
    sys.stdout.buffer.write(make(int(sys.argv[1])))
