"""A tree that means harm: what would take for ever ends in a clear word, and the cache cannot be poisoned."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from levelgate.model.resource import Definition
from levelgate.model.value import Unknown
from levelgate.sources.collect import collect
from levelgate.sources.terraform.module import parsed, private_folder


def read(folder: Path, text: str = "") -> Definition:
    if text:
        (folder / "main.tf").write_text(text)
    return collect((str(folder),), None)


def codes(found: Definition) -> set[str]:
    return {problem.code for problem in found.problems}


def values(found: Definition) -> dict[str, object]:
    return {resource.address: resource.attributes.get("input") for resource in found.resources}


def nested(folder: Path, depth: int) -> None:
    """Modules, each of which passes what it gets to the next."""
    for i in range(depth):
        place = folder if i == 0 else folder / f"m{i}"
        place.mkdir(exist_ok=True)
        source = f"./m{i + 1}" if i == 0 else f"../m{i + 1}"
        value = '"deep"' if i == 0 else "var.v"
        text = 'variable "v" {}\n' if i else ""
        text += f'module "m" {{\n  source = "{source}"\n  v = {value}\n}}\n'
        (place / "main.tf").write_text(text)
    last = folder / f"m{depth}"
    last.mkdir()
    (last / "main.tf").write_text('variable "v" {}\nresource "terraform_data" "x" { input = var.v }\n')


def test_a_value_goes_through_a_hundred_modules(tmp_path: Path) -> None:
    nested(tmp_path, 100)
    found = read(tmp_path)
    assert found.problems == ()
    assert list(values(found).values()) == ["deep"]


def test_modules_that_are_nested_deeper_are_told(tmp_path: Path) -> None:
    nested(tmp_path, 120)
    found = read(tmp_path)
    assert codes(found) == {"SOURCE_LIMIT"}
    assert not found.complete


def doubling(form: str) -> str:
    """Forty local values, each of which holds the next one twice."""
    lines = [f"  t{i} = " + form.replace("NEXT", f"local.t{i + 1}") for i in range(40)]
    return "\n".join(["locals {", *lines, '  t40 = "x"', "}", of("local.t0")])


def chain(length: int) -> str:
    """Local values, each of which is the next one."""
    lines = [f"  t{i} = local.t{i + 1}" for i in range(length)]
    return "\n".join(["locals {", *lines, f"  t{length} = 1", "}", of("local.t0")])


def of(expression: str) -> str:
    return f'resource "terraform_data" "x" {{ input = {expression} }}'


def each(expression: str) -> str:
    return f'resource "terraform_data" "x" {{ for_each = {expression} }}'


HOSTILE = {
    "for_each over too many": each('toset(flatten([for a in range(400) : [for b in range(400) : "${a}-${b}"]]))'),
    "keys of too many": each('merge([for a in range(400) : { for b in range(400) : "${a}-${b}" => 1 }]...)'),
    "texts that double": doubling('"${NEXT}${NEXT}"'),
    "lists that double": doubling("[NEXT, NEXT]"),
    "a chain of names": chain(5000),
    "a pattern that goes back": of(f'regexall("(a|aa)+$", "{"a" * 2000}b")'),
    "a wide format": of('format("%999999999d", 1)'),
    "a large power": of("pow(9, 999999999)"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_would_never_end_is_told_or_unknown(what: str, tmp_path: Path) -> None:
    found = read(tmp_path, 'resource "terraform_data" "sound" { input = 1 }\n' + HOSTILE[what])
    assert values(found)["terraform_data.sound"] == 1
    rest = {address: value for address, value in values(found).items() if address != "terraform_data.sound"}
    assert "SOURCE_LIMIT" in codes(found) or all(isinstance(value, Unknown) for value in rest.values())


@pytest.mark.parametrize(
    "text", ["x = " + "(" * 20_000 + "1" + ")" * 20_000, "x = " + "[" * 20_000 + "]" * 20_000, 'x = "' + "${" * 500]
)
def test_what_is_nested_too_deep_is_one_unreadable_file(text: str, tmp_path: Path) -> None:
    (tmp_path / "deep.tf").write_text(f"locals {{\n  {text}\n}}\n")
    found = read(tmp_path, 'resource "terraform_data" "sound" { input = 1 }')
    assert codes(found) == {"SOURCE_SYNTAX"}
    assert values(found) == {"terraform_data.sound": 1}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a" * (1024 * 1024 + 1), b'locals { a = "\xff" }'])
def test_a_file_that_is_no_text_or_too_large_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.tf").write_bytes(content)
    found = read(tmp_path, 'resource "terraform_data" "sound" { input = 1 }')
    assert codes(found) & {"SOURCE_SYNTAX", "SOURCE_UNREADABLE"}
    assert values(found) == {"terraform_data.sound": 1}


def test_links_out_of_the_tree_and_devices_are_not_read(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tmp_path / "outside.tf").write_text('locals { secret = "x" }')
    (tree / "outside.tf").symlink_to(tmp_path / "outside.tf")
    (tree / "endless.tf").symlink_to("/dev/zero")
    (tree / "loop.tf").symlink_to(tree / "loop.tf")
    os.mkfifo(tree / "pipe.tf")
    found = read(tree, 'resource "terraform_data" "sound" { input = try(local.secret, 1) }')
    assert codes(found) == {"SOURCE_OUTSIDE", "SOURCE_UNREADABLE"}
    assert not found.complete


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of this test's own."""
    home = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    private_folder.private_folder.cache_clear()
    yield home / "levelgate"
    private_folder.private_folder.cache_clear()


TEXT = 'resource "terraform_data" "x" { input = "told" }\n'


def entries(cache: Path) -> list[Path]:
    return list((cache / "parsed").iterdir()) if (cache / "parsed").is_dir() else []


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\x93\x01\x02\x03", b"\x80" * 100])
def test_a_damaged_entry_is_parsed_anew(damage: bytes, cache: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    read(tree, TEXT)
    (entry,) = entries(cache)
    entry.write_bytes(damage)
    assert values(read(tree)) == {"terraform_data.x": "told"}


def test_an_entry_is_found_by_content_alone(cache: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        read(tmp_path / name, TEXT)
    assert len(entries(cache)) == 1
    read(tmp_path / "a", TEXT.replace("told", "other"))
    assert len(entries(cache)) == 2


def test_what_makes_the_nodes_is_part_of_the_key(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, TEXT)
    monkeypatch.setattr(parsed, "_maker", lambda: hashlib.sha256(b"another version").digest())
    read(tmp_path, TEXT)
    assert len(entries(cache)) == 2


def test_a_cache_inside_a_repository_is_not_used(cache: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert values(read(tmp_path, TEXT)) == {"terraform_data.x": "told"}
    assert not cache.exists()


def test_a_cache_that_others_may_write_to_is_not_used(cache: Path, tmp_path: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    assert values(read(tmp_path, TEXT)) == {"terraform_data.x": "told"}
    assert entries(cache) == []


def test_a_cache_that_is_a_link_is_not_used(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    cache.parent.mkdir()
    cache.symlink_to(tmp_path / "elsewhere")
    assert values(read(tmp_path, TEXT)) == {"terraform_data.x": "told"}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_cache_that_cannot_be_written_costs_nothing(cache: Path, tmp_path: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    (cache / "parsed").write_text("where a folder should be")
    assert values(read(tmp_path, TEXT)) == {"terraform_data.x": "told"}


def test_a_home_that_cannot_be_made_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    private_folder.private_folder.cache_clear()
    assert values(read(tmp_path, TEXT)) == {"terraform_data.x": "told"}
    private_folder.private_folder.cache_clear()
