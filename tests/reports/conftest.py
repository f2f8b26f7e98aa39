"""The results that every format is tested with, and how golden files are compared or, on request, written."""

import os
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from levelgate.reports.result import Result
from tests.reports.dataset import RESULTS

GOLDEN = Path(__file__).parent / "golden"
# Set it to write the golden files and the schema anew; then read the difference.
UPDATE = "LEVELGATE_UPDATE_GOLDEN"

Compare = Callable[[Path, bytes], None]


def parse(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314 - read is what the test itself has just written


@pytest.fixture(params=RESULTS)
def result(request: pytest.FixtureRequest) -> Result:
    return RESULTS[request.param]


@pytest.fixture
def same() -> Compare:
    def compare(path: Path, content: bytes) -> None:
        if os.environ.get(UPDATE):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        assert path.read_bytes() == content, f"{path.name} differs; set {UPDATE}=1 to write it anew"

    return compare
