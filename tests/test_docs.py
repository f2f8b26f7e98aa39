"""What the pages promise: every command is documented, README's table of exit codes is the program's."""

import re
from pathlib import Path

import pytest

from levelgate.cli import COMMANDS, run
from levelgate.errors import Exit
from levelgate.mapping import knowledge
from levelgate.reports.texts import codes

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert "Usage: levelgate" in capsys.readouterr().out


def test_readme_lists_the_exit_codes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = {int(code): name for code, name in re.findall(r"^\| (\d+) \| ([A-Z]+) \|", readme, re.MULTILINE)}
    assert listed == {int(exit): exit.name for exit in Exit}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_everything_can_be_explained(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    for id in [*knowledge.ids(), *codes()]:
        assert run(["explain", id, "--lang", lang]) == 0, id
    assert capsys.readouterr().out


def test_an_unknown_id_suggests_a_near_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "flow-log"]) == 2
    assert "flow-logs" in capsys.readouterr().err


def test_rules_page_explains_every_word_of_the_language() -> None:
    from levelgate.checks import conditions, predicates

    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    words = {*conditions._CONDITIONS, *predicates.PREDICATES, "other_than"}
    assert not {word for word in words if f"`{word}`" not in page}
