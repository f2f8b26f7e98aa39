"""Terms stand for their conditions."""

from typing import Any

import pytest

from levelgate.errors import MappingError
from levelgate.mapping.terms import written_out

OPEN, PUBLIC = {"port": 22}, {"address": {"present": True}}
TERMS: dict[str, Any] = {
    "open": OPEN,
    "public": PUBLIC,
    "exposed": {"is": ["open", "public"]},
    "loop": {"any": [{"is": "round"}, {"a": 1}]},
    "round": {"not": {"is": "loop"}},
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, None),
        ({"a": 1}, {"a": 1}),
        ({"is": "open"}, {"is": {"open": OPEN}}),
        ({"is": ["open", "public"]}, {"is": {"open": OPEN, "public": PUBLIC}}),
        ({"is": "open", "a": 1}, {"is": {"open": OPEN}, "a": 1}),
        ({"any": [{"is": "open"}, {"b": 2}]}, {"any": [{"is": {"open": OPEN}}, {"b": 2}]}),
        ({"refers": {"by": "x", "be": {"is": "open"}}}, {"refers": {"by": "x", "be": {"is": {"open": OPEN}}}}),
        ({"is": "exposed"}, {"is": {"exposed": {"is": {"open": OPEN, "public": PUBLIC}}}}),
    ],
)
def test_written_out(condition: Any, expected: Any) -> None:
    assert written_out(condition, TERMS) == expected


@pytest.mark.parametrize(
    ("name", "near"), [("publik", "public"), ("zzz", "exposed, loop, open"), ("loop", "write one")]
)
def test_a_term_that_there_is_not_or_that_stands_within_itself(name: str, near: str) -> None:
    with pytest.raises(MappingError) as caught:
        written_out({"is": name}, TERMS)
    assert caught.value.code == "RULE_INVALID"
    assert near in caught.value.help
