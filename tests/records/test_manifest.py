"""The manifest: claims with file and line, and paths that stay in the tree."""

from pathlib import Path

import pytest

from levelgate.errors import UsageError
from levelgate.model.manifest import RecordPattern
from levelgate.records.confined import inside, named_files
from levelgate.records.manifest import read_manifest

WHOLE = """\
apiVersion: levelgate/v1
kind: System
system:
  id: urn:vn:httt:bo-x:cong-dich-vu
  name: Cổng dịch vụ công Bộ X
  owner: urn:vn:org:bo-x
  level: 3
regime: vn-nd331-2026
records: [compliance/*.dsse.json]
boundary:
  roots: [infra/prod]
  platforms:
    - platform: urn:vn:platform:cloud-y
      providers: [registry.terraform.io/hashicorp/aws]
      addresses: ["module.app.*"]
zones:
  - zone: dmz
    tags: {Zone: dmz}
    addresses: ["module.web.*"]
facts:
  mail: false
  internet-service: true
"""
LEAST = """\
apiVersion: levelgate/v1
kind: System
system: {id: urn:a, name: A, owner: urn:o}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "levelgate.yaml"
    path.write_text(text)
    return path


def refusal(path: Path) -> UsageError:
    with pytest.raises(UsageError) as caught:
        read_manifest(path)
    return caught.value


def test_whole_manifest(tmp_path: Path) -> None:
    path = write(tmp_path, WHOLE)
    manifest = read_manifest(path)
    assert manifest
    assert (manifest.system.name, manifest.system.level) == ("Cổng dịch vụ công Bộ X", 3)
    assert manifest.regime == "vn-nd331-2026"
    assert manifest.records == (RecordPattern("compliance/*.dsse.json", f"{path}:9"),)
    assert manifest.boundary.roots == ("infra/prod",)
    assert manifest.boundary.platforms[0].addresses == ("module.app.*",)
    assert manifest.zones[0].tags == {"Zone": "dmz"}
    assert manifest.facts == {"mail": False, "internet-service": True}


def test_least_manifest(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, LEAST))
    assert manifest
    assert (manifest.system.level, manifest.regime, manifest.records, manifest.zones) == (None, None, (), ())


def test_missing_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "levelgate.yaml") is None


def test_unreadable_manifest(tmp_path: Path) -> None:
    (tmp_path / "levelgate.yaml").mkdir()
    assert refusal(tmp_path / "levelgate.yaml").code == "MANIFEST_UNREADABLE"


@pytest.mark.parametrize(
    ("old", "new", "line", "help"),
    [
        ("regime:", "regim:", 8, "did you mean regime?"),
        ("  owner:", "  ownr:", 6, "did you mean owner?"),
        ("  roots:", "  root:", 11, "did you mean roots?"),
        ("      providers:", "      provider:", 14, "did you mean providers?"),
        ("    tags:", "    tag:", 18, "did you mean tags?"),
        ("apiVersion:", "apiversion:", 1, "did you mean apiVersion?"),
        ("  level:", "  waivers:", 7, "known keys here: id, name, owner, level"),
    ],
)
def test_unknown_key(tmp_path: Path, old: str, new: str, line: int, help: str) -> None:
    path = write(tmp_path, WHOLE.replace(old, new, 1))
    error = refusal(path)
    assert (error.code, error.where, error.help) == ("MANIFEST_INVALID", f"{path}:{line}", help)
    assert new.strip(" :") in error.what


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("level: 3", "level: 6", 7, "system.level"),
        ("level: 3", "level: 0", 7, "system.level"),
        ("level: 3", "level: '3'", 7, "system.level"),
        ("level: 3", "level: true", 7, "system.level"),
        ("id: urn:vn", "id: urn vn", 4, "system.id"),
        ("  owner: urn:vn:org:bo-x\n", "", 3, "owner"),
        ("name: Cổng dịch vụ công Bộ X", 'name: "a\\e[2J"', 5, "system.name"),
        ("[compliance/*.dsse.json]", "compliance", 9, "records"),
        ("[infra/prod]", "[3]", 11, "boundary.roots.0"),
        ("{Zone: dmz}", "{Zone: 3}", 18, "zones.0.tags"),
        ("{Zone: dmz}", "{3: dmz}", 18, "zones.0.tags"),
        ("zone: dmz\n", "zone: []\n", 17, "zones.0.zone"),
        ("mail: false", "mail: no", 21, "mail"),
        ("levelgate/v1", "levelgate/v2", 1, "apiVersion"),
        ("kind: System", "kind: Systems", 2, "kind"),
    ],
)
def test_unfit_value(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    assert old in WHOLE
    path = write(tmp_path, WHOLE.replace(old, new, 1))
    error = refusal(path)
    assert (error.code, error.where) == ("MANIFEST_INVALID", f"{path}:{line}")
    assert word in error.what


@pytest.mark.parametrize("text", ["", "[]", "3", "null"])
def test_no_mapping(tmp_path: Path, text: str) -> None:
    assert refusal(write(tmp_path, text)).code == "MANIFEST_INVALID"


def test_not_yaml(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, LEAST + "a: &b 1\n"))
    assert (error.code, error.where) == ("DOCUMENT_INVALID", f"{tmp_path / 'levelgate.yaml'}:4")


def test_key_with_controls_is_quoted_harmlessly(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(write(tmp_path, LEAST + '"\\e[2J": 1\n')).what


def files(tree: Path, *patterns: str) -> list[str]:
    named = tuple(RecordPattern(pattern, f"levelgate.yaml:{i}") for i, pattern in enumerate(patterns, 9))
    return [path.relative_to(tree).as_posix() for path in named_files(named, tree)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "repository"
    (tree / "compliance/waivers").mkdir(parents=True)
    for name in ("b", "a", "waivers/c"):
        (tree / f"compliance/{name}.dsse.json").touch()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.dsse.json").touch()
    return tree


def test_files_are_found_sorted_and_once(tree: Path) -> None:
    found = files(tree, "compliance/*.dsse.json", "compliance/b.dsse.json", "compliance/**/*.dsse.json")
    assert found == ["compliance/a.dsse.json", "compliance/b.dsse.json", "compliance/waivers/c.dsse.json"]


def test_plain_path_need_not_be_there_and_a_glob_may_match_none(tree: Path) -> None:
    assert files(tree, "compliance/missing.dsse.json", "none/*") == ["compliance/missing.dsse.json"]


def test_link_inside_the_tree_is_followed(tree: Path) -> None:
    (tree / "link").symlink_to(tree / "compliance")
    assert files(tree, "link/a.dsse.json") == ["link/a.dsse.json"]


@pytest.mark.parametrize(
    "pattern",
    [
        "/etc/*.dsse.json",
        "../outside/x.dsse.json",
        "compliance/../../outside/*",
        "..",
        "a\\..\\b",
        "link/x.dsse.json",
        "link/*.dsse.json",
        "link/**/*.dsse.json",
        "link/none*",
        "compliance/../compliance/a.dsse.json",
        "*/x.dsse.json",
        "compliance/file.dsse.json",
        "compliance/f*.dsse.json",
        "compliance/loop",
        "compliance/dangling",
        "compliance/**.json",
    ],
)
def test_path_that_leaves_the_tree(tree: Path, pattern: str) -> None:
    (tree / "link").symlink_to(tree.parent / "outside")
    (tree / "compliance/file.dsse.json").symlink_to(tree.parent / "outside/x.dsse.json")
    (tree / "compliance/loop").symlink_to("loop")
    (tree / "compliance/dangling").symlink_to("../../nowhere")
    with pytest.raises(UsageError) as caught:
        files(tree, "compliance/a.dsse.json", pattern)
    assert (caught.value.code, caught.value.where) == ("MANIFEST_PATH", "levelgate.yaml:10")


def test_absolute_path_is_refused_wherever_it_leads(tree: Path) -> None:
    for pattern in (f"{tree}/compliance/a.dsse.json", f"{tree}/compliance/*"):
        with pytest.raises(UsageError, match="leaves the directory"):
            files(tree, pattern)


def test_inside_resolves_links_on_both_sides(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(tree)
    assert inside(tmp_path / "alias/compliance", tree)
    assert inside(tree / "compliance", tmp_path / "alias")
    assert inside(tree, tree)
    assert not inside(tree.parent, tree)
    assert not inside(tmp_path / "repository-2", tree)
    assert not inside(Path("a\0b"), tree)
