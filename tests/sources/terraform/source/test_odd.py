"""A source that no Terraform would plan is told or unknown; it never ends the gate itself."""

from pathlib import Path

import pytest

from levelgate.errors import InputError
from levelgate.sources.collect import collect
from levelgate.sources.terraform.given import Given

EXPRESSIONS = [
    "file()",
    'file("a", "b")',
    r'file("a\u0000b")',
    "templatefile()",
    'templatefile("x")',
    "basename()",
    "fileexists()",
    'fileset(".", "**x")',
    'fileset(".", "/a")',
    r'fileset("\u0000", "*")',
    "try()",
    "can()",
    "can(1, 2)",
    "coalesce()",
    "tostring()",
    "slice([1])",
    'slice([1], 0, "x")',
    'slice([1], "0x1p3", 1)',
    "merge(null)",
    "zipmap(null, null)",
    '-"0"',
    '-"0x1p3"',
    '"-0" + 1',
    '1 < "0x1p3"',
    '!"x"',
    "1 / 0",
    "null + 1",
    "null ? 1 : 2",
    "[for x in null : x]",
    "max([1]...)",
    "max(1...)",
    "max(null...)",
    "each.value",
    "self",
    "count.index",
    "var",
    "local",
    "module",
    "data",
    "path",
    "terraform",
    "var.x.y",
    "terraform_data",
    "terraform_data.x",
    "aws_vpc.none[*].id",
    "{ (null) = 1 }",
    r'"\ud800"',
    r'"\U99999999"',
    r'jsondecode("\"\\ud800\"")',
    "toset([{}, 1])",
    'cidrsubnet("x", 1, 1)',
    "1 ? 2 : 3",
    "true ? 1 : [2]",
    "false ? {} : [1]",
    "tolist({})",
    "tomap([])",
    'format("%d")',
    'regex("(", "x")',
    '"${null}"',
    '"${[]}"',
]  # fmt: skip  # one a line would be a page


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_odd_expression_ends_nothing_but_itself(expression: str, tmp_path: Path) -> None:
    sound = 'resource "terraform_data" "sound" { input = 1 }\n'
    (tmp_path / "main.tf").write_text(f'{sound}resource "terraform_data" "odd" {{ input = {expression} }}\n')
    found = {one.address: one.attributes.get("input") for one in collect((str(tmp_path),), None).resources}
    assert found["terraform_data.sound"] == 1
    assert "terraform_data.odd" in found


BLOCKS = [
    'variable "v" { type = object() }\nlocals { a = var.v }',
    'variable "v" { type = tuple(1) }',
    'variable "v" { type = object({ a = optional() }) }',
    'variable "v" { type = list(nothing) }',
    "dynamic {}",
    'dynamic "a" "b" {}',
    'module "m" {}',
    'module "m" { source = 1 }',
    'module "m" { source = "./a\\u0000b" }',
    "resource {}",
    'resource "one" {}',
    'provider "aws" { region = {} }',
    'provider "aws" { allowed_account_ids = [{}] }',
    "provider {}",
    'provider "aws" { alias = [] }',
    "terraform { required_providers { aws = 3 } }",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_an_odd_block_ends_nothing_but_itself(block: str, tmp_path: Path) -> None:
    sound = 'resource "aws_vpc" "sound" {\n  cidr_block = "10.0.0.0/16"\n  dynamic {}\n}\n'
    use = 'resource "terraform_data" "use" { input = try([var.v, module.m, aws_vpc.sound.dynamic], 1) }\n'
    (tmp_path / "main.tf").write_text(f"{sound}{use}{block}\n")
    found = {one.address: one.attributes for one in collect((str(tmp_path),), None).resources}
    assert found["aws_vpc.sound"]["cidr_block"] == "10.0.0.0/16"


@pytest.mark.parametrize(
    "text", ['{"resource": 3}', '{"locals": {"a": "\\ud800"}}', "[]", '{"resource": {"a": []}}', "1"]
)
def test_odd_json_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "main.tf.json").write_text(text)
    with pytest.raises(InputError):
        collect((str(tmp_path),), None)


@pytest.mark.parametrize("given", ["[1", "${", '"', "", "null", "[[]]"])
def test_an_odd_value_of_a_variable_is_told(given: str, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(
        'variable "v" { type = list(string) }\nresource "terraform_data" "x" { input = var.v }\n'
    )
    found = collect((str(tmp_path),), None, Given({"TF_VAR_v": given}))
    assert [one.address for one in found.resources] == ["terraform_data.x"]
    assert given == "null" or {problem.code for problem in found.problems} == {"SOURCE_EVALUATION"}


def test_the_account_of_a_provider_is_that_of_its_resources(tmp_path: Path) -> None:
    provider = 'provider "aws" {\n  region = "ap-southeast-1"\n  allowed_account_ids = ["111111111111"]\n}\n'
    (tmp_path / "main.tf").write_text(f'{provider}resource "aws_vpc" "this" {{}}\n')
    (resource,) = collect((str(tmp_path),), None).resources
    assert (resource.region, resource.account) == ("ap-southeast-1", "111111111111")
