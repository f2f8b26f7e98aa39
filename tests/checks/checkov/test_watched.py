"""Configurations that notice the reading of what is not known: as ordinary ones in all else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelgate.checks.checkov.worker.entities import Entity
from levelgate.checks.checkov.worker.watched import watched

CONF: dict[str, Any] = {"size": [1], "block": [{"port": [22]}, {"port": [80], "name": ["x"]}], "tags": [{"a": "b"}]}


def entity(conf: dict[str, Any], *unknown: tuple[str | int, ...]) -> Entity:
    return Entity(0, "resource", "aws_x", "a", "aws_x.a", conf, frozenset(unknown))


def read(use: str, *unknown: tuple[str | int, ...]) -> set[str]:
    """What is noticed when the configuration is used as `use` says."""
    noticed: set[str] = set()
    conf = watched(entity(CONF, *unknown), noticed.add)
    eval(use, {"conf": conf})  # noqa: S307 - the expressions stand below
    return noticed


@pytest.mark.parametrize(
    ("use", "noticed"),
    [
        ("conf.get('key')", {"key"}),
        ("'key' in conf", {"key"}),
        ("conf.get('key', [None])[0]", {"key"}),
        ("list(conf)", {"key"}),
        ("list(conf.keys())", {"key"}),
        ("'size' in conf.keys()", set()),
        ("'key' in conf.keys()", {"key"}),
        ("[value for value in conf.values()]", {"key"}),
        ("conf.items()", {"key"}),
        ("conf['size'][0]", set()),
        ("conf['block'][0]['port']", set()),
        ("conf['block'][1].get('name')", {"block.name"}),
        ("conf['block'][0].get('name')", set()),
        ("[inner.get('name') for inner in conf['block']]", {"block.name"}),
        ("'owner' in conf['tags'][0]", {"tags.owner"}),
        ("conf.get('tags')", set()),
    ],
)
def test_reading_what_is_not_known(use: str, noticed: set[str]) -> None:
    assert read(use, ("key",), ("block", 1, "name"), ("tags", "owner")) == noticed


def test_a_missing_key_that_is_not_unknown_raises_as_ever() -> None:
    with pytest.raises(KeyError):
        read("conf['nothing']", ("key",))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", min_size=1, max_size=1), inner, max_size=3)
    ),
    max_leaves=10,
)
PATHS = st.lists(st.text("xyz", min_size=1, max_size=1) | st.integers(0, 2), min_size=1, max_size=3).map(tuple)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=1), VALUES, max_size=3), st.sets(PATHS, max_size=3))
def test_the_values_are_the_same(conf: dict[str, Any], unknown: set[tuple[str | int, ...]]) -> None:
    assert watched(entity(conf, *unknown), lambda _: None) == conf
