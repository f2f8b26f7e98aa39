"""Sensitive values: what must not stand in any report."""

from collections.abc import Iterator
from typing import Any


def marked_texts(value: Any, marks: Any) -> Iterator[str]:
    """The texts of a value that its marks close; `marks` mirrors it, with True at what is sensitive."""
    if marks is True:
        yield from texts(value)
    elif isinstance(marks, dict) and isinstance(value, dict):
        for name, mark in marks.items():
            yield from marked_texts(value.get(name), mark)
    elif isinstance(marks, list) and isinstance(value, list):
        for item, mark in zip(value, marks, strict=False):
            yield from marked_texts(item, mark)


def texts(value: Any) -> Iterator[str]:
    """Every string and number in a value, as text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):
        return
    elif isinstance(value, (int, float)):
        yield str(value)
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
