"""One meaning or none."""

import pytest

from levelgate.records import strict_json
from levelgate.records.refusal import RecordError, printable


def test_plain_data_is_read() -> None:
    assert strict_json.parse('{"á": [1, 1.5, true, null, "x"]}'.encode()) == {"á": [1, 1.5, True, None, "x"]}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"level: 3",
        b"\xff{}",
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b'{"a": 1, "a": 2}',
        b'{"a": 1, "\\u0061": 2}',
        b'[{"b": {"a": 1, "a": 1}}]',
        b"NaN",
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b"1e999",
        b"9" * 5000,
        b'"\\ud800"',
        b'{"\\udfff": 1}',
        b"{} {}",
        b"[1,]",
        b"'a'",
        b"[" * 200_000,
        b"[" * 200_000 + b"]" * 200_000,
        b"[" * 33 + b"]" * 33,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    ],
)
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(RecordError) as caught:
        strict_json.parse(raw)
    assert caught.value.code == "RECORD_INVALID"


def test_depth_limit_is_exact() -> None:
    assert strict_json.parse(b"[" * 31 + b"1" + b"]" * 31)


def test_size_limit_is_exact() -> None:
    text = b'"' + b"a" * (strict_json.MAX_BYTES - 2) + b'"'
    assert len(strict_json.parse(text)) == strict_json.MAX_BYTES - 2
    with pytest.raises(RecordError) as caught:
        strict_json.parse(text + b" ")
    assert caught.value.code == "RECORD_TOO_LARGE"


def test_quotes_from_a_file_cannot_drive_the_terminal() -> None:
    assert printable("a\x1b[2J\nb\u202ec") == "a\ufffd[2J\ufffdb\ufffdc"
    assert len(printable("a" * 1000)) == 300
