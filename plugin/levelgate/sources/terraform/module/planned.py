"""What a plan shows of a written value, where a provider plans another than is written: value in, planned value out.

Providers of the older kind keep a place for what they will be told, drop what is empty, and rewrite some texts.
Source: plans; tests/sources/terraform/source/cases holds each against Terraform.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.language.values import List, Map, Set, all_marks, first_unknown, marked, unmarked
from levelgate.sources.terraform.module.rewrites import rewritten
from levelgate.sources.terraform.module.schema import Block, Type

_PRIMITIVES = ("string", "number", "bool")


class Beside(NamedTuple):
    """An attribute of the same block, and the values of it beside which another attribute counts."""

    name: str
    values: tuple[Any, ...]


_APPLICATION = Beside("load_balancer_type", (None, "application"))
_NETWORK = Beside("load_balancer_type", ("network", "gateway"))
_ENABLED = Beside("enabled", (True,))
_WITH_MASTER = Beside("dedicated_master_enabled", (True,))
_BALANCERS, _SEARCH = ("aws_alb", "aws_lb"), ("aws_elasticsearch_domain", "aws_opensearch_domain")
_GROUPS = {
    (
        _APPLICATION,
        _BALANCERS,
    ): "client_keep_alive desync_mitigation_mode drop_invalid_header_fields enable_http2"
    " enable_tls_version_and_cipher_suite_headers enable_waf_fail_open enable_xff_client_port idle_timeout"
    " preserve_host_header xff_header_processing_mode",
    (_NETWORK, _BALANCERS): "dns_record_client_routing_policy enable_cross_zone_load_balancing",
    (_ENABLED, _BALANCERS): "bucket prefix",
    (_WITH_MASTER, _SEARCH): "dedicated_master_count dedicated_master_type",
}
# Attributes that count only beside certain values of another one; otherwise they are planned as not written.
_BESIDE: Mapping[tuple[str, str], Beside] = {
    (type, name): beside for (beside, types), names in _GROUPS.items() for type in types for name in names.split()
}


def planned(type: str, name: str, value: Any, block: Block, beside: Callable[[str], Any]) -> Any:
    """The planned value of the attribute `name` of a resource, or of one of its nested blocks; None where it is unset.

    `beside` gives another attribute of the same block by its name.
    """
    found, marks = unmarked(value)
    kind = block.attributes.get(name)
    if name in block.unseen or found is None or (found == "" and name in block.computed) or _is_empty(found, kind):
        return None
    if isinstance(found, (Map, List)) and isinstance(kind, list) and kind[1] in _PRIMITIVES and first_unknown(found):
        # Of a collection with an unknown value nothing is planned yet.
        return marked(first_unknown(found), marks | all_marks(found))
    if (type, name) in _BESIDE:
        counts = _counts(_BESIDE[type, name], beside)
        return marked(UNDECIDED, marks) if counts is None else value if counts else None
    return marked(rewritten(type, name, found), marks)


def _is_empty(value: Any, kind: Type | None) -> bool:
    """Whether the value is an empty collection of texts, numbers or bools, or a map of nulls."""
    if not isinstance(kind, list) or kind[1] not in _PRIMITIVES:
        return False
    if isinstance(value, (list, Set)):
        return not value
    return isinstance(value, Map) and all(unmarked(each)[0] is None for each in value.values())


def _counts(beside: Beside, of: Callable[[str], Any]) -> bool | None:
    """Whether the attribute counts; None where that is not known."""
    other = unmarked(of(beside.name))[0]
    return None if isinstance(other, Unknown) else other in beside.values
