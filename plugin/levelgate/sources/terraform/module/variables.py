"""Variables: what is given to a root module by files, options and environment, and what a variable is in a module.

Later ones win: environment, terraform.tfvars, terraform.tfvars.json, *.auto.tfvars by name, --var-file, --var.
Source: https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from levelgate.errors import UsageError
from levelgate.model.resource import Problem
from levelgate.model.value import Token, Unknown
from levelgate.sources.terraform.given import Given
from levelgate.sources.terraform.language.evaluate import evaluate
from levelgate.sources.terraform.language.nodes import AnyNode, Body, Literal
from levelgate.sources.terraform.language.types import ANY, Type, constraint, convert
from levelgate.sources.terraform.language.values import CLOSED, NO_MARKS, Marks, marked, unmarked
from levelgate.sources.terraform.module.declared import Declared
from levelgate.sources.terraform.module.files import Tree

if TYPE_CHECKING:
    from levelgate.sources.terraform.module.scope import Scope

_PREFIX = "TF_VAR_"


class Value(NamedTuple):
    """A value that was given: an expression of a file, or the text of an option or of the environment."""

    node: AnyNode | None
    text: str = ""

    def as_type(self, type: Type, typed: bool, value_of: Callable[[AnyNode], Any]) -> Any:
        """The value as the variable's type, `typed` where it has one; raises LanguageError, SyntaxProblem."""
        if self.node is not None:
            return convert(value_of(self.node), type)
        if typed is False or (isinstance(type, str) and type != ANY):
            return convert(self.text, type)
        from levelgate.sources.terraform.language.syntax import parse_expression  # most runs have no such value

        return convert(value_of(parse_expression(self.text, 1)), type)


def given_values(folder: Path, given: Given, tree: Tree) -> dict[str, Value]:
    """Every value that is given to the root module in `folder`, by the variable's name.

    Raises UsageError where an option is wrong; a file of the tree that cannot be read is one of its problems.
    """
    values = {
        name.removeprefix(_PREFIX): Value(None, text)
        for name, text in given.environment.items()
        if name.startswith(_PREFIX)
    }
    for file in _found(folder):
        body = tree.body(file)
        values.update(_of(body) if body else ())
    for file in given.files:
        values.update(_owned(file))
    for text in given.assigned:
        name, sign, value = text.partition("=")
        if not sign:
            raise UsageError("USAGE", "--var takes NAME=VALUE", help="write --var region=ap-southeast-1")
        values[name.strip()] = Value(None, value)
    return values


def _found(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in ("terraform.tfvars", "terraform.tfvars.json"))
    yield from sorted(file for file in _files(folder) if file.name.endswith((".auto.tfvars", ".auto.tfvars.json")))


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _owned(file: Path) -> dict[str, Value]:
    """The values of a file that the owner names; it may lie anywhere."""
    tree = Tree(file.resolve().parent)
    body = tree.body(file)
    if body is None:
        found = tree.problems[0] if tree.problems else Problem("", "there is no such file", str(file))
        raise UsageError("USAGE", f"--var-file: {found.detail}", where=found.where, help="check the path and the file")
    return _of(body)


def _of(body: Body) -> dict[str, Value]:
    return {name: Value(one.value) for name, one in body.arguments.items()}


def variable(scope: "Scope", name: str, found: Declared) -> Any:
    """The value of a variable in a module instance: what was given, else its default, as its type.

    Unknown, with a problem, where there is neither. Raises LanguageError.
    """
    type = _type(scope, found)
    given = _given(scope, name, found, type)
    default, nullable = found.argument("default"), found.argument("nullable")
    wanted = isinstance(nullable, Literal) and nullable.value is False
    if given is not None and not (wanted and unmarked(given[0])[0] is None):
        return marked(given[0], closed(found))
    if default is not None:
        return marked(convert(evaluate(default, scope.env), type), closed(found))
    scope.root.complain("SOURCE_VARIABLE", f"var.{name}", found.at(""))
    return marked(Unknown(Token.NO_VALUE, found.at("")), closed(found))


def closed(found: Declared) -> Marks:
    """The mark of a variable or output that is declared sensitive; none for any other."""
    words = (getattr(found.argument(name), "value", None) for name in ("sensitive", "ephemeral"))
    return CLOSED if True in words else NO_MARKS


def _type(scope: "Scope", found: Declared) -> Type:
    node = found.argument("type")
    if isinstance(node, Literal) and isinstance(node.value, str) and "(" in node.value:
        # In the JSON syntax a type is a text.
        from levelgate.sources.terraform.language.syntax import parse_expression

        node = parse_expression(node.value, found.block.line)
    return constraint(node, lambda default: evaluate(default, scope.env)) if node else ANY


def _given(scope: "Scope", name: str, found: Declared, type: Type) -> tuple[Any] | None:
    """What was given to a variable, in a tuple; None for nothing."""
    if scope.called is None:
        value = scope.root.given.get(name)
        typed = found.argument("type") is not None
        return (value.as_type(type, typed, lambda node: evaluate(node, scope.env)),) if value else None
    node = scope.called.block.argument(name)
    return (convert(evaluate(node, scope.called.instance.env), type),) if node is not None else None
