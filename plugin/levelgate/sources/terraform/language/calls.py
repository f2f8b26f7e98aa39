"""Function calls: how arguments reach a function, and what unknown or marked ones make of its result.

Source: https://developer.hashicorp.com/terraform/language/functions
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from levelgate.model.value import Token, Unknown
from levelgate.sources.terraform.language.functions import PLAIN, STRUCTURAL, counting, function
from levelgate.sources.terraform.language.functions.arguments import TooCostly
from levelgate.sources.terraform.language.limits import LimitReached
from levelgate.sources.terraform.language.nodes import AnyNode, Call, references_in
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.types import ANY, UNDECIDED, convert, type_of, unified
from levelgate.sources.terraform.language.values import (
    DOUBTFUL,
    NO_MARKS,
    SENSITIVE,
    LanguageError,
    List,
    Lookup,
    Set,
    all_marks,
    first_unknown,
    has_lookup,
    in_order,
    inner,
    marked,
    plain,
    some_marks,
    unmarked,
)

if TYPE_CHECKING:
    from levelgate.sources.terraform.language.evaluate import Env

    Evaluate = Callable[[AnyNode, Env], Any]

_MAX_SLICE = 1000
_LARGE = 100


def call(node: Call, env: "Env", evaluate: "Evaluate") -> Any:
    """The value of a call; raises LanguageError where Terraform would refuse it."""
    if node.name in ("try", "can"):
        return _LAZY[node.name](node, env, evaluate)
    if node.name not in _OWN and node.name not in STRUCTURAL and node.name not in PLAIN:
        return env.around.special(node, env)
    arguments = _arguments(node, env, evaluate)
    if isinstance(arguments, Unknown):
        return arguments
    try:
        return applied(node.name, arguments)
    except TooCostly as problem:
        raise LimitReached(f"{node.name}: {problem}") from None
    except Unsupported:
        return marked(UNDECIDED, NO_MARKS.union(*map(all_marks, arguments)))


def _arguments(node: Call, env: "Env", evaluate: "Evaluate") -> list[Any] | Unknown:
    arguments = [evaluate(argument, env) for argument in node.arguments]
    if not node.spread:
        return arguments
    last, marks = unmarked(arguments.pop())
    if isinstance(last, Unknown) or not in_order(last):
        return last if isinstance(last, Unknown) else UNDECIDED
    if not isinstance(last, (list, Set)):
        raise LanguageError("only a list or a set can be spread")
    return arguments + [marked(item, marks) for item in last]


def applied(name: str, arguments: list[Any]) -> Any:
    """The value of the function `name`; raises LanguageError, Unsupported."""
    if name in _OWN:
        return counting(_OWN[name])(*arguments)
    if name in STRUCTURAL:
        return _structural(name, arguments)
    marks = NO_MARKS.union(*map(all_marks, arguments))
    unknown = next(filter(None, map(first_unknown, arguments)), None)
    if unknown is None and any(map(has_lookup, arguments)):
        unknown = Unknown(Token.AFTER_APPLY)
    return marked(unknown or function(name)(*map(plain, arguments)), marks)


def _structural(name: str, arguments: list[Any]) -> Any:
    values = [unmarked(argument) for argument in arguments]
    marks = NO_MARKS.union(*(own for _, own in values))
    unknown = next((value for value, _ in values if isinstance(value, Unknown)), None)
    if unknown is None and any(isinstance(value, Lookup) for value, _ in values):
        unknown = Unknown(Token.AFTER_APPLY)
    if unknown:
        return marked(unknown, marks.union(DOUBTFUL, *(all_marks(value) for value, _ in values)))
    found = function(name)(*(value for value, _ in values))
    if isinstance(unmarked(found)[0], Unknown):
        # Which of its items made it unknown is not told.
        marks = marks.union(*(all_marks(value) for value, _ in values))
    return marked(found, marks)


def _try(node: Call, env: "Env", evaluate: "Evaluate") -> Any:
    for argument in node.arguments:
        open_ = _open(argument, env, evaluate)
        try:
            value, marks = unmarked(evaluate(argument, env))
        except Unsupported:
            return UNDECIDED
        except LanguageError:
            if open_ is not None:
                return open_
            continue
        doubt = DOUBTFUL if argument is not node.arguments[-1] else NO_MARKS
        if open_ is not None and first_unknown(value):
            unknown = value if isinstance(value, Unknown) else unmarked(open_)[0]
            return marked(unknown, marks.union(all_marks(value), doubt))
        return open_ if open_ is not None else marked(value, marks)
    raise LanguageError("no argument of try has a value")


def _can(node: Call, env: "Env", evaluate: "Evaluate") -> Any:
    if len(node.arguments) != 1:
        raise LanguageError("a wrong number of arguments")
    open_ = _open(node.arguments[0], env, evaluate)
    try:
        value, marks = unmarked(evaluate(node.arguments[0], env))
    except Unsupported:
        return UNDECIDED
    except LanguageError:
        return False if open_ is None else open_
    if open_ is not None:
        return open_
    return marked(value if isinstance(value, Unknown) else True, marks)


def _open(argument: AnyNode, env: "Env", evaluate: "Evaluate") -> Any:
    """An unknown, with marks, where the argument refers to something that is not wholly known; else None.

    As long as that is so, Terraform does not tell whether the argument has a value.
    """
    for reference in references_in(argument):
        try:
            value = evaluate(reference, env)
        except LanguageError:
            continue
        unknown = _known_open(value, env)
        if unknown:
            return marked(unknown, some_marks(value) | DOUBTFUL)
    return None


def _known_open(value: Any, env: "Env") -> Unknown | None:
    """An unknown in a value; each large value is looked through once, however many instances refer to it."""
    if len(inner(unmarked(value)[0])) < _LARGE:
        return _found_open(value)
    opened = env.around.opened
    if id(value) not in opened:
        # The value is kept beside the answer, so that no other can take its identity.
        opened[id(value)] = (value, _found_open(value))
    return opened[id(value)][1]


def _found_open(value: Any) -> Unknown | None:
    return Unknown(Token.AFTER_APPLY) if has_lookup(value) else first_unknown(value)


_LAZY: Mapping[str, "Callable[[Call, Env, Evaluate], Any]"] = {"try": _try, "can": _can}


def _coalesce(*arguments: Any) -> Any:
    for argument in arguments:
        value, marks = unmarked(argument)
        if isinstance(value, Unknown):
            return marked(value, marks | DOUBTFUL)
        if value is not None and value != "":
            return marked(convert(value, unified(map(type_of, arguments))), marks)
    raise LanguageError("every argument of coalesce is null or empty")


def _slice(value: Any, start: Any, end: Any) -> Any:
    """Part of a list; of one that only planning brings, as many unknown items as the part has, or planning fails."""
    of, marks = unmarked(value)
    bounds = [unmarked(bound)[0] for bound in (start, end)]
    told = all(isinstance(bound, int) and not isinstance(bound, bool) for bound in bounds)
    if isinstance(of, Unknown) and of.reason != Token.AFTER_APPLY and told and 0 <= bounds[1] - bounds[0] <= _MAX_SLICE:
        return List([marked(of, marks | DOUBTFUL)] * (bounds[1] - bounds[0]))
    return _structural("slice", [value, start, end])


def _sensitive(value: Any) -> Any:
    return marked(value, frozenset({SENSITIVE}))


def _same(value: Any) -> Any:
    # NOTE: nonsensitive opens a value to Terraform's reports; the gate's keep it closed.
    return value


def _to(type: Any) -> Callable[[Any], Any]:
    def conversion(value: Any) -> Any:
        return convert(value, type)

    return conversion


_OWN: Mapping[str, Callable[..., Any]] = {
    "coalesce": _coalesce,
    "nonsensitive": _same,
    "sensitive": _sensitive,
    "slice": _slice,
    "tobool": _to("bool"),
    "tolist": _to(["list", ANY]),
    "tomap": _to(["map", ANY]),
    "tonumber": _to("number"),
    "toset": _to(["set", ANY]),
    "tostring": _to("string"),
}
