"""Attributes of resources as other expressions see them: what is written, what is computed here, else unknown.

A provider may change what is written while it plans (it sorts a policy's JSON, hashes a start-up script): where that is
so, the value that others see is unknown here.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from levelgate.model.value import Token, Unknown
from levelgate.sources.terraform.language.nodes import names_in
from levelgate.sources.terraform.language.values import List, Lookup, Set, marked, unmarked
from levelgate.sources.terraform.module import policy_document, regions
from levelgate.sources.terraform.module.bodies import META_ARGUMENTS, META_BLOCKS, kind_of, value_of
from levelgate.sources.terraform.module.declared import Declared
from levelgate.sources.terraform.module.instances import Instance
from levelgate.sources.terraform.module.providers import provider_of, setting

if TYPE_CHECKING:
    from levelgate.sources.terraform.module.scope import Scope

# Data sources whose answer follows from their arguments alone, or from the region of their provider.
_DOCUMENTS: Mapping[tuple[str, str], Callable[[policy_document.Arguments], Any]] = {
    ("aws_iam_policy_document", "json"): policy_document.document,
    ("aws_iam_policy_document", "minified_json"): policy_document.minified,
}
_REGIONAL: Mapping[str, Callable[[str, str], str | None]] = {
    "aws_partition": regions.of_partition,
    "aws_region": regions.of_region,
}


def attribute(scope: "Scope", found: Declared, instance: Instance, name: str) -> Any:
    """The attribute `name` of an instance of a resource or data source; raises LanguageError."""
    type = found.block.labels[0]
    writer = scope.writer(found, instance.env)
    schema = scope.schema(found)
    if found.block.type == "data" and _is_deferred(scope, found):
        return Unknown(Token.AFTER_APPLY, found.at(""))
    if found.block.type == "data" and (type, name) in _DOCUMENTS:
        return _DOCUMENTS[type, name](lambda wanted: value_of(wanted, found.body, None, writer))
    if found.block.type == "data" and type in _REGIONAL and not found.body.arguments.keys() - META_ARGUMENTS:
        region = unmarked(setting(provider_of(scope, found), "region"))[0]
        answer = _REGIONAL[type](name, region) if isinstance(region, str) else None
        return Unknown(Token.DATA, found.at("")) if answer is None else answer
    token = Token.DATA if found.block.type == "data" else Token.AFTER_APPLY
    unknown = Unknown(token, found.at(name))
    written = (name in found.body.arguments and name not in META_ARGUMENTS) or any(
        kind_of(block) == name for block in found.body.blocks if block.type not in META_BLOCKS
    )
    if not written:
        return unknown
    value, marks = unmarked(value_of(name, found.body, schema, writer))
    if value is None or (found.block.type == "resource" and _is_changed(value)):
        return marked(unknown, marks)
    # What is not written in a nested block, or in an object that is written like one, may be computed.
    partly = name not in found.body.arguments or (schema and "object" in str(schema.attributes.get(name)))
    return marked(_opened(value, unknown) if partly else value, marks)


def _is_deferred(scope: "Scope", found: Declared) -> bool:
    """Whether Terraform reads a data source only while applying: it refers to a resource, or depends on one.

    Source: https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior
    """
    called = scope.called
    while called is not None:
        if called.block.argument("depends_on") is not None:
            return True
        called = called.scope.called
    managed = {type for mode, type, _ in scope.module.resources if mode == "managed"}
    return found.argument("depends_on") is not None or any(one.name in managed for one in names_in(found.body))


def _is_changed(value: Any) -> bool:
    """Whether a provider may plan another text than the one that is written."""
    return isinstance(value, str) and (value.lstrip()[:1] in ("{", "[") or value.endswith("."))


def _opened(value: Any, unknown: Unknown) -> Any:
    """Nested blocks as others see them: what is not written in one may be computed."""
    plain, marks = unmarked(value)
    if type(plain) in (list, List, Set):
        return marked(type(plain)(_opened(item, unknown) for item in plain), marks)
    if type(plain) is not dict:
        return value

    def attribute(name: str) -> Any:
        found = plain.get(name)
        return unknown if unmarked(found)[0] is None else _opened(found, unknown)

    return marked(Lookup(attribute), marks)
