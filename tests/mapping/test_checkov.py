"""The bearings of Checkov's checks: what may stand in mappings/checkov.yaml."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from levelgate.errors import MappingError
from levelgate.mapping import checkov, store
from levelgate.mapping.protections import protections
from levelgate.model.control import Kind

HEAD = "version: 3.3.30\nadvice: {vi: Sửa, en: Mend}\nweaknesses: []\nbearings:\n"
TITLE = "title: {vi: Có, en: It is}"
GOOD = f"  - {{check: CKV_X_1, {TITLE}, protection: encrypt-block, severity: high, pass: establishes, fail: refutes}}\n"


@pytest.fixture
def mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def write(bearings: str) -> None:
        (tmp_path / "checkov.yaml").write_text(HEAD + bearings)

    protections()
    monkeypatch.setattr(store, "SOURCE", tmp_path)
    forget()
    yield write
    forget()


def forget() -> None:
    checkov._file.cache_clear()
    checkov.bearings.cache_clear()


def test_a_bearing(mapped: Any) -> None:
    mapped(GOOD)
    [one] = checkov.bearings()
    assert (one.check, one.protection, one.passing, one.failing) == (
        "CKV_X_1",
        "encrypt-block",
        "establishes",
        "refutes",
    )


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (GOOD.replace("encrypt-block", "no-such"), "no resource by itself can show"),
        (GOOD.replace("encrypt-block", "backup-offsite"), "no resource by itself can show"),
        (GOOD.replace("encrypt-block", "media-sanitisation"), "no resource by itself can show"),
        (GOOD.replace("establishes", "nothing").replace("refutes", "nothing"), "says nothing"),
        (GOOD.replace("establishes", "proves"), "Invalid enum value"),
        (GOOD.replace("refutes", "establishes"), "Invalid enum value"),
        (GOOD.replace("severity: high, ", ""), "severity"),
        (GOOD.replace("check:", "checks:"), "checks"),
    ],
)
def test_what_a_bearing_may_not_be(bad: str, why: str, mapped: Any) -> None:
    mapped(GOOD + bad)
    with pytest.raises(MappingError, match=why) as caught:
        checkov.bearings()
    assert "checkov.yaml:" in caught.value.where


def test_no_bearing_stands_twice() -> None:
    found = [(one.check, one.protection) for one in checkov.bearings()]
    assert len(found) == len(set(found))


def test_the_kinds_of_protections_named() -> None:
    kinds = {protections()[one.protection].kind for one in checkov.bearings()}
    assert kinds <= {Kind.UNIVERSAL, Kind.COVERAGE}
