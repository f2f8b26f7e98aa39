"""A provider and a resource type in; the types of its attributes and the nesting of its blocks out.

The tables lie in `schemas`, one per provider that is known; tests/data/schemas/tables.py writes them and says what
their keys mean. What people write as a block though it is an attribute of objects (`ingress` of aws_security_group) is
an attribute here.
Source: https://developer.hashicorp.com/terraform/cli/commands/providers/schema
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import msgspec

# Terraform's JSON notation: "string", "dynamic", ["set", "string"], ["list", ["object", {"name": "bool"}]].
Type: TypeAlias = str | list[Any]


class Block(msgspec.Struct, frozen=True):
    """What may stand in a block: attributes with their types, and nested blocks.

    `sensitive` attributes are closed to reports; `computed` are texts that the provider chooses where nothing, or an
    empty text, is written; `unseen` are write-only: no plan shows what is written there.
    """

    attributes: Mapping[str, Type] = {}
    blocks: Mapping[str, "Nested"] = {}
    sensitive: frozenset[str] = frozenset()
    computed: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()


class Nested(NamedTuple):
    """A nested block; `nesting` is single, list, set, map or group."""

    nesting: str
    block: Block


class _Written(msgspec.Struct):
    """A block as a table holds it; a number is a position in `d` of its type."""

    a: dict[str, Type] = {}
    b: dict[str, tuple[str, "_Written | int"]] = {}
    c: frozenset[str] = frozenset()
    s: frozenset[str] = frozenset()
    w: frozenset[str] = frozenset()
    d: list["_Written"] = []


_FILES = {"hashicorp/aws": "aws.json", "terraform-provider-openstack/openstack": "openstack.json"}
# Source: https://developer.hashicorp.com/terraform/language/resources/terraform-data
_BUILTIN = "builtin/terraform"
_DATA = Block({"id": "string", "input": "dynamic", "output": "dynamic", "triggers_replace": "dynamic"})


@cache
def of(provider: str, type: str) -> Block | None:
    """The schema of a resource type; None where no table holds it.

    `provider` is a source address, as `registry.terraform.io/hashicorp/aws`: the registry's host does not count.
    """
    name = "/".join(provider.split("/")[-2:])
    if name == _BUILTIN:
        return _DATA if type == "terraform_data" else None
    written = _table(_FILES[name]).get(type) if name in _FILES else None
    return None if written is None else _whole(msgspec.json.decode(written, type=_Written))


@cache
def _table(file: str) -> dict[str, msgspec.Raw]:
    content = (Path(__file__).parent / "schemas" / file).read_bytes()
    return msgspec.json.decode(content, type=dict[str, msgspec.Raw])


def _whole(written: _Written) -> Block:
    """A type's block; those that it holds more than once are one object."""
    shared: list[Block] = []
    for each in written.d:
        # It refers to earlier ones only.
        shared.append(_block(each, shared))
    return _block(written, shared)


def _block(written: _Written, shared: list[Block]) -> Block:
    inner = {
        name: Nested(nesting, shared[each] if isinstance(each, int) else _block(each, shared))
        for name, (nesting, each) in written.b.items()
    }
    return Block(written.a, inner, written.s, written.c, written.w)
