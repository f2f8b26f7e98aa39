"""Plan JSON: changes, providers, regions, secrets, and what a plan may leave out."""

from typing import Any

import pytest

from levelgate.errors import InputError
from levelgate.model.resource import Change, Resource
from levelgate.model.value import Unknown
from levelgate.sources.terraform import plan
from tests.sources.plans import AWS, PLANS, at, change, configured, document, one, planned, read


def resources(name: str) -> dict[str, Resource]:
    found = plan.read((PLANS / name).read_bytes(), name).resources
    return {resource.address: resource for resource in found}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("terraform_data.kept", "no-op"),
        ("terraform_data.updated", "update"),
        ("terraform_data.replaced", "replace"),
        ("terraform_data.replaced_new_first", "replace"),
        ("terraform_data.replaced_on_request", "replace"),
        ("terraform_data.new_name", "no-op"),
        ("terraform_data.new_name_updated", "update"),
        ("terraform_data.created", "create"),
        ('terraform_data.keyed["c"]', "create"),
        ("module.part.terraform_data.inner", "update"),
        ("terraform_data.count_to_single", "no-op"),
        ("terraform_data.forgotten", None),
        ("terraform_data.removed_by_block", None),
        ('terraform_data.keyed["b"]', None),
        ("terraform_data.counted[2]", None),
        ("terraform_data.old_name", None),
    ],
)
def test_changes_of_a_real_plan(address: str, expected: str | None) -> None:
    found = resources("lifecycle.json").get(address)
    assert (found.change if found else None) == expected


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        (["create"], Change.CREATE),
        (["read"], Change.READ),
        (["delete", "create"], Change.REPLACE),
        (["create", "delete"], Change.REPLACE),
        (["forget", "create"], Change.REPLACE),
        (["create", "forget"], Change.REPLACE),
        (["unheard-of"], Change.NO_OP),
        ([], Change.NO_OP),
    ],
)
def test_actions(actions: list[str], expected: Change) -> None:
    body = {"address": "aws_lb.this", "change": {"actions": actions}}
    assert read(document(planned("aws_lb.this"), resource_changes=[body])).resources[0].change is expected


def test_block_and_key() -> None:
    found = resources("lifecycle.json")
    assert (found["terraform_data.counted[1]"].block, found["terraform_data.counted[1]"].key) == (
        "terraform_data.counted",
        "1",
    )
    assert found['terraform_data.keyed["a"]'].key == '"a"'
    assert (found["module.part.terraform_data.inner"].block, found["module.part.terraform_data.inner"].key) == (
        "module.part.terraform_data.inner",
        "",
    )


def test_a_deposed_object_does_not_hide_the_current_one() -> None:
    current = change("aws_lb.this", "no-op", after_unknown={"internal": True})
    deposed = {**change("aws_lb.this", "delete"), "deposed": "b6e44cc2"}
    configuration = {"root_module": {"resources": [configured("aws_lb.this", {"internal": {"references": ["a.b"]}})]}}
    for changes in ([current, deposed], [deposed, current]):
        content = document(planned("aws_lb.this", values={}), resource_changes=changes, configuration=configuration)
        (found,) = read(content).resources
        assert found.change is Change.NO_OP
        assert at(found.attributes, "internal") == "unknown"


def test_a_forgotten_resource_is_not_judged() -> None:
    kept, gone = planned("aws_lb.kept"), planned("aws_lb.gone")
    content = document(kept, gone, resource_changes=[change("aws_lb.gone", "forget")])
    assert [resource.address for resource in read(content).resources] == ["aws_lb.kept"]


def test_a_resource_without_values_or_change_has_no_attributes() -> None:
    (found,) = read(document(planned("aws_lb.this"))).resources
    assert found.attributes == {}
    assert found.change is Change.NO_OP


def test_a_plan_without_its_configuration_leaves_every_mark_unknown() -> None:
    content = document(
        planned("aws_lb.this", values={"tags": [{}]}),
        resource_changes=[change("aws_lb.this", after_unknown={"internal": True, "tags": [{"a": True}]})],
    )
    (found,) = read(content).resources
    assert at(found.attributes, "internal") == "unknown"
    assert at(found.attributes, "tags.0.a") == "unknown"


