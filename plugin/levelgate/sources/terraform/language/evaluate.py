"""Expressions in, values out: right, or unknown.

Marks go through everything, as in Terraform. What Terraform itself would refuse raises LanguageError; what is only not
known here becomes an `Unknown` with its reason.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from levelgate.model.value import Token, Unknown
from levelgate.sources.terraform.language import operators
from levelgate.sources.terraform.language.calls import call
from levelgate.sources.terraform.language.limits import Budget, bounded_text
from levelgate.sources.terraform.language.loops import for_object, for_tuple
from levelgate.sources.terraform.language.nodes import (
    AnyNode,
    Attr,
    Binary,
    Call,
    Choice,
    ForObject,
    ForTuple,
    Index,
    Item,
    Literal,
    Name,
    Number,
    Object,
    Splat,
    Template,
    Tuple,
    Unary,
)
from levelgate.sources.terraform.language.primitives import text
from levelgate.sources.terraform.language.types import UNDECIDED, convert, type_of, unified
from levelgate.sources.terraform.language.values import (
    DOUBTFUL,
    NO_MARKS,
    LanguageError,
    Lookup,
    Marks,
    Set,
    all_marks,
    in_order,
    marked,
    number,
    some_marks,
    unmarked,
)


class Surroundings(Protocol):
    """Where an expression stands: what its names mean, and what its functions may do.

    `opened` keeps, by identity, large values with an unknown in them, or None.
    """

    budget: Budget
    opened: dict[int, tuple[Any, Unknown | None]]

    def name(self, name: Name) -> Any:
        """The value of the first name of a reference; raises LanguageError."""

    def special(self, node: Call, env: "Env") -> Any:
        """The value of a function that reads files or the time; raises LanguageError."""


class Env(NamedTuple):
    """An expression's surroundings, with the variables of `for`, `dynamic` and templates around it."""

    around: Surroundings
    names: Mapping[str, Any] = {}
    item: Any = None

    def having(self, names: Mapping[str, Any]) -> "Env":
        """The same with more variables."""
        return self._replace(names={**self.names, **names})


def evaluate(node: AnyNode, env: Env) -> Any:
    """The value of an expression; raises LanguageError, LimitReached."""
    env.around.budget.step()
    return _OF[type(node)](node, env)


def _literal(node: Literal, env: Env) -> Any:
    return node.value


def _number(node: Number, env: Env) -> Any:
    return number(node.text)


def _name(node: Name, env: Env) -> Any:
    return env.names[node.name] if node.name in env.names else env.around.name(node)


def _item(node: Item, env: Env) -> Any:
    return env.item


def _template(node: Template, env: Env) -> Any:
    marks, texts, unknown = NO_MARKS, [], None
    for part in node.parts:
        value, own = unmarked(evaluate(part, env))
        marks |= own
        if isinstance(value, Unknown):
            unknown = unknown or value
        else:
            texts.append(text(value))
    return marked(unknown or bounded_text(texts), marks)


def _choice(node: Choice, env: Env) -> Any:
    condition, marks = unmarked(evaluate(node.condition, env))
    if isinstance(condition, Unknown):
        either = [_attempt(branch, env) for branch in (node.yes, node.no)]
        return marked(condition, marks.union(DOUBTFUL, *map(all_marks, either)))
    if condition is None:
        raise LanguageError("a condition is null")
    chosen, other = (node.yes, node.no) if convert(condition, "bool") else (node.no, node.yes)
    value = evaluate(chosen, env)
    # Both branches have one type; that of a text is known without the other.
    needed = not isinstance(unmarked(value)[0], (str, Unknown, Lookup)) and value is not None
    return marked(convert(value, _joint(value, other, env)) if needed else value, marks)


def _joint(value: Any, other: AnyNode, env: Env) -> Any:
    beside = _attempt(other, env)
    return unified((type_of(value), type_of(beside)))


def _attempt(node: AnyNode, env: Env) -> Any:
    try:
        return evaluate(node, env)
    except LanguageError:
        return Unknown(Token.UNDECIDED)


def _attr(node: Attr, env: Env) -> Any:
    return attribute(evaluate(node.of, env), node.name)


