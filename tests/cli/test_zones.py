"""`levelgate zones`: the zone and address plan of a definition."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from levelgate.cli import run
from tests.assessment.plans import planned, write

NETWORK = planned("aws_vpc.main", cidr_block="10.0.0.0/16", tags={"Name": "portal"})
DMZ = planned("aws_subnet.dmz", id="subnet-1", cidr_block="10.0.1.0/24", tags={"Zone": "DMZ"})
DATA = planned("aws_subnet.data", id="subnet-2", cidr_block="10.0.2.0/24", tags={"Name": "portal-db-a"})
WEB = planned("aws_instance.web", subnet_id="subnet-1", private_ip="10.0.1.5", public_ip="203.0.113.7")
LOST = planned("aws_instance.lost", subnet_id="subnet-of-another-system")
SECRET = planned("aws_instance.secret", sensitive={"private_ip": True}, subnet_id="subnet-2", private_ip="10.0.2.99")
FORMULA = planned('aws_eip.x["=cmd|calc"]', tags={"Zone": "=1+1"})


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(capsys: pytest.CaptureFixture[str], *resources: dict[str, Any], lang: str = "en") -> list[dict[str, str]]:
    write(Path("plan.json"), *resources)
    assert run(["zones", "plan.json", "--format", "csv", "--lang", lang]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_networks_and_what_lies_in_them(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(capsys, NETWORK, DATA, WEB, DMZ, LOST)
    rows = [(one["Zone"], one["Resource"], one["Private addresses"], one["Public addresses"]) for one in found]
    assert rows == [
        ("dmz", "aws_instance.web", "10.0.1.5", "203.0.113.7"),
        ("dmz", "aws_subnet.dmz", "10.0.1.0/24", ""),
        ("database", "aws_subnet.data", "10.0.2.0/24", ""),
        ("", "aws_vpc.main", "10.0.0.0/16", ""),
        ("", "aws_instance.lost", "", ""),
    ]
    assert [one["Zone title"] for one in found[-2:]] == ["(in no zone)", "unknown"]


def test_in_vietnamese_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("plan.json"), DMZ, WEB)
    assert run(["zones", "plan.json", "--format", "markdown", "--lang", "vi"]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.startswith("| Mã vùng | Vùng mạng | Tài nguyên | Loại | Địa chỉ nội bộ | Địa chỉ công cộng |")
    assert "vùng DMZ" in first


def test_text_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("plan.json"), NETWORK, DMZ)
    assert run(["zones", "plan.json", "--lang", "en"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert {line.index("aws_") for line in lines} == {head.index("Resource")}


def test_the_manifest_decides(capsys: pytest.CaptureFixture[str]) -> None:
    Path("levelgate.yaml").write_text(
        "apiVersion: levelgate/v1\nkind: System\nsystem: {id: 'urn:a', name: A, owner: 'urn:b'}\n"
        "zones: [{zone: management, addresses: [aws_subnet.dmz]}]\n",
        encoding="utf-8",
    )
    assert [one["Zone"] for one in table(capsys, DMZ)] == ["management"]


def test_no_secret_and_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(capsys, DATA, SECRET, FORMULA)
    assert [one["Private addresses"] for one in found if one["Resource"] == "aws_instance.secret"] == ["(sensitive)"]
    (row,) = [one for one in found if one["Type"] == "aws_eip"]
    assert row["Zone"] == "'=1+1"


def test_several_roots(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("net.json"), DMZ)
    write(Path("app.json"), WEB)
    assert run(["zones", "net.json", "app.json", "--format", "csv", "--lang", "en"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(one["Zone"], one["Input"]) for one in found] == [("dmz", "app.json"), ("dmz", "net.json")]


@pytest.mark.parametrize(("argument", "code"), [("missing.json", 3), ("empty.json", 3)])
def test_what_cannot_be_read(argument: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.json").write_bytes(b"")
    assert run(["zones", argument]) == code
    assert capsys.readouterr().err.startswith("error[INPUT_")
