"""Every format of every result, byte for byte."""

from typing import get_args

import pytest

from levelgate.reports.formats import FORMATS
from levelgate.reports.texts import Language
from tests.reports.conftest import GOLDEN, Compare
from tests.reports.dataset import RESULTS

KEPT = {"console": "txt", "junit": "xml", "markdown": "md"}


@pytest.mark.parametrize("lang", get_args(Language))
@pytest.mark.parametrize("name", ["blocked", "advisory", "unreadable"])
@pytest.mark.parametrize("format", KEPT)
def test_golden(name: str, format: str, lang: Language, same: Compare) -> None:
    same(GOLDEN / f"{name}.{lang}.{KEPT[format]}", FORMATS[format](RESULTS[name], lang))


@pytest.mark.parametrize("format", KEPT)
@pytest.mark.parametrize("name", ["passed", "incomplete", "unapproved", "hostile"])
def test_golden_in_english(name: str, format: str, same: Compare) -> None:
    same(GOLDEN / f"{name}.en.{KEPT[format]}", FORMATS[format](RESULTS[name], "en"))


def test_the_table_of_formats() -> None:
    assert sorted(FORMATS) == ["console", "json", "junit", "markdown"]
