"""What a provider makes of a written value while it plans: value in, planned value out; unknown where that is not sure.

Providers of the older kind change what is written: they hash start-up scripts, name protocols, drop what is empty.
Source: the providers' documentation and plans; tests/sources/terraform/source/cases holds each against Terraform.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.language.values import Map, marked, unmarked
from levelgate.sources.terraform.module.schema import Block

_PROTOCOLS = {"1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6", "all": "-1", "-1": "-1"}
_NAMED = ("icmp", "icmpv6", "tcp", "udp")


def planned(type: str, name: str, value: Any, block: Block) -> Any:
    """The value of the attribute `name` of a resource or of one of its nested blocks; None where it counts as unset."""
    if name in block.unseen:
        return None
    found, marks = unmarked(value)
    if found == "" and name in block.computed:
        return None
    if isinstance(found, Map) and block.attributes.get(name, "")[:1] == ["map"]:
        return value if any(unmarked(each)[0] is not None for each in found.values()) else None
    rewrite = _REWRITES.get((type, name)) or _REWRITES.get((type.partition("_")[0], name))
    return marked(rewrite(found), marks) if rewrite and isinstance(found, str) else value


def _protocol(text: str) -> Any:
    word = text.lower()
    return _PROTOCOLS.get(word, word if word in _NAMED else UNDECIDED)


def _script(text: str) -> str:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        content = text.encode()
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _document(text: str) -> Any:
    # An empty policy is planned as none at all.
    return UNDECIDED if text.strip() in ("{}", "") else text


_REWRITES: Mapping[tuple[str, str], Callable[[str], Any]] = {
    ("aws", "assume_role_policy"): _document,
    ("aws", "policy"): _document,
    ("aws_default_security_group", "protocol"): _protocol,
    ("aws_instance", "user_data"): _script,
    ("aws_launch_configuration", "user_data"): _script,
    ("aws_security_group", "protocol"): _protocol,
    ("aws_security_group_rule", "protocol"): _protocol,
    ("aws_spot_instance_request", "user_data"): _script,
    ("openstack_compute_instance_v2", "user_data"): _script,
}