def test_data_sources_are_read_but_are_no_definition() -> None:
    data = planned("data.aws_ami.this", mode="data")
    found = read(document(planned("aws_lb.this"), data)).resources
    assert {resource.address: resource.mode for resource in found} == {
        "aws_lb.this": "managed",
        "data.aws_ami.this": "data",
    }
    with pytest.raises(InputError) as caught:
        read(document(data))
    assert caught.value.code == "INPUT_EMPTY"


@pytest.mark.parametrize(
    ("provider", "platform"),
    [
        (AWS, "aws"),
        ("registry.opentofu.org/hashicorp/aws", "aws"),
        ("registry.terraform.io/evil/aws", ""),
        ("terraform.io/builtin/terraform", ""),
        ("", ""),
    ],
)
def test_platform(provider: str, platform: str) -> None:
    (found,) = read(document(planned("aws_lb.this", provider_name=provider))).resources
    assert found.platform == platform


def test_what_nothing_reads_is_passed_over() -> None:
    resource = planned("aws_lb.this", values={"size": 10**30, "small": -(10**30)}, unheard_of={"a": [1]}, identity={})
    (found,) = read(document(resource, unheard_of=[1], checks=None, timestamp="now", applyable=True)).resources
    assert found.attributes == {"size": 10**30, "small": -(10**30)}


def test_a_long_text_is_just_a_text() -> None:
    (found,) = read(document(planned("aws_lb.this", values={"name": "x" * 1_000_000}))).resources
    assert len(str(found.attributes["name"])) == 1_000_000


def nested(depth: int, closing: str = "") -> bytes:
    deep = "[" * depth + "]" * depth
    resource = f'{{"address":"aws_lb.x","type":"aws_lb","values":{{"a":{deep}}},"sensitive_values":{{"a":{deep}}}}}'
    return (
        f'{{"format_version":"1.2","planned_values":{{"root_module":{{"resources":[{resource}]}}}}{closing}}}'.encode()
    )


@pytest.mark.parametrize("depth", [900, 985, 5000, 200_000])
def test_deep_nesting_is_an_input_error_or_read(depth: int) -> None:
    try:
        found = plan.read(nested(depth), "deep").resources
    except InputError as problem:
        found = [problem.code]
    assert found == ["INPUT_UNREADABLE"] or isinstance(found[0], Resource)


ROLE = "arn:aws:iam::111122223333:role/deploy"
REGIONS: list[tuple[str, dict[str, Any], str]] = [
    ("constant", {"constant_value": "eu-west-1"}, "eu-west-1"),
    ("root variable", {"references": ["var.region"]}, "ap-southeast-1"),
    ("expression", {"references": ["var.region", "local.x"]}, "unknown"),
    ("data source", {"references": ["data.aws_region.x.name", "data.aws_region.x"]}, "unknown"),
    ("missing variable", {"references": ["var.nowhere"]}, "unknown"),
    ("no region", {}, "unset"),
]


@pytest.mark.parametrize(("name", "expression", "expected"), REGIONS)
def test_region_of_the_provider(name: str, expression: dict[str, Any], expected: str) -> None:
    expressions = {"region": expression} if expression else {}
    configuration = {
        "provider_config": {"aws": {"expressions": expressions}},
        "root_module": {"resources": [configured("aws_lb.this", {})]},
    }
    variables = {"region": {"value": "ap-southeast-1"}}
    (found,) = read(document(planned("aws_lb.this"), configuration=configuration, variables=variables)).resources
    assert at({"region": found.region}, "region") == expected


ACCOUNTS: list[tuple[str, dict[str, Any], Any]] = [
    ("the one allowed", {"allowed_account_ids": {"constant_value": ["111122223333"]}}, "111122223333"),
    ("two allowed", {"allowed_account_ids": {"constant_value": ["111122223333", "444455556666"]}}, None),
    ("a role", {"assume_role": [{"role_arn": {"constant_value": ROLE}}]}, "111122223333"),
    ("a role by a variable", {"assume_role": [{"role_arn": {"references": ["var.role"]}}]}, "111122223333"),
    ("a role not known", {"assume_role": [{"role_arn": {"references": ["local.role"]}}]}, None),
    ("nothing", {}, None),
]


@pytest.mark.parametrize(("name", "expressions", "expected"), ACCOUNTS, ids=[row[0] for row in ACCOUNTS])
def test_account_of_the_provider(name: str, expressions: dict[str, Any], expected: Any) -> None:
    configuration = {
        "provider_config": {"aws": {"expressions": expressions}},
        "root_module": {"resources": [configured("aws_lb.this", {})]},
    }
    content = document(planned("aws_lb.this"), configuration=configuration, variables={"role": {"value": ROLE}})
    (found,) = read(content).resources
    assert found.account == expected


