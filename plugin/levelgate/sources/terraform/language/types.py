"""Types: type constraints and the conversions between types.

A type is in Terraform's own notation: "string", "number", "bool", "dynamic", ["list", T], ["set", T], ["map", T],
["tuple", [T, …]], ["object", {name: T}]; an object of a variable's constraint has its optional names with their
defaults as a third item. "unsure" is the type of an unknown value: what it converts to depends on what it will be.
Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from levelgate.model.value import Token, Unknown
from levelgate.sources.terraform.language.functions import elements
from levelgate.sources.terraform.language.nodes import AnyNode, Call, Literal, Name, Object, Tuple
from levelgate.sources.terraform.language.primitives import Unsupported, number, text, truth
from levelgate.sources.terraform.language.values import (
    LanguageError,
    List,
    Lookup,
    Map,
    Marked,
    Set,
    in_order,
    marked,
    unmarked,
)

Type: TypeAlias = Any
ANY, UNSURE, NULL = "dynamic", "unsure", "null"
UNDECIDED = Unknown(Token.UNDECIDED)
_AS: Mapping[str, Callable[[Any], Any]] = {"string": text, "number": number, "bool": truth}


def constraint(node: AnyNode, value_of: Callable[[AnyNode], Any]) -> Type:
    """The type that a variable's `type` says; raises LanguageError. `value_of` evaluates a default of optional()."""
    if isinstance(node, Literal) and isinstance(node.value, str):
        # The manner of old: type = "map".
        return {"any": ANY, "list": ["list", ANY], "map": ["map", ANY]}.get(node.value, node.value)
    if isinstance(node, Name):
        return {"any": ANY, "list": ["list", ANY], "map": ["map", ANY], "set": ["set", ANY]}.get(node.name, node.name)
    if isinstance(node, Call) and node.name in ("list", "set", "map") and len(node.arguments) == 1:
        return [node.name, constraint(node.arguments[0], value_of)]
    match node:
        case Call(name="tuple", arguments=(Tuple(items=items),)):
            return ["tuple", [constraint(item, value_of) for item in items]]
        case Call(name="object", arguments=(Object() as inner,)):
            return _object_type(inner, value_of)
        case _:
            raise LanguageError("this is no type")


def _object_type(node: Object, value_of: Callable[[AnyNode], Any]) -> Type:
    attributes: dict[str, Type] = {}
    optional: dict[str, Any] = {}
    for key, inner in node.items:
        name = str(getattr(key, "value", ""))
        if isinstance(inner, Call) and inner.name == "optional" and inner.arguments:
            attributes[name] = constraint(inner.arguments[0], value_of)
            optional[name] = value_of(inner.arguments[1]) if len(inner.arguments) > 1 else None
        else:
            attributes[name] = constraint(inner, value_of)
    return ["object", attributes, optional]


def convert(value: Any, type: Type) -> Any:
    """The value as `type`; raises LanguageError where Terraform has no conversion."""
    value, marks = unmarked(value)
    if value is None or isinstance(value, Unknown) or type in (ANY, NULL):
        return marked(value, marks)
    if type == UNSURE:
        return marked(value if _is_text_only(value) else UNDECIDED, marks)
    if isinstance(type, str):
        return marked(_primitive(value, type), marks)
    if type[0] in ("list", "tuple") and not in_order(value):
        return marked(UNDECIDED, marks)
    return marked(_CONTAINERS[type[0]](value, type), marks)


def _primitive(value: Any, type: str) -> Any:
    if type not in _AS:
        raise LanguageError("this is no type")
    try:
        return _AS[type](value)
    except Unsupported:
        return UNDECIDED


def _items(value: Any, what: str) -> Sequence[Any]:
    if isinstance(value, (list, Set)):
        return value
    raise LanguageError(f"a {what} is needed")


def _list(value: Any, type: Type) -> Any:
    return List(_all_as(_items(value, "list"), type[1]))


def _set(value: Any, type: Type) -> Any:
    return elements.make_set(_all_as(_items(value, "set"), type[1]))


def _tuple(value: Any, type: Type) -> Any:
    items = _items(value, "tuple")
    if len(items) != len(type[1]):
        raise LanguageError("a tuple of another length is needed")
    return [convert(item, one) for item, one in zip(items, type[1], strict=True)]


