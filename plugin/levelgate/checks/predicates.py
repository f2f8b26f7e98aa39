"""Predicates on one value: a word and its argument in, a three-valued judgement of values out.

`PREDICATES` is the whole table; docs/rules.md explains each word. A value that is not written or not known makes a
judgement unknown, unless the word says otherwise.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any

from levelgate.checks.attributes import known
from levelgate.checks.network import from_internet
from levelgate.model.value import Token, Truth, Unknown, Value, every, opposite, some

Judge = Callable[[Value], Truth]


def judge(word: str, argument: Any) -> Judge:
    """The judgement that `word` names; raises MappingError (RULE_INVALID) for a word that the table does not have."""
    return known(word, PREDICATES, "predicate")(argument)


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


def _lifted(judge: Judge) -> Judge:
    """Lift a judgement of known values: unset and unknown give unknown."""
    return lambda value: None if value is None or isinstance(value, Unknown) else judge(value)


def _equals(wanted: Any) -> Judge:
    return _lifted(lambda value: same(value, wanted))


def _one_of(wanted: Any) -> Judge:
    return _lifted(lambda value: some([same(value, one) for one in wanted]))


def same(value: Value, wanted: Any) -> Truth:
    """Whether two values are equal; `1` is not `true`. Unknown where something unknown inside decides."""
    if isinstance(value, Unknown) or isinstance(wanted, Unknown):
        return None
    if isinstance(value, list) and isinstance(wanted, (list, tuple)):
        return _same_items(value, wanted)
    if isinstance(value, dict) and isinstance(wanted, Mapping):
        named = value.keys() == wanted.keys()
        return every([same(inner, wanted[name]) for name, inner in value.items()]) if named else False
    return bool(value == wanted and isinstance(value, bool) == isinstance(wanted, bool))


def _same_items(value: list[Value], wanted: Sequence[Any]) -> Truth:
    if len(value) == len(wanted):
        return every([same(item, one) for item, one in zip(value, wanted, strict=True)])
    # An unknown item may stand for several.
    return None if any(isinstance(item, Unknown) for item in value) else False


def _compare(holds: Callable[[float, float], bool]) -> Callable[[Any], Judge]:
    def build(wanted: Any) -> Judge:
        def judge(value: Value) -> Truth:
            try:
                number = float(value)  # type: ignore[arg-type]  # float() itself says whether the value will do
                return holds(number, float(wanted)) if isfinite(number) and not isinstance(value, bool) else None
            except (OverflowError, TypeError, ValueError):
                return None

        return _lifted(judge)

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
        return some([same(item, wanted) for item in _items_of(value)])

    return judge


def _any_item(wanted: Any) -> Judge:
    pattern = re.compile(str(wanted))
    return lambda value: some([_full(pattern, item) for item in _items_of(value)])


def _all_items(wanted: Any) -> Judge:
    pattern = re.compile(str(wanted))
    return lambda value: every([_full(pattern, item) for item in _items_of(value)])


def _matches(wanted: Any) -> Judge:
    pattern = re.compile(str(wanted))
    return _lifted(lambda value: _full(pattern, value))


def _mentions(wanted: Any) -> Judge:
    texts = [str(text).lower() for text in (wanted if isinstance(wanted, (list, tuple)) else [wanted])]
    return _lifted(lambda value: isinstance(value, str) and any(text in value.lower() for text in texts))


def _full(pattern: re.Pattern[str], value: Value) -> Truth:
    if isinstance(value, Unknown):
        return None
    if not isinstance(value, str):
        return False
    # The scanned tree chooses the text: a long one is not worth a regular expression's worst case.
    return bool(pattern.fullmatch(value)) if len(value) <= 4096 else None


def _internet(wanted: Any) -> Judge:
    return from_internet if wanted else (lambda value: opposite(from_internet(value)))


_SIGNS = {
    "equals": "=",
    "in": "one of",
    "at_least": "≥",
    "at_most": "≤",
}

PREDICATES: dict[str, Callable[[Any], Judge]] = {
    "equals": _equals,
    "in": _one_of,
    "at_least": _compare(lambda value, wanted: value >= wanted),
    "at_most": _compare(lambda value, wanted: value <= wanted),
    "present": _present,
    "contains": _contains,
    "any_item": _any_item,
    "all_items": _all_items,
    "matches": _matches,
    "mentions": _mentions,
    "internet": _internet,
}
