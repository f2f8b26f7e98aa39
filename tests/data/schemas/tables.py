"""Write the tables of attribute types anew: `python tests/data/schemas/tables.py [AWS_SCHEMA]`.

AWS_SCHEMA is what `terraform providers schema -json` prints of hashicorp/aws 5.100.0; without it only openstack.json is
written, from openstack-kinds.json.gz beside this file. They lie in plugin/levelgate/sources/terraform/module/schemas.

A table is one JSON object, type → block, one type per line:

| Key of a block | Value |
| --- | --- |
| `a` | attribute → type, in Terraform's JSON notation: `"string"`, `["set","string"]`, `["list",["object",{...}]]` |
| `b` | name of a nested block → `[NESTING, block]`; NESTING is single, list, set, map or group |
| `c` | names of texts that are optional and computed: an empty text counts as not written |
| `s` | names of sensitive attributes |
| `w` | names of write-only attributes: no plan shows them |
| `d` | of a type only: the blocks that it holds more than once |

Empty keys are left out. In `b`, a number instead of a block is a position in the type's `d`, and a block in `d` refers
only to ones before it: some types nest the same few blocks thousands of times.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLES = HERE.parents[2] / "plugin" / "levelgate" / "sources" / "terraform" / "module" / "schemas"

# What openstack-kinds.json.gz leaves open: `schema.TypeSet` and `Sensitive: true` in the versions openstack.py names.
# https://github.com/terraform-provider-openstack/terraform-provider-openstack, openstack/
OPENSTACK_SETS = """
bgpvpn_port_associate_v2.routes blockstorage_volume_v2.scheduler_hints blockstorage_volume_v3.scheduler_hints
compute_instance_v2.personality compute_instance_v2.scheduler_hints compute_instance_v2.vendor_options
compute_secgroup_v2.rule compute_volume_attach_v2.vendor_options identity_application_credential_v3.access_rules
keymanager_container_v1.secret_refs lb_members_v2.member networking_network_v2.segments
networking_port_v2.allowed_address_pairs networking_port_v2.extra_dhcp_option networking_router_routes_v2.routes
networking_router_v2.vendor_options networking_subnet_v2.allocation_pool networking_trunk_v2.sub_port
objectstorage_container_v1.versioning_legacy vpnaas_ike_policy_v2.lifetime vpnaas_ipsec_policy_v2.lifetime
vpnaas_site_connection_v2.dpd
"""
OPENSTACK_SENSITIVE = """
blockstorage_volume_attach_v2.data blockstorage_volume_attach_v3.data compute_instance_v2.admin_pass
compute_keypair_v2.private_key containerinfra_cluster_v1.kubeconfig db_instance_v1.user.password db_user_v1.password
identity_application_credential_v3.secret identity_ec2_credential_v3.secret identity_user_v3.password
images_image_v2.image_source_password keymanager_secret_v1.payload networking_bgp_peer_v2.password
objectstorage_tempurl_v1.key objectstorage_tempurl_v1.url sharedfilesystem_securityservice_v2.password
sharedfilesystem_share_access_v2.access_key
"""

Block = dict[str, Any]
Kinds = dict[str, str]


def provided(content: bytes) -> dict[str, Block]:
    """Type → block, out of what `terraform providers schema -json` prints.

    Source: https://developer.hashicorp.com/terraform/cli/commands/providers/schema
    """
    providers = json.loads(content)["provider_schemas"].values()
    return {type: block(body["block"]) for one in providers for type, body in one["resource_schemas"].items()}


def block(schema: dict[str, Any]) -> Block:
    """A block of the provider's schema in the table's form."""
    attributes = schema.get("attributes", {})
    inner = schema.get("block_types", {}).items()
    return filled(
        {name: typed(each) for name, each in attributes.items()},
        {name: [each["nesting_mode"], block(each["block"])] for name, each in inner},
        sensitive=[name for name, each in attributes.items() if each.get("sensitive")],
        computed=[name for name, each in attributes.items() if is_computed_text(each)],
        unseen=[name for name, each in attributes.items() if each.get("write_only")],
    )


def is_computed_text(attribute: dict[str, Any]) -> bool:
    return attribute.get("type") == "string" and bool(attribute.get("optional") and attribute.get("computed"))


def typed(attribute: dict[str, Any]) -> Any:
    """The type of an attribute; nested attributes as the objects that they amount to."""
    if "nested_type" not in attribute:
        return attribute["type"]
    nested = attribute["nested_type"]
    inner = ["object", {name: typed(each) for name, each in nested["attributes"].items()}]
    return inner if nested["nesting_mode"] == "single" else [nested["nesting_mode"], inner]


def filled(
    attributes: dict[str, Any],
    blocks: dict[str, Any],
    sensitive: list[str],
    computed: list[str],
    unseen: Sequence[str] = (),
) -> Block:
    whole = {"a": attributes, "b": blocks, "c": sorted(computed), "s": sorted(sensitive), "w": sorted(unseen)}
    return {key: value for key, value in whole.items() if value}


def openstack() -> dict[str, Block]:
    """Type → block, out of openstack-kinds.json.gz."""
    types = json.loads(gzip.decompress((HERE / "openstack-kinds.json.gz").read_bytes()))
    return {type: assembled(kinds, type.removeprefix("openstack_"), "") for type, kinds in types.items()}


def assembled(kinds: Kinds, type: str, prefix: str) -> Block:
    """The block whose paths begin with the prefix."""
    told = {path.removeprefix(prefix): kind.split() for path, kind in kinds.items() if path.startswith(prefix)}
    told = {name: words for name, words in told.items() if "." not in name}
    own = {name: words[-1] for name, words in told.items()}
    inner = {name: assembled(kinds, type, f"{prefix}{name}.") for name, kind in own.items() if kind == "block"}
    return filled(
        {name: noted(kind, kinds, f"{prefix}{name}.") for name, kind in own.items() if name not in inner},
        {name: [nesting(f"{type}.{prefix}{name}"), each] for name, each in inner.items()},
        sensitive=[name for name in own if f"{type}.{prefix}{name}" in OPENSTACK_SENSITIVE.split()],
        computed=[name for name, words in told.items() if {"optional", "computed", "string"} <= set(words)],
    )


def nesting(path: str) -> str:
    if path.endswith(".timeouts"):
        return "single"
    return "set" if path in OPENSTACK_SETS.split() else "list"


def noted(kind: str, kinds: Kinds, prefix: str) -> Any:
    """`list(string)` as Terraform's JSON notes it; the attributes of an object stand below the prefix."""
    outer, bracket, inner = kind.partition("(")
    if bracket:
        return [outer, noted(inner[:-1], kinds, prefix)]
    if kind != "object":
        return kind
    attributes = {path.removeprefix(prefix): each for path, each in kinds.items() if path.startswith(prefix)}
    return ["object", {name: noted(each.split()[-1], kinds, "") for name, each in attributes.items()}]


