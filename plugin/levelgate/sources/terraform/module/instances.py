"""Instances of a block: `count` and `for_each` in, keys and what each instance knows of itself out.

Source: https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
"""

from typing import Any, NamedTuple

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.evaluate import Env, evaluate
from levelgate.sources.terraform.language.limits import MAX_INSTANCES, LimitReached
from levelgate.sources.terraform.language.types import convert
from levelgate.sources.terraform.language.values import (
    NO_MARKS,
    LanguageError,
    Lookup,
    Marks,
    Set,
    marked,
    ordered,
    unmarked,
)
from levelgate.sources.terraform.module.declared import Declared

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Instance(NamedTuple):
    """One instance: its key as in an address (`0`, `"x"`, or empty), the key's value, and its environment."""

    key: str
    value: int | str | None
    env: Env


class Expansion(NamedTuple):
    """The instances of a block, by `form`: "one", "count" or "for_each"; or why they are not known, with marks."""

    form: str
    instances: tuple[Instance, ...] = ()
    unknown: Unknown | None = None
    marks: Marks = NO_MARKS

    def joined(self, values: list[Any]) -> Any:
        """The values of all instances as a reference without key sees them."""
        if self.form == "one":
            return values[0]
        if self.form == "count":
            return values
        return {str(one.value): value for one, value in zip(self.instances, values, strict=True)}


def expand(declared: Declared, env: Env) -> Expansion:
    """The instances of a resource or module block; raises LanguageError, LimitReached."""
    count, over = declared.argument("count"), declared.argument("for_each")
    if count is not None:
        return _counted(*unmarked(evaluate(count, env)), env)
    if over is not None:
        return _each(*unmarked(evaluate(over, env)), env)
    return Expansion("one", (Instance("", None, env),))


def _counted(count: Any, marks: Marks, env: Env) -> Expansion:
    if isinstance(count, Unknown):
        return Expansion("count", unknown=count, marks=marks)
    number = None if count is None else convert(count, "number")
    if not isinstance(number, int) or number < 0:
        raise LanguageError("count is no whole number of 0 or more")
    _within(number)
    instances = (Instance(str(i), i, env.having({"count": {"index": i}})) for i in range(number))
    return Expansion("count", tuple(instances))


def _each(over: Any, marks: Marks, env: Env) -> Expansion:
    if isinstance(over, Unknown):
        return Expansion("for_each", unknown=over, marks=marks)
    if over == []:
        # An empty tuple beside a set of unknown type: there is no instance, whatever the type.
        return Expansion("for_each")
    if isinstance(over, Lookup) or not isinstance(over, (dict, Set)):
        raise LanguageError("for_each is no map or set of strings")
    _within(len(over))
    items = [(item, item) for item in over] if isinstance(over, Set) else ordered(over)
    instances: list[Instance] = []
    for key, value in items:
        name, own = unmarked(key)
        if isinstance(name, Unknown):
            return Expansion("for_each", unknown=name, marks=marks | own)
        if not isinstance(name, str):
            raise LanguageError("for_each is no map or set of strings")
        known = {"each": {"key": name, "value": marked(value, marks)}}
        instances.append(Instance(quoted(name), name, env.having(known)))
    return Expansion("for_each", tuple(instances))


def _within(number: int) -> None:
    if number > MAX_INSTANCES:
        raise LimitReached(f"a block has more than {MAX_INSTANCES:,} instances")


def quoted(key: str) -> str:
    """A key as Terraform prints it in an address."""
    text = "".join(_ESCAPES.get(sign, sign if sign.isprintable() else _coded(sign)) for sign in key)
    return '"' + text.replace("${", "$${").replace("%{", "%%{") + '"'


def _coded(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
