"""Terms stand for their conditions."""

from typing import Any

import pytest

from levelgate.errors import MappingError
from levelgate.mapping.terms import written_out

TERMS: dict[str, Any] = {
    "open": {"port": 22},
    "public": {"address": {"present": True}},
    "exposed": {"is": ["open", "public"]},
    "loop": {"any": [{"is": "round"}, {"a": 1}]},
    "round": {"not": {"is": "loop"}},
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, None),
        ({"a": 1}, {"a": 1}),
        ({"is": "open"}, {"port": 22}),
        ({"is": ["open", "public"]}, {"all": [{"port": 22}, {"address": {"present": True}}]}),
        ({"is": "open", "a": 1}, {"all": [{"port": 22}, {"a": 1}]}),
        ({"any": [{"is": "open"}, {"b": 2}]}, {"any": [{"port": 22}, {"b": 2}]}),
        (
            {"refers": {"by": "x", "type": "t", "be": {"is": "open"}}},
            {"refers": {"by": "x", "type": "t", "be": {"port": 22}}},
        ),
        ({"is": "exposed"}, {"all": [{"port": 22}, {"address": {"present": True}}]}),
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
