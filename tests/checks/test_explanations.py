"""What an observation tells: a waiver accepts it word by word, so nothing that deviates may be missing."""

from typing import Any

import pytest

from levelgate.checks.rules import observe
from levelgate.checks.world import World
from levelgate.mapping import platforms
from levelgate.model.resource import Resource
from tests.checks.given import blamed, made

OPEN = {"from_port": 22, "to_port": 22, "protocol": "tcp", "ipv6_cidr_blocks": []}


def told(*ingress: dict[str, object]) -> str:
    rule = next(rule for rule in platforms.rules("aws") if rule.id == "AWS-NET-001")
    group = Resource(
        address="aws_security_group.g",
        block="aws_security_group.g",
        type="aws_security_group",
        provider="test",
        platform="aws",
        attributes={"ingress": list(ingress)},
    )
    (seen,), _ = observe([rule], World([group], True), {}, {})
    return seen.actual


def test_every_item_that_deviates_is_told() -> None:
    ssh = {**OPEN, "cidr_blocks": ["0.0.0.0/0"]}
    rdp = {**OPEN, "from_port": 3389, "to_port": 3389, "cidr_blocks": ["0.0.0.0/0"]}
    assert told(ssh) == 'tcp 22-22, ["0.0.0.0/0"]'
    assert told(ssh, rdp) == 'tcp 22-22, ["0.0.0.0/0"], tcp 3389-3389, ["0.0.0.0/0"]'


def test_every_part_of_an_item_that_deviates_is_told() -> None:
    assert told({**OPEN, "cidr_blocks": ["0.0.0.0/0", "1.0.0.0/8"]}) == 'tcp 22-22, ["0.0.0.0/0","1.0.0.0/8"]'


LINKED = {"linked": {"type": "aws_y", "by": "by"}}


@pytest.mark.parametrize(
    ("condition", "attributes", "absent"),
    [
        (LINKED, {}, True),
        ({"any": [LINKED, {"inline": {"present": True}}]}, {}, True),
        ({"any": [{"inline": {"present": True}}, LINKED]}, {"inline": []}, True),
        ({"any": [LINKED, {"not": {"exists": {"type": "aws_x"}}}]}, {}, True),
        ({"any": [LINKED, {"any": [{"not": {"a": 1}}, {"b": {"present": True}}]}]}, {"a": 1}, True),
        ({"any": [LINKED, {"all": [{"@type": "aws_z"}, LINKED]}]}, {}, True),
        # something is written, and wrong
        ({"any": [LINKED, {"encrypted": True}]}, {"encrypted": False}, False),
        ({"any": [LINKED, {"any": [{"not": {"a": 1}}, {"b": 2}]}]}, {"a": 1, "b": 1}, False),
        # nothing is asked for that could be missing
        ({"any": [{"inline": {"present": True}}, {"not": {"a": 1}}]}, {"a": 1}, False),
        ({"inline": {"present": True}}, {}, False),
        ({"not": LINKED}, {}, False),
    ],
)
def test_absent_is_what_is_missing_and_not_what_is_wrong(
    condition: Any, attributes: dict[str, Any], absent: bool
) -> None:
    others = [made("aws_y.b", by="-> aws_x.this")] if condition == {"not": LINKED} else []
    assert blamed(condition, made("aws_x.this", **attributes), *others).absent is absent
