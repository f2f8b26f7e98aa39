"""Providers: which source a resource's type comes from, and what the provider block that it uses says.

Source: https://developer.hashicorp.com/terraform/language/providers/requirements and …/modules/develop/providers
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from levelgate.mapping.platforms import platform_of
from levelgate.model.resource import Resource, Written
from levelgate.sources.terraform.language.nodes import AnyNode, Attr, Literal, Name, Object
from levelgate.sources.terraform.language.values import unmarked
from levelgate.sources.terraform.module.bodies import value_of
from levelgate.sources.terraform.module.declared import Declared

if TYPE_CHECKING:
    from levelgate.sources.terraform.module.scope import Scope

_HOST = "registry.terraform.io"
_BUILTIN = "terraform.io/builtin/terraform"


class Provider(NamedTuple):
    """A provider as a resource uses it: its source address, and its block with the module that holds it, if any."""

    source: str
    block: Declared | None
    scope: "Scope"


def provider_of(scope: "Scope", found: Declared) -> Provider:
    """The provider of a resource block."""
    written = found.argument("provider")
    name = reference(written) if written is not None else found.block.labels[0].partition("_")[0]
    block, holder = _configured(scope, name)
    return Provider(source_of(scope, name.partition(".")[0]), block, holder)


def provider_blocks(scope: "Scope") -> Iterator[Resource]:
    """The provider blocks of a module, each with what is written in it as it stands: values, not expressions."""
    for name, found in scope.module.named("provider"):
        own, _, alias = name.partition(".")
        address = f"{own}.{alias or 'default'}"
        source = source_of(scope, own)
        platform = platform_of(source)
        values = {key: one.value.value for key, one in found.body.arguments.items() if isinstance(one.value, Literal)}
        yield Resource(
            address=address,
            block=address,
            mode="provider",
            type=own,
            provider=source,
            platform=platform.id if platform else "",
            attributes={},
            location=found.location,
            written=Written({key: {"constant_value": value} for key, value in values.items()}),
        )


def reference(node: AnyNode) -> str:
    """`aws.other` of an expression or, in the JSON syntax, of a text."""
    if isinstance(node, Attr) and isinstance(node.of, Name):
        return f"{node.of.name}.{node.name}"
    if isinstance(node, Literal):
        return str(node.value)
    return node.name if isinstance(node, Name) else ""


def source_of(scope: "Scope", name: str) -> str:
    """The source address of the provider that a module calls `name`."""
    if name == "terraform":
        return _BUILTIN
    terraform = scope.module.blocks.get(("terraform", ""))
    for block in terraform.body.of_type("required_providers") if terraform else ():
        required = block.body.arguments.get(name)
        for key, value in required.value.items if required and isinstance(required.value, Object) else ():
            if getattr(key, "value", "") == "source" and isinstance(value, Literal):
                return _whole(str(value.value))
    return _whole(f"hashicorp/{name}")


def _whole(source: str) -> str:
    parts = source.lower().split("/")
    return "/".join([_HOST, *parts] if len(parts) == 2 else [_HOST, "hashicorp", *parts] if len(parts) == 1 else parts)


def _configured(scope: "Scope", name: str) -> "tuple[Declared | None, Scope]":
    """The provider block that `name` means in a module, and the module instance that holds it."""
    while True:
        own = scope.module.blocks.get(("provider", name))
        if own is not None or scope.called is None:
            return own, scope
        name = _passed(scope.called.block, name)
        scope = scope.called.scope


def _passed(call: Declared, name: str) -> str:
    """What the caller calls the provider that the module calls `name`."""
    node = call.argument("providers")
    for key, value in node.items if isinstance(node, Object) else ():
        if reference(key) == name:
            return reference(value)
    return name


def setting(provider: Provider, path: str) -> Any:
    """What a provider's block says at a path, as `assume_role.role_arn`; None where it says nothing."""
    if provider.block is None:
        return None
    name, _, rest = path.partition(".")
    value = value_of(name, provider.block.body, None, provider.scope.writer(provider.block, provider.scope.env))
    return _below(value, rest)


def _below(value: Any, path: str) -> Any:
    value = unmarked(value)[0]
    if not path:
        return value
    if isinstance(value, list):
        return next((found for item in value if (found := _below(item, path)) is not None), None)
    name, _, rest = path.partition(".")
    return _below(value.get(name), rest) if isinstance(value, dict) else None
