"""Functions of lists, maps and objects: STRUCTURAL, as in the package's docstring.

Elements pass through with their marks; where what an element is decides, an unknown one makes the result unknown.
Source: https://developer.hashicorp.com/terraform/language/functions (collection functions)
"""

from typing import Any

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.functions.arguments import room, whole
from levelgate.sources.terraform.language.functions.characters import clusters
from levelgate.sources.terraform.language.functions.elements import (
    CommonTypeError,
    as_text,
    converted,
    gathered,
    kind,
    one_type,
    sequence,
    texts,
    unify,
    unknown_or,
)
from levelgate.sources.terraform.language.primitives import Unsupported, number, text, truth
from levelgate.sources.terraform.language.values import (
    NO_MARKS,
    LanguageError,
    List,
    Map,
    Set,
    all_marks,
    first_unknown,
    marked,
    ordered,
    plain,
    unmarked,
)


def length(value: Any) -> Any:
    if isinstance(value, str):
        return len(clusters(value))
    if isinstance(value, Set) and (found := first_unknown(value)) is not None:
        return found if len(value) > 1 else 1
    if not isinstance(value, (dict, list, Set)):
        raise LanguageError("a string or a collection is required")
    return len(value)


def concat(*values: Any) -> list[Any]:
    """A list where all are lists that have a common type, else a tuple."""
    if not values or not all(isinstance(each, list) for each in values):
        raise LanguageError("lists or tuples are required")
    items = [each for value in values for each in value]
    room(items=len(items))
    if not all(isinstance(each, List) for each in values):
        return items
    try:
        return List(unify(items))
    except CommonTypeError:
        return items


def merge(*values: Any) -> dict[str, Any]:
    """A map where all are maps of one type, else an object; later ones win, nulls do not count.

    An empty map and a null count as of the type of the others: here they have lost their own.
    """
    found = [each for each in values if each is not None]
    if not all(isinstance(each, dict) for each in found):
        raise LanguageError("maps or objects are required")
    result = {name: each for value in found for name, each in value.items()}
    room(items=len(result))
    same = bool(found) and all(isinstance(each, Map) for each in found)
    return Map(result) if same and _have_one_type([each for value in found for each in value.values()]) else result


def _have_one_type(items: list[Any]) -> bool:
    """Whether maps of these elements have one type."""
    if len({kind(each) for each in items} - {"null", "unknown"}) > 1:
        return False
    one_type(items)
    return True


def keys(value: Any) -> list[Any]:
    found = _mapping(value)
    names = [name for name, _ in ordered(found)]
    return List(names) if isinstance(found, Map) else names


def values(value: Any) -> list[Any]:
    found = _mapping(value)
    items = [each for _, each in ordered(found)]
    return List(items) if isinstance(found, Map) else items


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LanguageError("a map or an object is required")
    return value


def lookup(value: Any, key: Any, *default: Any) -> Any:
    """The element of this key, or the default; a map's default is converted to the type of its elements."""
    found, name = _mapping(value), text(key)
    if len(default) > 1:
        raise LanguageError("two or three arguments are required")
    if default and isinstance(found, Map):
        default = (_fitting(found, default[0]),)
    if name in found:
        return found[name]
    if not default:
        raise LanguageError("there is no such key")
    return default[0]


def _fitting(found: Map, default: Any) -> Any:
    known, marks = unmarked(default)
    kinds = {kind(each) for each in found.values()} - {"null", "unknown"}
    if known is None or isinstance(known, Unknown) or kinds == {kind(known)}:
        one_type([*found.values(), known])
        return default
    if kinds == {"string"}:
        return as_text(default)
    if kinds == {"number"}:
        return marked(number(known), marks)
    if kinds == {"bool"}:
        return marked(truth(known), marks)
    raise Unsupported("a default of another type than the map may have")


def element(value: Any, index: Any) -> Any:
    """The element at this place, counted round and round."""
    if not isinstance(value, list):
        raise LanguageError("a list or a tuple is required")
    place = whole(index)
    if not value:
        raise LanguageError("there is no element")
    if place < 0:
        raise Unsupported("whether a negative index is taken depends on the version")
    return value[place % len(value)]


def flatten(value: Any) -> Any:
    """A tuple of all elements, those of lists in lists among them; one that is unknown may be a list itself."""
    result: list[Any] = []
    pending, marks, unknown = [(value, 0)], NO_MARKS, None
    while pending:
        each, at = pending.pop()
        items = sequence(each)
        while at < len(items):
            item, own = unmarked(items[at])
            at += 1
            if isinstance(item, (list, Set)):
                marks |= own
                pending.append((each, at))
                pending.append((item, 0))
                break
            unknown = unknown or (item if isinstance(item, Unknown) else None)
            result.append(items[at - 1])
            room(items=len(result))
    return marked(result if unknown is None else unknown, marks)


def zipmap(names: Any, items: Any) -> Any:
    """A map of a list of values, an object of a tuple of them."""
    if not isinstance(items, list):
        raise LanguageError("a list or a tuple of values is required")
    keys_found, marks = texts(names), all_marks(names)
    if (found := first_unknown(keys_found)) is not None:
        return marked(found, marks)
    if len(keys_found) != len(items) or None in plain(keys_found):
        raise LanguageError("as many keys as values are required, none of them null")
    result = dict(zip(plain(keys_found), items, strict=True))
    return marked(Map(result) if isinstance(items, List) else result, marks)


def slice_(value: Any, start: Any, end: Any) -> list[Any]:
    if not isinstance(value, list):
        raise LanguageError("a list or a tuple is required")
    first, last = whole(start), whole(end)
    if not 0 <= first <= last <= len(value):
        raise LanguageError("not a part of the list")
    return type(value)(value[first:last])


def reverse(value: Any) -> list[Any]:
    items = sequence(value)[::-1]
    return List(items) if isinstance(value, (List, Set)) else items


def one(value: Any) -> Any:
    """The only element, or null where there is none."""
    items = value if isinstance(value, Set) else sequence(value)
    if len(items) < 2:
        return items[0] if items else None
    if isinstance(value, Set) and (found := first_unknown(value)) is not None:
        return found
    raise LanguageError("at most one element is required")


def chunklist(value: Any, size: Any) -> List:
    items, count = converted(value), whole(size)
    if count < 0:
        raise LanguageError("a negative size")
    step = count or max(len(items), 1)
    return List(List(items[at : at + step]) for at in range(0, len(items), step))


@gathered
@unknown_or
def transpose(value: Any) -> Map:
    """From lists of values by key to lists of keys by value."""
    result: dict[str, list[str]] = {}
    for name, each in ordered(_mapping(value)):
        for item in texts(each):
            if item is None:
                raise LanguageError("a null in a list")
            result.setdefault(item, []).append(name)
    return Map({name: List(each) for name, each in ordered(result)})


def coalescelist(*lists: Any) -> Any:
    """The first list that is not empty."""
    if not lists:
        raise LanguageError("at least one list is required")
    if any(each is None for each in lists):
        raise Unsupported("whether a null is taken depends on its type")
    if not all(isinstance(each, list) for each in lists):
        raise LanguageError("lists or tuples are required")
    found = next((each for each in lists if each), None)
    if found is None:
        raise LanguageError("all lists are empty")
    return found
