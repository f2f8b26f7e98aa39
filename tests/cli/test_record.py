"""`levelgate record` and `levelgate trust`, from keys to a verified record."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from levelgate.cli.record import record
from levelgate.cli.trust import trust
from levelgate.errors import Exit, LevelgateError

OWNER = "urn:vn:org:bo-x"
PLATFORM = "urn:vn:platform:cloud-y"


def run(command: click.Command, *args: object) -> Result:
    return CliRunner(env={"LEVELGATE_TRUST": "", "LEVELGATE_TRUST_PIN": ""}).invoke(
        command, [str(arg) for arg in args], catch_exceptions=False, standalone_mode=False
    )


def refusal(command: click.Command, *args: object) -> LevelgateError:
    with pytest.raises(LevelgateError) as caught:
        run(command, *args)
    return caught.value


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    for name in ("root-1", "root-2", "approver", "attestor", "waiver"):
        run(record, "key", tmp_path / f"{name}.pem")
    return tmp_path


@pytest.fixture
def store(keys: Path) -> Path:
    run(trust, "init", keys / "trust", *_options(keys))
    return keys / "trust"


def _options(keys: Path) -> list[object]:
    return [
        "--root-key", keys / "root-1.pem", "--root-key", keys / "root-2.pem",
        "--approver", f"{keys / 'approver.pem.pub'},owner={OWNER},max-level=3",
        "--approver", f"{keys / 'approver.pem.pub'},owner=urn:vn:org:bo-y,max-level=2",
        "--attestor", f"{keys / 'attestor.pem.pub'},platform={PLATFORM},max-level=4",
        "--waiver-approver", f"{keys / 'waiver.pem.pub'},owner={OWNER}",
    ]  # fmt: skip  # a table


def test_key(tmp_path: Path) -> None:
    printed = run(record, "key", tmp_path / "a.pem").output
    assert printed.startswith("sha256:")
    assert len(printed.strip()) == 71
    assert (tmp_path / "a.pem").stat().st_mode & 0o777 == 0o600
    assert "PUBLIC KEY" in (tmp_path / "a.pem.pub").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pem", "a.pem.pub"]


def test_key_overwrites_nothing(tmp_path: Path) -> None:
    run(record, "key", tmp_path / "a.pem")
    before = (tmp_path / "a.pem").read_bytes()
    assert refusal(record, "key", tmp_path / "a.pem").code == "FILE_EXISTS"
    (tmp_path / "a.pem.pub").unlink()
    assert refusal(record, "key", tmp_path / "a.pem").code == "FILE_EXISTS"
    assert (tmp_path / "a.pem").read_bytes() == before
    (tmp_path / "b.pem.pub").touch()
    assert refusal(record, "key", tmp_path / "b.pem").code == "FILE_EXISTS"
    assert not (tmp_path / "b.pem").exists()
    assert refusal(record, "key", tmp_path / "none" / "a.pem").code == "FILE_UNWRITABLE"


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("approval", "approver", ["level-approval", "urn:vn:httt:bo-x:cong-dich-vu", "in force"]),
        ("attestation", "attestor", ["platform-controls", PLATFORM, "in force"]),
        ("waiver", "waiver", ["waiver", "urn:vn:httt:bo-x:cong-dich-vu", "in force"]),
    ],
)
def test_new_sign_verify(store: Path, keys: Path, kind: str, name: str, words: list[str]) -> None:
    run(record, "new", kind, "-o", keys / "a.json")
    run(record, "sign", keys / "a.json", "--key", keys / f"{name}.pem", "-o", keys / "a.dsse.json")
    printed = run(record, "verify", keys / "a.dsse.json", "--trust", store).output
    for word in words:
        assert word in printed
    error = refusal(record, "sign", keys / "a.json", "--key", keys / f"{name}.pem.pub", "-o", keys / "b.dsse.json")
    assert (error.code, error.exit) == ("KEY_INVALID", Exit.USAGE)


def test_new_prints(tmp_path: Path) -> None:
    assert json.loads(run(record, "new", "approval").output)["predicate"]["level"] == 3
    run(record, "new", "waiver", "-o", tmp_path / "a.json")
    assert refusal(record, "new", "waiver", "-o", tmp_path / "a.json").code == "FILE_EXISTS"
    with pytest.raises(click.BadParameter):
        run(record, "new", "trust-root")


def test_sign_adds_to_an_envelope_over_the_same_bytes(keys: Path) -> None:
    out = keys / "a.dsse.json"
    run(record, "new", "approval", "-o", keys / "a.json")
    run(record, "sign", keys / "a.json", "--key", keys / "approver.pem", "-o", out)
    run(record, "sign", keys / "a.json", "--key", keys / "waiver.pem", "-o", out)
    run(record, "sign", keys / "a.json", "--key", keys / "waiver.pem", "-o", out)
    before = out.read_bytes()
    assert len(json.loads(before)["signatures"]) == 2
    run(record, "new", "waiver", "-o", keys / "b.json")
    error = refusal(record, "sign", keys / "b.json", "--key", keys / "waiver.pem", "-o", out)
    assert (error.code, error.exit) == ("RECORD_OTHER_STATEMENT", Exit.USAGE)
    assert out.read_bytes() == before


def test_sign_refuses_what_the_gate_would_refuse(keys: Path) -> None:
    out = keys / "a.dsse.json"
    for text, code in (
        ("{}", "RECORD_INVALID"),
        ('{"a": 1, "a": 1}', "RECORD_INVALID"),
        (run(record, "new", "approval").output.replace('"level": 3', '"level": 7'), "RECORD_INVALID"),
        (run(record, "new", "approval").output.replace("level-approval:v1", "other:v1"), "RECORD_KIND"),
        (run(record, "new", "waiver").output + " " * 800_000, "RECORD_TOO_LARGE"),
    ):
        (keys / "a.json").write_text(text)
        error = refusal(record, "sign", keys / "a.json", "--key", keys / "approver.pem", "-o", out)
        assert (error.code, error.exit) == (code, Exit.USAGE)
    error = refusal(record, "sign", keys / "none.json", "--key", keys / "approver.pem", "-o", out)
    assert error.code == "RECORD_UNREADABLE"
    assert not out.exists()


def test_sign_does_not_replace_a_file_of_another_kind(keys: Path) -> None:
    run(record, "new", "approval", "-o", keys / "a.json")
    error = refusal(record, "sign", keys / "a.json", "--key", keys / "approver.pem", "-o", keys / "a.json")
    assert error.code == "RECORD_INVALID"
    assert b"level-approval" in (keys / "a.json").read_bytes()


def test_verify_refuses(store: Path, keys: Path) -> None:
    out = keys / "a.dsse.json"
    run(record, "new", "approval", "-o", keys / "a.json")
    run(record, "sign", keys / "a.json", "--key", keys / "waiver.pem", "-o", out)
    error = refusal(record, "verify", out, "--trust", store)
    assert (error.code, error.exit) == ("SIG_INVALID", Exit.BLOCKED)
    error = refusal(record, "verify", keys / "a.json", "--trust", store)
    assert (error.code, error.exit) == ("RECORD_INVALID", Exit.BLOCKED)
    error = refusal(record, "verify", out, "--trust", store, "--trust-pin", "0" * 64)
    assert (error.code, error.exit) == ("TRUST_PIN", Exit.USAGE)
    error = refusal(record, "verify", out, "--trust", keys)
    assert (error.code, error.exit) == ("TRUST_MISSING", Exit.USAGE)


def test_verify_takes_the_store_from_the_environment(store: Path, keys: Path) -> None:
    run(record, "new", "approval", "-o", keys / "a.json")
    run(record, "sign", keys / "a.json", "--key", keys / "approver.pem", "-o", keys / "a.dsse.json")
    found = CliRunner(env={"LEVELGATE_TRUST": str(store)}).invoke(record, ["verify", str(keys / "a.dsse.json")])
    assert found.exit_code == 0


def test_init_prints_the_pin_and_overwrites_nothing(keys: Path) -> None:
    printed = run(trust, "init", keys / "t", *_options(keys), "--expires", "2040-01-01T00:00:00Z").output.strip()
    before = (keys / "t/root.dsse.json").read_bytes()
    assert refusal(trust, "init", keys / "t", *_options(keys)).code == "FILE_EXISTS"
    assert (keys / "t/root.dsse.json").read_bytes() == before
    assert sorted(path.name for path in (keys / "t").iterdir()) == ["records", "root.dsse.json"]
    run(record, "new", "approval", "-o", keys / "a.json")
    run(record, "sign", keys / "a.json", "--key", keys / "approver.pem", "-o", keys / "a.dsse.json")
    assert run(record, "verify", keys / "a.dsse.json", "--trust", keys / "t", "--trust-pin", printed).output


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--approver", "{approver},owner=urn:x"], "TRUST_GRANT"),
        (["--approver", "{approver},owner=urn:x,max-level=3,max-level=4"], "TRUST_GRANT"),
        (["--approver", "{approver},owner=urn:x,maxLevel=3"], "TRUST_GRANT"),
        (["--waiver-approver", "{waiver},owner=urn:x,max-level=3"], "TRUST_GRANT"),
        (["--attestor", "{attestor}"], "TRUST_GRANT"),
        (["--approver", "{approver},owner=urn:x,max-level=6"], "TRUST_INVALID"),
        (["--approver", "{approver},owner=urn:x,max-level=high"], "TRUST_INVALID"),
        (["--approver", "{approver},owner=,max-level=3"], "TRUST_INVALID"),
        (["--approver", "nowhere.pub,owner=urn:x,max-level=3"], "KEY_INVALID"),
        (["--root-key", "{approver}"], "KEY_INVALID"),
        (["--root-key", "{root}"], "TRUST_INVALID"),
        (["--expires", "2020-01-01"], "TRUST_INVALID"),
    ],
)
def test_init_refuses(keys: Path, options: list[str], code: str) -> None:
    names = {name: keys / f"{name}.pem.pub" for name in ("approver", "attestor", "waiver")}
    filled = [option.format(**names, root=keys / "root-1.pem") for option in options]
    error = refusal(trust, "init", keys / "t", "--root-key", keys / "root-1.pem", *filled)
    assert (error.code, error.exit) == (code, Exit.USAGE)
    assert not (keys / "t").exists()
