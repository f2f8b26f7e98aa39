"""The data source aws_iam_policy_document: its arguments in, the JSON that it answers out.

It asks nobody: what it answers follows from its arguments alone.
Source: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/iam_policy_document
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from levelgate.sources.terraform.language.primitives import text
from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.language.values import LanguageError, all_marks, first_unknown, marked, plain

Statement = dict[str, Any]
Arguments = Callable[[str], Any]

_NAMES = ("statement", "version", "policy_id", "source_policy_documents", "override_policy_documents")
_LISTS = (
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
)
_PRINCIPALS = (("principals", "Principal"), ("not_principals", "NotPrincipal"))
_VERSION = "2012-10-17"
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def document(of: Arguments) -> Any:
    """The document as indented JSON; unknown where any part of it is. `of` gives an argument by its name."""
    return _written(of, 2)


def minified(of: Arguments) -> Any:
    """The document as JSON without white space."""
    return _written(of, None)


def _written(of: Arguments, indent: int | None) -> Any:
    arguments = {name: of(name) for name in _NAMES}
    marks = all_marks(arguments)
    unknown = first_unknown(arguments)
    if unknown:
        return marked(unknown, marks)
    try:
        found = _document(plain(arguments))
    except (ValueError, AttributeError, TypeError, RecursionError):
        # A document to be merged that is none, or in a form that only the provider reads.
        return marked(UNDECIDED, marks)
    separators = (",", ": ") if indent else (",", ":")
    encoded = json.dumps(found, ensure_ascii=False, indent=indent, separators=separators)
    return marked("".join(_UNSAFE.get(sign, sign) for sign in encoded), marks)


def _document(arguments: Mapping[str, Any]) -> dict[str, Any]:
    sources = [json.loads(one) for one in arguments["source_policy_documents"] or () if one]
    overrides = [json.loads(one) for one in arguments["override_policy_documents"] or () if one]
    own = [_statement(one) for one in arguments["statement"] or ()]
    merged: list[Statement] = []
    for statements in (*map(_statements, sources), own, *map(_statements, overrides)):
        merged = _merged(merged, statements)
    found: dict[str, Any] = {"Version": arguments["version"] or _VERSION}
    others = [*sources, *overrides]
    id = arguments["policy_id"] or next((one["Id"] for one in reversed(others) if one.get("Id")), None)
    found.update({"Id": id} if id else {})
    # NOTE: without a statement the provider writes none.
    return {**found, "Statement": merged} if merged else found


def _statements(document: dict[str, Any]) -> list[Statement]:
    found = document.get("Statement") or []
    return [_normal(one) for one in (found if isinstance(found, list) else [found])]


def _normal(statement: Statement) -> Statement:
    """A statement of another document in the order and form in which the provider writes it again."""
    order = ("Sid", "Effect", *(name for _, name in _LISTS), "Principal", "NotPrincipal", "Condition")
    found = {name: statement[name] for name in order if statement.get(name)}
    for name in {"Principal", "NotPrincipal"} & found.keys():
        named = found[name]
        found[name] = {type: _again(one) for type, one in sorted(named.items())} if isinstance(named, dict) else named
    if any(isinstance(one, list) for test in found.get("Condition", {}).values() for one in test.values()):
        raise ValueError("the order in which the provider writes these values again is its own")
    return found


def _again(values: str | list[str]) -> str | list[str]:
    return sorted(values, reverse=True) if isinstance(values, list) else values


def _merged(statements: list[Statement], more: Iterable[Statement]) -> list[Statement]:
    found = list(statements)
    for statement in more:
        places = [i for i, one in enumerate(found) if statement.get("Sid") and one.get("Sid") == statement["Sid"]]
        if places:
            found[places[0]] = statement
        else:
            found.append(statement)
    return found


def _statement(block: Mapping[str, Any]) -> Statement:
    found: Statement = {}
    if block.get("sid"):
        found["Sid"] = block["sid"]
    found["Effect"] = block.get("effect") or "Allow"
    for argument, name in _LISTS:
        values = _values(block.get(argument))
        found.update({name: _one_or_more(values)} if values else {})
    for argument, name in _PRINCIPALS:
        principals = block.get(argument)
        found.update({name: _principals(principals)} if principals else {})
    if block.get("condition"):
        found["Condition"] = _conditions(block["condition"])
    return found


def _values(items: Any) -> list[str]:
    if items is not None and not isinstance(items, (list, tuple)):
        raise LanguageError("a list of strings is needed")
    # &{…} is how a variable of the policy language is written where ${…} means Terraform's.
    return [text(item).replace("&{", "${") for item in items or ()]


def _one_or_more(values: list[str]) -> str | list[str]:
    distinct = sorted(set(values), reverse=True)
    return distinct[0] if len(distinct) == 1 else distinct


def _principals(blocks: Iterable[Mapping[str, Any]]) -> Any:
    by_type: dict[str, list[str]] = {}
    for block in blocks:
        type = text(block.get("type"))
        if type in by_type:
            raise ValueError("the order in which the provider joins two blocks of one type is its own")
        by_type[type] = _values(block.get("identifiers"))
    if by_type == {"*": ["*"]}:
        return "*"
    return {type: _one_or_more(values) for type, values in sorted(by_type.items())}


def _conditions(blocks: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for block in blocks:
        values = sorted(_values(block.get("values")), reverse=True)
        variable = text(block.get("variable")).replace("&{", "${")
        variables = found.setdefault(text(block.get("test")), {})
        if variable in variables:
            raise ValueError("the order in which the provider joins two blocks of one variable is its own")
        variables[variable] = values[0] if len(values) == 1 else values
    return {test: dict(sorted(variables.items())) for test, variables in sorted(found.items())}