def attribute(value: Any, name: str) -> Any:
    """`value.name`; raises LanguageError."""
    value, marks = unmarked(value)
    if isinstance(value, Lookup):
        return marked(value.attribute(name), marks)
    if isinstance(value, Unknown):
        return marked(value, marks)
    if isinstance(value, dict):
        return marked(_found(value, name), marks)
    raise LanguageError("this value has no attributes")


def _found(value: Any, key: Any) -> Any:
    try:
        return value[key]
    except (KeyError, IndexError):
        raise LanguageError("there is no such attribute or index") from None


def _index(node: Index, env: Env) -> Any:
    of, marks = unmarked(evaluate(node.of, env))
    key, own = unmarked(evaluate(node.key, env))
    if isinstance(of, Unknown):
        return marked(of, marks | own)
    if isinstance(key, Unknown):
        return marked(key, marks.union(own, DOUBTFUL, some_marks(of)))
    return marked(_at(of, key), marks | own)


def _at(of: Any, key: Any) -> Any:
    if isinstance(of, (dict, Lookup)):
        return attribute(of, text(key))
    if isinstance(of, list):
        place = convert(key, "number")
        if isinstance(place, int) and place >= 0:
            return _found(of, place)
    raise LanguageError("this value has no such index")


def _splat(node: Splat, env: Env) -> Any:
    of, marks = unmarked(evaluate(node.of, env))
    if isinstance(of, Unknown):
        return marked(of, marks)
    if not in_order(of):
        return marked(UNDECIDED, marks)
    items = [] if of is None else of if isinstance(of, (list, Set)) else [of]
    return [evaluate(node.each, env._replace(item=marked(item, marks))) for item in items]


def _unary(node: Unary, env: Env) -> Any:
    value, marks = unmarked(evaluate(node.of, env))
    return marked(operators.negative(value) if node.operator == "-" else operators.opposite(value), marks)


def _binary(node: Binary, env: Env) -> Any:
    left, marks = unmarked(evaluate(node.left, env))
    if node.operator in ("&&", "||"):
        return _logical(node, left, marks, env)
    right, own = unmarked(evaluate(node.right, env))
    marks = marks.union(own, all_marks(left), all_marks(right))
    return marked(operators.binary(node.operator, left, right), marks)


def _logical(node: Binary, left: Any, marks: Marks, env: Env) -> Any:
    decisive = node.operator == "||"
    decided = not isinstance(left, Unknown) and convert(_truth(left), "bool") is decisive
    right, own = unmarked(_attempt(node.right, env) if decided else evaluate(node.right, env))
    # NOTE: Terraform 1.11 leaves `false && x` open as long as applying has to tell x.
    if isinstance(right, Unknown) and (right.reason == Token.AFTER_APPLY or not decided):
        return marked(right, marks | own)
    if decided or isinstance(left, Unknown):
        return marked(left if isinstance(left, Unknown) else decisive, marks | own)
    return marked(convert(_truth(right), "bool"), marks | own)


def _truth(value: Any) -> Any:
    if value is None:
        raise LanguageError("null is no truth value")
    return value


def _tuple(node: Tuple, env: Env) -> Any:
    return [evaluate(item, env) for item in node.items]


def _object(node: Object, env: Env) -> Any:
    made: dict[str, Any] = {}
    marks = NO_MARKS
    for name, inner_node in node.items:
        key, own = unmarked(evaluate(name, env))
        value = evaluate(inner_node, env)
        if isinstance(key, Unknown):
            return marked(key, marks.union(own, DOUBTFUL, all_marks(value), *map(all_marks, made.values())))
        marks |= own
        made[text(key)] = value
    return marked(made, marks)


_OF: Mapping[type, Callable[[Any, Env], Any]] = {
    Literal: _literal,
    Number: _number,
    Name: _name,
    Item: _item,
    Template: _template,
    Choice: _choice,
    Attr: _attr,
    Index: _index,
    Splat: _splat,
    ForTuple: lambda node, env: for_tuple(node, env, evaluate),
    ForObject: lambda node, env: for_object(node, env, evaluate),
    Call: lambda node, env: call(node, env, evaluate),
    Unary: _unary,
    Binary: _binary,
    Tuple: _tuple,
    Object: _object,
}
