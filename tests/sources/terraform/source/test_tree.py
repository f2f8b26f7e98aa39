"""What belongs to a directory of source: modules from elsewhere, files of two tools, places and digests."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from levelgate.cli import run
from levelgate.model.resource import Definition
from levelgate.model.value import Token, Unknown
from levelgate.sources.collect import collect

CHILD = 'variable "v" {}\nresource "terraform_data" "x" { input = var.v }\noutput "o" { value = "told" }\n'
CALL = 'module "m" {\n  source = "example/m/aws"\n  v      = "given"\n}\n'
USE = 'resource "terraform_data" "use" { input = module.m.o }\n'


def read(folder: Path, **files: str) -> Definition:
    """Write files (`__` stands for a folder, `_` before the last word for a dot) and read the directory."""
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_tf", ".tf").replace("_tofu", ".tofu").replace(
            "_json", ".json"
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return collect((str(folder),), None)


def fetched(folder: Path, entries: object) -> None:
    manifest = folder / ".terraform" / "modules" / "modules.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(entries if isinstance(entries, str) else json.dumps({"Modules": entries}))


def inputs(found: Definition) -> dict[str, object]:
    return {one.address: one.attributes.get("input") for one in found.resources}


def test_modules_that_init_fetched_are_read(tmp_path: Path) -> None:
    called = 'module "n" {\n  source = "example/n/aws"\n  v = "deep"\n}\n'
    inner = called + 'output "o" { value = module.n.o }\nvariable "v" {}\n'
    fetched(tmp_path, [{"Key": "", "Dir": "."}, {"Key": "m", "Dir": "kept/m"}, {"Key": "m.n", "Dir": "kept/n/sub"}])
    found = read(tmp_path, main_tf=CALL + USE, kept__m__main_tf=inner, kept__n__sub__main_tf=CHILD)
    assert found.problems == ()
    assert inputs(found) == {"module.m.module.n.terraform_data.x": "deep", "terraform_data.use": "told"}


def test_a_module_that_is_not_here_is_named_and_its_values_are_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, main_tf=CALL + USE)
    (problem,) = found.problems
    assert (problem.code, problem.detail) == ("SOURCE_MODULE", "module.m: example/m/aws")
    assert problem.where == f"{tmp_path}/main.tf:2"
    assert not found.complete
    assert inputs(found)["terraform_data.use"] == Unknown(Token.NOT_READ, f"{tmp_path}/main.tf:2")


@pytest.mark.parametrize("place", ["../outside", "/etc"])
def test_a_fetched_module_outside_the_tree_is_not_read(place: str, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "main.tf").write_text(CHILD)
    fetched(tree, [{"Key": "m", "Dir": place}])
    assert [problem.code for problem in read(tree, main_tf=CALL).problems] == ["SOURCE_MODULE"]


@pytest.mark.parametrize("content", ["", "{", '{"Modules": 3}', '{"Modules": [{"Key": 1}]}', "[" * 2000])
def test_an_odd_list_of_modules_is_told(content: str, tmp_path: Path) -> None:
    fetched(tmp_path, content)
    codes = {problem.code for problem in read(tmp_path, main_tf=CALL).problems}
    assert codes == {"SOURCE_MODULE"} if not content else codes == {"SOURCE_MODULE", "SOURCE_UNREADABLE"}


SAME = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "VERSION" }\n  }\n}\n'
RESOURCE = 'resource "terraform_data" "x" {}\n'


def test_versions_for_each_tool_change_nothing(tmp_path: Path) -> None:
    versions = {"versions_tf": SAME.replace("VERSION", "5"), "versions_tofu": SAME.replace("VERSION", "6")}
    assert read(tmp_path, main_tf=RESOURCE, **versions).problems == ()


@pytest.mark.parametrize(
    "files",
    [
        {"versions_tf": SAME, "versions_tofu": SAME.replace("hashicorp/aws", "elsewhere/aws")},
        {"main_tofu": RESOURCE},
        {"more_tofu": RESOURCE.replace('"x"', '"y"')},
        {"override_tofu": 'resource "terraform_data" "x" { input = 1 }'},
    ],
)
def test_what_only_one_of_two_tools_deploys_leaves_the_verdict_open(files: dict[str, str], tmp_path: Path) -> None:
    found = read(tmp_path, main_tf=RESOURCE, **files)
    assert {problem.code for problem in found.problems} == {"SOURCE_DIALECT"}
    assert not found.complete


def test_files_of_opentofu_alone_are_read(tmp_path: Path) -> None:
    assert list(inputs(read(tmp_path, main_tofu=RESOURCE, more_tofu=USE.replace("module.m.o", "1")))) == [
        "terraform_data.use", "terraform_data.x",
    ]  # fmt: skip  # a table


def test_blocks_of_the_json_syntax_have_their_lines(tmp_path: Path) -> None:
    lines = [
        "{",
        '"resource": {"terraform_data": {',
        '"//": "a comment",',
        '"a": {},',
        '"b": {"input": "${nothing.here}"}',
        "}}}",
    ]
    found = read(tmp_path, main_tf_json="\n".join(lines))
    assert {one.address: one.location.line for one in found.resources if one.location} == {
        "terraform_data.a": 4, "terraform_data.b": 5,
    }  # fmt: skip  # a table
    assert [problem.where for problem in found.problems] == [f"{tmp_path}/main.tf.json:5"]


def test_the_digest_is_that_of_what_sha256sum_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read(Path("src"), main_tf=RESOURCE, more_tf="locals {}\n")
    printed = subprocess.run("sha256sum src/*.tf | sort", shell=True, capture_output=True, check=True).stdout  # noqa: S602 - a fixed text
    assert found.files[0].sha256 == hashlib.sha256(printed).hexdigest()


def test_what_is_unknown_tells_why_and_where(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    read(tmp_path, main_tf='variable "v" {}\nresource "terraform_data" "x" { input = var.v }\n')
    run(["resources", str(tmp_path), "--format", "json"])
    (shown,) = json.loads(capsysbinary.readouterr().out)["resources"]
    assert shown["attributes"]["input"] == {"$unknown": "variable without a value", "$where": f"{tmp_path}/main.tf:1"}
