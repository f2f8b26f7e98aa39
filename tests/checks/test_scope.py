"""What the rules look at, and what they cannot see."""

from typing import Any

import msgspec
import pytest

from levelgate.checks.rules import Crash
from levelgate.checks.scope import Scoped, conditions, scoped
from levelgate.checks.world import World
from levelgate.mapping.protections import conditions as all_conditions
from levelgate.mapping.protections import protections
from levelgate.model.manifest import Boundary, ClaimedSystem, Manifest
from levelgate.model.resource import Definition, InputFile, Problem, Resource
from tests.checks.given import U, made
from tests.sources.plans import AWS

FILE = InputFile("plan.json", "terraform-plan", "00")
RANDOM, DOCKER = "registry.terraform.io/hashicorp/random", "registry.terraform.io/kreuzwerker/docker"


def on(provider: str, address: str, /, **attributes: Any) -> Resource:
    platform = "aws" if provider == AWS else ""
    return msgspec.structs.replace(made(address, **attributes), provider=provider, platform=platform)


def manifest(*roots: str, **facts: bool) -> Manifest:
    system = ClaimedSystem("urn:vn:system:x", "x", "urn:vn:org:x")
    return Manifest(file="levelgate.yaml", system=system, boundary=Boundary(roots), facts=facts)


def sorted_out(*all: Resource, claimed: Manifest | None = None, **more: Any) -> Scoped:
    return scoped(Definition(resources=all, files=(FILE,), **more), None, claimed)


VPC = on(AWS, "aws_vpc.main")


@pytest.mark.parametrize(
    ("resource", "field", "expected"),
    [
        (on(AWS, "aws_cloudformation_stack.s"), "opaque", ("aws_cloudformation_stack.s",)),
        (on(DOCKER, "docker_image.i"), "unmapped", ("docker_image.i",)),
        (on("", "aws_vpc.v"), "unmapped", ("aws_vpc.v",)),
        (on(RANDOM, "random_id.r"), "unmapped", ()),
        (on(AWS, "aws_pinpoint_app.p"), "unexamined", ("aws_pinpoint_app",)),
        (VPC, "unexamined", ()),
    ],
)
def test_what_no_rule_sees(resource: Resource, field: str, expected: tuple[str, ...]) -> None:
    assert getattr(sorted_out(VPC, resource).input, field) == expected


def test_data_sources_do_not_count() -> None:
    data = msgspec.structs.replace(on(DOCKER, "docker_image.i"), mode="data")
    found = sorted_out(VPC, data)
    assert found.input.resources == 1
    assert found.input.unmapped == ()


def test_blocks_that_run_programs_are_opaque() -> None:
    assert sorted_out(VPC, provisioned=("aws_instance.i",)).input.opaque == ("aws_instance.i",)


def test_rules_of_platforms_in_use_only() -> None:
    assert sorted_out(VPC).rules
    assert not sorted_out(on(RANDOM, "random_id.r")).rules
    assert [platform.id for platform in sorted_out(VPC).platforms] == ["aws"]


@pytest.mark.parametrize(
    ("claimed", "more", "whole", "codes"),
    [
        (None, {}, True, []),
        (manifest(), {}, True, []),
        (manifest("a"), {}, True, []),
        (manifest("a", "b"), {}, False, ["INPUT_PARTIAL"]),
        (None, {"complete": False, "problems": (Problem("INPUT_PARTIAL", "x"),)}, False, ["INPUT_PARTIAL"]),
        (None, {"problems": (Problem("SOURCE_UNREADABLE", "x"),)}, True, ["SOURCE_UNREADABLE"]),
    ],
)
def test_whole(claimed: Manifest | None, more: dict[str, Any], whole: bool, codes: list[str]) -> None:
    found = sorted_out(VPC, claimed=claimed, **more)
    assert found.whole is found.input.complete is whole
    assert [problem.code for problem in found.input.problems] == codes


def test_gaps() -> None:
    subject = sorted_out(VPC, on(DOCKER, "docker_image.i"), on(AWS, "aws_cloudformation_stack.s"))
    found = subject.gaps([Crash("AWS-X-001", "flow-logs", "KeyError"), Crash("AWS-X-002", "flow-logs", "KeyError")])
    assert set(found.unruled) == set(protections())
    assert found.unruled["flow-logs"] == []
    assert found.crashed == {"flow-logs": ["AWS-X-001", "AWS-X-002"]}
    assert {reason.code for reason in found.hidden} == {"OPAQUE", "UNMAPPED"}


def test_without_a_mapped_platform_no_protection_is_ruled() -> None:
    assert all(sorted_out(on(DOCKER, "docker_image.i")).gaps([]).unruled.values())


FACT = next(id for id, condition in all_conditions().items() if condition.fact and id != "remote-access")


def answer(id: str, *all: Resource, **facts: bool) -> bool | None:
    subject = sorted_out(*all)
    return conditions(subject, World(subject.resources, subject.whole), manifest(**facts) if facts else None)[id]


@pytest.mark.parametrize(
    ("id", "all", "expected"),
    [
        ("servers", (VPC,), False),
        ("servers", (on(AWS, "aws_instance.i"),), True),
        ("servers", (VPC, on(DOCKER, "docker_image.i")), True),
        ("servers", (VPC, on(AWS, "aws_cloudformation_stack.s")), True),
        ("servers", (on(DOCKER, "docker_image.i"),), True),
        ("public-web", (on(AWS, "aws_lb.l", internal=True),), False),
        ("public-web", (on(AWS, "aws_lb.l", internal=U),), True),
        ("rented-hosting", (VPC,), True),
    ],
)
def test_conditions_that_resources_show(id: str, all: tuple[Resource, ...], expected: bool) -> None:
    assert answer(id, *all) is expected


def test_conditions_that_people_state() -> None:
    assert answer(FACT, VPC) is True
    assert answer(FACT, VPC, **{FACT: True}) is True
    assert answer(FACT, VPC, **{FACT: False}) is None


def test_what_resources_show_cannot_be_denied() -> None:
    assert answer("servers", on(AWS, "aws_instance.i"), servers=False) is True
