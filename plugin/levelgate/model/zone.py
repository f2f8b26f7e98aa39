"""The zone and address plan of a system."""

from typing import NamedTuple

from levelgate.model.resource import Resource
from levelgate.model.value import Truth


class ZoneRow(NamedTuple):
    """One resource of the plan, in one of its zones.

    `zone` is empty where it lies in none, `Token.AFTER_APPLY` where that is open. `private` and `public` are its
    addresses and ranges, or tokens. `routed` says whether it is a network to which there are routes; `reached` then
    whether the Internet has one, None where that is open.
    """

    zone: str
    resource: Resource
    private: tuple[str, ...]
    public: tuple[str, ...]
    routed: bool
    reached: Truth
