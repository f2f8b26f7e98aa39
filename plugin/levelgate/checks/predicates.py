"""Predicates on one value: a word and its argument in, a three-valued judgement of values out.

`_PREDICATES` is the whole table; docs/rules.md explains each word. A value that is not written or not known makes a
judgement unknown, unless the word says otherwise.
"""

import re
from collections.abc import Callable
from typing import Any

from levelgate.checks.network import from_internet
from levelgate.checks.nodes import wrong
from levelgate.model.value import Token, Truth, Unknown, Value, every, opposite, some

Judge = Callable[[Value], Truth]


def judge(word: str, argument: Any) -> Judge:
    """The judgement that `word` names; raises MappingError (RULE_INVALID) for a word that the table does not have."""
    build = _PREDICATES.get(word)
    if build is None:
        raise wrong(f"unknown predicate {word!r}; known: {', '.join(sorted(_PREDICATES))}")
    return build(argument)


def said(word: str, argument: Any) -> str:
    """The same predicate as words of a report."""
    if word == "present":
        return "present" if argument else "absent"
    if word == "internet":
        return "the Internet" if argument else "no range of the Internet"
    text = ", ".join(map(_plain, argument)) if isinstance(argument, (list, tuple)) else _plain(argument)
    return f"{_SIGNS.get(word, word)} {text}"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _known(judge: Judge) -> Judge:
    """Lift a judgement of known values: unset and unknown give unknown."""
    return lambda value: None if value is None or isinstance(value, Unknown) else judge(value)


def _equals(wanted: Any) -> Judge:
    return _known(lambda value: value == wanted and isinstance(value, bool) == isinstance(wanted, bool))


def _one_of(wanted: Any) -> Judge:
    return _known(
        lambda value: any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in wanted)
    )


def _compare(holds: Callable[[float, float], bool]) -> Callable[[Any], Judge]:
    def build(wanted: Any) -> Judge:
        def judge(value: Value) -> Truth:
            try:
                return holds(float(value), float(wanted))  # type: ignore[arg-type]  # float() itself says
            except (TypeError, ValueError):
                return None

        return _known(judge)

    return build


def _present(wanted: Any) -> Judge:
    def judge(value: Value) -> Truth:
        if isinstance(value, Unknown):
            there: Truth = False if value.reason == Token.UNSET else None
        else:
            there = value not in (None, "", [], {})
        return there if wanted else opposite(there)

    return judge


def _items_of(value: Value) -> list[Value]:
    # An empty list and a null one count alike: nothing is in them.
    return value if isinstance(value, list) else ([] if value is None else [value])


def _contains(wanted: Any) -> Judge:
    def judge(value: Value) -> Truth:
        return some([None if isinstance(item, Unknown) else item == wanted for item in _items_of(value)])

    return judge


def _any_item(wanted: Any) -> Judge:
    pattern = re.compile(str(wanted))
    return lambda value: some([_full(pattern, item) for item in _items_of(value)])


def _all_items(wanted: Any) -> Judge:
    pattern = re.compile(str(wanted))
    return lambda value: every([_full(pattern, item) for item in _items_of(value)])


def _matches(wanted: Any) -> Judge:
    pattern = re.compile(str(wanted))
    return _known(lambda value: _full(pattern, value))


def _full(pattern: re.Pattern[str], value: Value) -> Truth:
    if isinstance(value, Unknown):
        return None
    # The scanned tree chooses the text: a long one is not worth a regular expression's worst case.
    return bool(pattern.fullmatch(value)) if isinstance(value, str) and len(value) <= 4096 else False


def _internet(wanted: Any) -> Judge:
    return from_internet if wanted else (lambda value: opposite(from_internet(value)))


_SIGNS = {
    "equals": "=",
    "in": "one of",
    "at_least": "≥",
    "at_most": "≤",
}

_PREDICATES: dict[str, Callable[[Any], Judge]] = {
    "equals": _equals,
    "in": _one_of,
    "at_least": _compare(lambda value, wanted: value >= wanted),
    "at_most": _compare(lambda value, wanted: value <= wanted),
    "present": _present,
    "contains": _contains,
    "any_item": _any_item,
    "all_items": _all_items,
    "matches": _matches,
    "internet": _internet,
}