def _map(value: Any, type: Type) -> Any:
    if not isinstance(value, dict):
        raise LanguageError("a map is needed")
    return Map(zip(value, _all_as(list(value.values()), type[1]), strict=True))


def _object(value: Any, type: Type) -> Any:
    if isinstance(value, Lookup):
        return {name: convert(value.attribute(name), inner) for name, inner in type[1].items()}
    if not isinstance(value, dict):
        raise LanguageError("an object is needed")
    optional = type[2] if len(type) > 2 else {}
    found: dict[str, Any] = {}
    for name, inner in type[1].items():
        if name not in value and name not in optional:
            raise LanguageError(f"the attribute {name} is required")
        given = value.get(name)
        found[name] = convert(optional.get(name) if unmarked(given)[0] is None else given, inner)
    return found


_CONTAINERS: Mapping[str, Callable[[Any, Type], Any]] = {
    "list": _list,
    "set": _set,
    "map": _map,
    "tuple": _tuple,
    "object": _object,
}


def _all_as(items: Sequence[Any], type: Type) -> list[Any]:
    """Items of a collection as `type`; of `any`, as the one type that fits all."""
    if type == ANY:
        type = unified(type_of(item) for item in items)
    return [convert(item, type) for item in items]


def type_of(value: Any) -> Type:
    """The type of a value; NULL of null, UNSURE of an unknown."""
    value = value.value if isinstance(value, Marked) else value
    found = _TYPES.get(type(value), UNSURE)
    return found if isinstance(found, str) else found(value)


_TYPES: Mapping[type, str | Callable[[Any], Type]] = {
    type(None): NULL,
    bool: "bool",
    str: "string",
    int: "number",
    Decimal: "number",
    Map: lambda value: ["map", unified(map(type_of, value.values()))],
    Set: lambda value: ["set", unified(map(type_of, value))],
    List: lambda value: ["list", unified(map(type_of, value))],
    dict: lambda value: ["object", {name: type_of(each) for name, each in value.items()}],
    list: lambda value: ["tuple", [type_of(each) for each in value]],
}


def unified(types: Iterable[Type]) -> Type:
    """The type that values of all these types convert to; raises LanguageError where there is none."""
    found: Type = NULL
    for type in types:
        found = _joint(found, type)
    return found


def _joint(one: Type, other: Type) -> Type:
    if one == other or other == NULL:
        return one
    if one in (NULL, UNSURE) or other == UNSURE:
        return other if one == NULL else _unsure(one, other)
    if ANY in (one, other):
        return UNSURE
    if isinstance(one, str) or isinstance(other, str):
        if isinstance(one, str) and isinstance(other, str) and "string" in (one, other):
            return "string"
        raise LanguageError("values of these types do not go together")
    return _joint_containers(one, other)


def _unsure(one: Type, other: Type) -> Type:
    # Whatever the unknown one is, a string stays one.
    return "string" if "string" in (one, other) else UNSURE


def _joint_containers(one: Type, other: Type) -> Type:
    kinds = {one[0], other[0]}
    if kinds == {"object"} and one[1].keys() == other[1].keys():
        return ["object", {name: _joint(one[1][name], other[1][name]) for name in one[1]}]
    if kinds == {"tuple"} and len(one[1]) == len(other[1]):
        return ["tuple", [_joint(left, right) for left, right in zip(one[1], other[1], strict=True)]]
    inner = _joint(_element(one), _element(other))
    if kinds <= {"object", "map"}:
        return ["map", inner]
    if kinds <= {"tuple", "list", "set"}:
        return ["set" if "set" in kinds else "list", inner]
    raise LanguageError("values of these types do not go together")


def _element(type: Type) -> Type:
    if type[0] == "object":
        return unified(type[1].values())
    return unified(type[1]) if type[0] == "tuple" else type[1]


def _is_text_only(value: Any) -> bool:
    """Whether no conversion could change the value."""
    value = unmarked(value)[0]
    if isinstance(value, dict):
        return all(map(_is_text_only, value.values()))
    if isinstance(value, (list, Set)):
        return all(map(_is_text_only, value))
    return value is None or isinstance(value, (str, Unknown))
