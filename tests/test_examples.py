"""The examples are the end-to-end suite: the real command on real plans, compared with the text users were shown.

`LEVELGATE_UPDATE_GOLDEN=1` writes the expected texts anew; read the difference before committing it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from levelgate.cli import run

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "examples"))
from demo import PORTAL, arguments  # noqa: E402 - the demo is a script of the examples, not a package

EXITS = {"first": 1, "ready": 0}


def checked(state: str, capsysbinary: pytest.CaptureFixture[bytes], *more: str) -> tuple[int, str]:
    code = run([*arguments(state), *more])
    return code, capsysbinary.readouterr().out.decode()


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("state", EXITS)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_console(state: str, lang: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, shown = checked(state, capsysbinary, "--lang", lang)
    expected = ROOT / PORTAL / state / f"expected.{lang}.txt"
    if os.environ.get("LEVELGATE_UPDATE_GOLDEN"):
        expected.write_text(shown, encoding="utf-8")
    assert code == EXITS[state]
    assert shown == expected.read_text(encoding="utf-8")


def result(state: str, capsysbinary: pytest.CaptureFixture[bytes], *more: str) -> dict[str, object]:
    _, shown = checked(state, capsysbinary, "--format", "json=-", *more)
    found: dict[str, object] = json.loads(shown)
    return found


def test_the_first_portal_is_blocked_by_what_people_forget(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = result("first", capsysbinary)
    failing = {p["id"] for p in found["protections"] if p["status"] == "not-satisfied"}
    forgotten = {"flow-logs", "no-admin-port-world", "backup-offsite", "waf-on-public-web",
                 "control-plane-audit", "http-to-https", "tls-min-1-2", "log-retention", "perimeter-firewall",
                 "ids-ips", "antimalware-edr", "patching", "log-shipping"}  # fmt: skip  # a table
    assert forgotten <= failing


def test_the_ready_portal_passes(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    controls = result("ready", capsysbinary)["controls"]
    assert not [c["id"] for c in controls if c["status"] == "not-satisfied"]
    assert not [c["id"] for c in controls if c["status"] == "undetermined"]
    assert [c["waivers"] for c in controls if c["waivers"]] == [["WV-2026-001"]]


def test_the_ready_portal_fails_nothing_under_the_old_regime(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = result("ready", capsysbinary, "--advisory", "--regime", "vn-nd85-2016", "--level", "3")
    assert found["verdict"] == "passed"
    assert (found["due"]["regime"], found["due"]["date"]) == ("vn-nd331-2026", "2027-07-01")
    assert not [c["id"] for c in found["due"]["controls"]]  # the gaps to close by then


@pytest.mark.parametrize("state", EXITS)
def test_no_secret_of_the_example_is_shown(state: str, tmp_path: Path) -> None:
    run([*arguments(state), "--output-dir", str(tmp_path)])
    secret = b"example-only-not-a-secret"
    assert not [path.name for path in tmp_path.iterdir() if secret in path.read_bytes()]
    if state == "first":
        assert secret in (ROOT / PORTAL / state / "plan.json").read_bytes()


def test_the_order_of_nothing_changes_a_byte(tmp_path: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "77"):
        target = tmp_path / f"{seed}.json"
        command = [sys.executable, "-m", "levelgate", *arguments("first"), "--format", f"json={target}"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        outputs.add(target.read_bytes())
    assert len(outputs) == 1


def test_every_record_of_the_example_store_verifies(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    pin = (ROOT / "examples" / "trust.pin").read_text().strip()
    for record in sorted((ROOT / "examples" / "trust" / "records").iterdir()):
        assert run(["record", "verify", str(record), "--trust", "examples/trust", "--trust-pin", pin]) == 0


# --- with Checkov's evidence beside the gate's own rules


def second_opinions(found: dict[str, object]) -> dict[str, list[str]]:
    """Which checks Checkov adds by itself, and which failures of the gate's rules it confirms."""
    observed = [one for protection in found["protections"] for one in protection["observations"]]
    return {
        "added": sorted({one["rule"] for one in observed if one["origin"] == "checkov"}),
        "confirmed": sorted({check for one in observed for check in one["confirmed"]}),
        "disputed": sorted({check for one in observed for check in one["disputed"]}),
    }


def test_checkov_adds_to_the_first_portal(capsysbinary: pytest.CaptureFixture[bytes], checkov_python: Path) -> None:
    found = result("first", capsysbinary, "--checkov", "on", "--checkov-python", str(checkov_python))
    assert found["checkov"]["status"] == "ran"
    # Keys in the provider block, which no rule of the gate reads.
    confirmed = ["CKV_AWS_24", "CKV_AWS_7", "CKV_AWS_79"]
    assert second_opinions(found) == {"added": ["CKV_AWS_41"], "confirmed": confirmed, "disputed": []}
    plain = result("first", capsysbinary)
    assert (found["verdict"], found["summary"]) == (plain["verdict"], plain["summary"])


def test_checkov_leaves_the_ready_portal_as_it_is(
    capsysbinary: pytest.CaptureFixture[bytes], checkov_python: Path
) -> None:
    found = result("ready", capsysbinary, "--checkov", "on", "--checkov-python", str(checkov_python))
    assert (found["checkov"]["status"], found["verdict"], found["errors"]) == ("ran", "passed", [])
    assert second_opinions(found) == {"added": [], "confirmed": [], "disputed": []}
