"""Every word and code that a report may print is there, in both languages."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from levelgate.mapping import store
from levelgate.model.finding import Status, Verdict
from levelgate.model.observation import Severity
from levelgate.model.value import Token
from levelgate.reports import markdown, texts
from levelgate.reports.result import Approval, Observation, Reason
from levelgate.reports.texts import Say

PACKAGE = Path(texts.__file__).parents[1]
SOURCES = [
    path for folder in ("assessment", "checks", "mapping", "sources") for path in (PACKAGE / folder).rglob("*.py")
]
STARTS = "APPROVAL|ATTESTATION|ATTESTOR|CONDITION|DOCUMENT|INPUT|NEEDS|NO|NOT|ONLY|REGION|RULE|WAIVER|VALUE"
CODE = re.compile(rf'"((?:{STARTS})(?:_[A-Z]+)+)"|(?:Reason|Problem|Fault|Error)\(\s*"([A-Z_]+)"')
WORD = re.compile(r'say\(\s*"([a-z][a-z.-]*)"')


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_code_in_the_program_is_explained(path: Path) -> None:
    found = {one or other for one, other in CODE.findall(path.read_text())}
    assert found <= set(texts.codes())


def test_no_code_or_word_is_defined_twice() -> None:
    files = [store.read(f"codes/{name}", texts._File) for name in store.names("codes")]
    codes = [entry.id for file in files for entry in file.codes]
    words = [word.id for file in files for word in file.words]
    assert len(codes) == len(set(codes))
    assert len(words) == len(set(words))
    assert set(codes) == set(texts.codes())


def test_the_file_of_results_is_sorted() -> None:
    file = store.read("codes/results", texts._File)
    ids = [[entry.id for entry in file.codes], [word.id for word in file.words]]
    assert ids == [sorted(each) for each in ids]


def test_codes_are_sentences_in_both_languages() -> None:
    sides = [text for entry in texts.codes().values() for text in (entry.title, entry.fix)]
    assert all(
        side.endswith(".") and side != other
        for text in sides
        for side, other in ((text.vi, text.en), (text.en, text.vi))
    )


def test_words_have_the_same_gaps_in_both_languages() -> None:
    for id, text in texts.words().items():
        gaps = [{name for _, name, _, _ in string.Formatter().parse(side) if name} for side in (text.vi, text.en)]
        assert gaps[0] == gaps[1], id


def test_every_word_used_is_there() -> None:
    written = {word for path in (PACKAGE / "reports").glob("*.py") for word in WORD.findall(path.read_text())}
    changes = get_args(get_args(Observation.__annotations__["change"])[0])
    made = {
        *(f"status.{each.value}" for each in Status),
        *(f"verdict.{each}" for each in (*(one.value for one in Verdict), "none")),
        *(f"severity.{each.value}" for each in Severity),
        *(f"change.{each}" for each in changes),
        *(f"outcome.{each}" for each in get_args(Observation.__annotations__["outcome"])),
        *(
            f"input.{each}"
            for each in ("fine", "incomplete", "none", "opaque", "untranslated", "unmapped", "unexamined")
        ),
        *(f"column.{each}" for each in markdown._COLUMNS),
        *(f"label.{each}" for each in ("attribute", "expected", "actual", "attestation", "document")),
        *(f"approval.{each}" for each in get_args(Approval.__annotations__["status"])),
        *(value for name, value in vars(Token).items() if name.isupper()),
    }
    assert written
    assert written | made <= set(texts.words())


def test_tokens_are_translated_and_values_are_not() -> None:
    say = Say("vi")
    assert say.value(Token.AFTER_APPLY) == "(chỉ biết sau khi triển khai)"
    assert [say.value(value) for value in ("blocking", "(else)", "")] == ["blocking", "(else)", ""]


def test_an_unknown_code_stands_for_itself() -> None:
    say = Say("en")
    assert (say.title("FROM_TOMORROW"), say.fix("FROM_TOMORROW")) == ("FROM_TOMORROW", "")
    assert say.reason(Reason("NO_RULE", "aws")) == "There is no rule for the platform yet (aws)"
