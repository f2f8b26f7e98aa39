"""Address and port reasoning, and that nothing odd makes it raise."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelgate.checks.attributes import UNSET
from levelgate.checks.network import from_internet, opens
from levelgate.model.value import AFTER_APPLY, Truth

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(AFTER_APPLY),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("0.0.0.0/0", True),
        ("::/0", True),
        ("0.0.0.0/1", True),
        ("128.0.0.0/1", True),
        ("0.0.0.0/0.0.0.0", True),
        ("0.0.0.1/0", True),
        ("8.0.0.0/7", True),
        ("10.0.0.0/7", True),
        ("52.0.0.0/8", True),
        ("2000::/3", True),
        ("2400::/12", True),
        ("8000::/1", True),
        ("10.0.0.0/8", False),
        ("127.0.0.0/8", False),
        ("192.168.0.0/16", False),
        ("203.0.113.0/24", False),
        ("203.0.113.7", False),
        ("52.0.0.0/9", False),
        ("fc00::/7", False),
        ("fe80::/10", False),
        ("2001:db8::/32", False),
        ("", False),
        (None, False),
        ([], False),
        (["10.0.0.0/8", None], False),
        ([["0.0.0.0/0"]], True),
        ("pl-12345", None),
        ("0.0.0.0/0 ", None),
        (0, None),
        (True, None),
        ({"cidr": "0.0.0.0/0"}, None),
        (AFTER_APPLY, None),
        (UNSET, None),
        ([AFTER_APPLY, "0.0.0.0/0"], True),
    ],
)
def test_from_internet(block: Any, expected: Truth) -> None:
    assert from_internet(block) is expected


SSH = [(22, 22), (5985, 5986)]


@pytest.mark.parametrize(
    ("first", "last", "protocol", "expected"),
    [
        (22, 22, "tcp", True),
        (0, 65535, "tcp", True),
        (0, 22, "TCP", True),
        (23, 443, "tcp", False),
        (443, 5985, "tcp", True),
        (22, 22, "udp", True),
        (22, 22, "6", True),
        (22, 22, 6, True),
        ("22", "22", "tcp", True),
        (22.0, 22.0, "tcp", True),
        (0, 0, "-1", True),
        (443, 443, "-1", True),
        (443, 443, -1, True),
        (None, None, "tcp", True),
        (None, 21, "tcp", False),
        (443, None, "tcp", True),
        (8, 0, "icmp", False),
        (-1, -1, "icmpv6", False),
        (0, 0, "47", False),
        (22, 22, "tpc", None),
        (22, 22, "", None),
        (22, 22, None, None),
        (22, 22, True, None),
        (22, 22, UNSET, None),
        (22, 22, AFTER_APPLY, None),
        (AFTER_APPLY, 22, "tcp", None),
        (22, AFTER_APPLY, "tcp", None),
        (UNSET, UNSET, "tcp", None),
        ("ssh", 22, "tcp", None),
        (float("inf"), 22, "tcp", None),
        ([22], 22, "tcp", None),
        (AFTER_APPLY, AFTER_APPLY, "-1", True),
        (AFTER_APPLY, AFTER_APPLY, "icmp", False),
    ],
)
def test_opens(first: Any, last: Any, protocol: Any, expected: Truth) -> None:
    assert opens(SSH, first, last, protocol) is expected


@given(JSON, JSON, JSON | st.sampled_from(["tcp", "-1"]))
def test_nothing_makes_it_raise(first: Any, last: Any, protocol: Any) -> None:
    assert from_internet(first) in (True, False, None)
    assert opens(SSH, first, last, protocol) in (True, False, None)