def in_module(region: dict[str, Any], call: dict[str, Any], default: dict[str, Any]) -> dict[str, Any]:
    """A plan whose module has a provider block of its own."""
    inner = {"address": "module.a", "resources": [planned("module.a.aws_lb.this")]}
    module = {"resources": [configured("aws_lb.this", {}, "module.a:aws")], "variables": {"region": default}}
    return {
        "format_version": "1.2",
        "planned_values": {"root_module": {"child_modules": [inner]}},
        "variables": {"region": {"value": "root"}},
        "configuration": {
            "root_module": {"module_calls": {"a": {"source": "./a", "expressions": call, "module": module}}},
            "provider_config": {"module.a:aws": {"module_address": "module.a", "expressions": {"region": region}}},
        },
    }


@pytest.mark.parametrize(
    ("call", "default", "expected"),
    [
        ({"region": {"constant_value": "given"}}, {"default": "otherwise"}, "given"),
        ({"region": {"references": ["var.region"]}}, {}, "root"),
        ({}, {"default": "otherwise"}, "otherwise"),
        ({}, {}, "unknown"),
    ],
)
def test_region_of_a_provider_in_a_module(call: Any, default: Any, expected: str) -> None:
    (found,) = read(in_module({"references": ["var.region"]}, call, default)).resources
    assert at({"region": found.region}, "region") == expected


def test_region_of_a_provider_whose_module_is_not_shown_is_not_that_of_the_root() -> None:
    content = in_module({"references": ["var.region"]}, {}, {})
    content["configuration"]["provider_config"]["module.a:aws"]["module_address"] = "module.elsewhere"
    assert isinstance(read(content).resources[0].region, Unknown)


def test_regions_of_a_real_plan() -> None:
    found = resources("unknowns.json")
    assert found["aws_kms_key.one"].region == "ap-southeast-1"
    assert found["aws_kms_key.copy"].region == "ap-southeast-3"
    assert found["module.bucket_in_copy_region.aws_s3_bucket.this"].region == "ap-southeast-3"
    assert found["terraform_data.late"].region is None


def test_the_resources_own_region_wins() -> None:
    found = one({"region": "eu-west-1"}, {}, {})
    assert found.region == "eu-west-1"
    assert isinstance(one({}, {"region": True}, {"region": {}}).region, Unknown)


def test_sensitive_marks_of_both_mirrors_count() -> None:
    content = document(
        planned("aws_lb.this", values={"a": "first-secret", "b": {"c": "second-secret"}}, sensitive_values={"a": True}),
        resource_changes=[change("aws_lb.this", after_sensitive={"b": {"c": True}})],
    )
    found = read(content)
    assert found.resources[0].sensitive == ({"a": True}, {"b": {"c": True}})
    assert found.secrets == {"first-secret", "second-secret"}


@pytest.mark.parametrize("marks", [True, {"a": True}, {"a": [True]}, {"a": [{"x": True}]}])
def test_every_text_below_a_sensitive_mark_is_secret(marks: Any) -> None:
    values = {"a": [{"x": "the-secret"}]}
    content = document(planned("aws_lb.this", values=values, sensitive_values=marks))
    assert read(content).secrets == {"the-secret"}


def test_secrets_of_a_real_plan() -> None:
    found = plan.read((PLANS / "unknowns.json").read_bytes(), "unknowns.json")
    assert "example-only-not-a-secret" in found.secrets
    assert "example-only-not-a-secret-2" in found.secrets


def test_a_state_is_read_as_it_stands() -> None:
    found = resources("state-aws.json")
    assert {resource.change for resource in found.values()} == {Change.NO_OP}
    assert found["aws_kms_key.logs"].attributes["enable_key_rotation"] is not None
    assert not any(isinstance(value, Unknown) for one in found.values() for value in one.attributes.values())


def test_provisioners_are_named() -> None:
    block = {**configured("aws_lb.this", {}), "provisioners": [{"type": "local-exec"}]}
    content = document(planned("aws_lb.this"), configuration={"root_module": {"resources": [block]}})
    assert read(content).provisioned == ["aws_lb.this"]