def shared(whole: Block) -> Block:
    """A type's block, with `d`."""
    times = Counter(blocks_in(whole))
    places: dict[str, int] = {}
    written: list[Block] = []

    def outlined(each: Block) -> Block:
        inner = {name: [nesting, placed(below)] for name, (nesting, below) in sorted(each.get("b", {}).items())}
        return {**each, "b": inner} if inner else each

    def placed(each: Block) -> Block | int:
        key = dumped(each)
        if times[key] == 1:
            return outlined(each)
        if key not in places:
            written.append(outlined(each))
            places[key] = len(written) - 1
        return places[key]

    top = outlined(whole)
    return {**top, "d": written} if written else top


def blocks_in(whole: Block) -> Iterator[str]:
    """Every block below this one, as text."""
    for _, each in whole.get("b", {}).values():
        yield dumped(each)
        yield from blocks_in(each)


def dumped(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"), sort_keys=True)


def text(types: dict[str, Block]) -> str:
    """The file as it should be."""
    lines = [f"{dumped(type)}:{dumped(shared(types[type]))}" for type in sorted(types)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TABLES.mkdir(exist_ok=True)
    (TABLES / "openstack.json").write_text(text(openstack()), encoding="utf-8")
    for file in sys.argv[1:]:
        (TABLES / "aws.json").write_text(text(provided(Path(file).read_bytes())), encoding="utf-8")
