"""`for` expressions: what they go through, in Terraform's order, and what they make of it.

Source: https://developer.hashicorp.com/terraform/language/expressions/for
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.limits import bounded_text
from levelgate.sources.terraform.language.nodes import AnyNode, ForObject, ForTuple
from levelgate.sources.terraform.language.primitives import text
from levelgate.sources.terraform.language.types import UNDECIDED, convert
from levelgate.sources.terraform.language.values import (
    CLOSED,
    DOUBTFUL,
    NO_MARKS,
    LanguageError,
    Marks,
    Set,
    all_marks,
    in_order,
    marked,
    ordered,
    unmarked,
)

if TYPE_CHECKING:
    from levelgate.sources.terraform.language.evaluate import Env

    Evaluate = Callable[[AnyNode, Env], Any]


def pairs(value: Any) -> Iterable[tuple[Any, Any]]:
    """Keys and values of what a `for` or a `dynamic` goes through, if it is `in_order`; raises LanguageError."""
    if isinstance(value, dict):
        return ordered(value)
    if isinstance(value, Set):
        return [(item, item) for item in value]
    if isinstance(value, list):
        return enumerate(value)
    raise LanguageError("this value cannot be gone through")


class _Round(NamedTuple):
    """What a `for` goes through: one environment for each item that its condition keeps, or an unknown."""

    envs: "list[Env]"
    marks: Marks
    unknown: Unknown | None


def _for(node: ForTuple | ForObject, env: "Env", evaluate: "Evaluate") -> _Round:
    of, marks = unmarked(evaluate(node.of, env))
    if isinstance(of, Unknown):
        return _Round([], marks, of)
    if not in_order(of):
        return _Round([], marks.union(DOUBTFUL, all_marks(of)), UNDECIDED)
    envs: list[Env] = []
    for key, value in pairs(of):
        names = {node.value: marked(value, marks)}
        names.update({node.key: marked(key, marks & CLOSED)} if node.key else {})
        each = env.having(names)
        kept, own = unmarked(evaluate(node.condition, each)) if node.condition else (True, NO_MARKS)
        marks |= own
        if isinstance(kept, Unknown):
            return _Round([], marks.union(DOUBTFUL, all_marks(of)), kept)
        if convert(kept, "bool"):
            envs.append(each)
    return _Round(envs, marks, None)


def for_tuple(node: ForTuple, env: "Env", evaluate: "Evaluate") -> Any:
    """The tuple that a `for` in brackets makes, or the text of one in a template."""
    found = _for(node, env, evaluate)
    if found.unknown:
        return marked(found.unknown, found.marks)
    if node.text:
        return _text_of([evaluate(node.each, each) for each in found.envs], found.marks)
    return marked([evaluate(node.each, each) for each in found.envs], found.marks & CLOSED)


def _text_of(texts: list[Any], marks: Marks) -> Any:
    marks = marks.union(*map(all_marks, texts))
    unknown = next((one for one in (unmarked(each)[0] for each in texts) if isinstance(one, Unknown)), None)
    return marked(unknown or bounded_text([unmarked(each)[0] for each in texts]), marks)


def for_object(node: ForObject, env: "Env", evaluate: "Evaluate") -> Any:
    """The object that a `for` in braces makes."""
    found = _for(node, env, evaluate)
    if found.unknown:
        return marked(found.unknown, found.marks)
    made: dict[str, Any] = {}
    marks = found.marks & CLOSED
    for each in found.envs:
        key, own = unmarked(evaluate(node.name, each))
        value = evaluate(node.each, each)
        marks |= own
        if isinstance(key, Unknown):
            return marked(key, marks.union(DOUBTFUL, all_marks(value), *map(all_marks, made.values())))
        if not node.grouped and text(key) in made:
            raise LanguageError("two items of a for have one key")
        made[text(key)] = [*made.get(text(key), ()), value] if node.grouped else value
    return marked(made, marks)
