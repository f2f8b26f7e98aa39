"""Address and port reasoning for conditions: CIDR blocks and port ranges in, three-valued answers out."""

from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TypeAlias

from levelgate.model.value import Truth, Value, some

Network: TypeAlias = IPv4Network | IPv6Network

# NOTE: a range this wide takes in so much of the Internet that splitting 0.0.0.0/0 into halves is no way round a rule.
_WIDEST = {4: 8, 6: 16}
# Nobody on the Internet has such an address: IANA's special-purpose registries, as far as they are this wide.
_ELSEWHERE = [ip_network(block) for block in ("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "240.0.0.0/4")] + [
    ip_network(block) for block in ("fc00::/7", "fe80::/10", "ff00::/8")
]
_ALL_PROTOCOLS = {"-1", "all", "any"}
_WITH_PORTS = {"tcp", "udp", "6", "17"}
_WITHOUT_PORTS = {"icmp", "icmpv6", "ah", "esp", "gre", "igmp", "ospf", "pim", "vrrp", "sctp", "dccp", "ipip"}


def from_internet(value: Value) -> Truth:
    """Whether a CIDR block (or any of a list of them) takes in the Internet at large; not written means no."""
    if isinstance(value, list):
        return some([from_internet(item) for item in value])
    if value is None or value == "":
        return False
    if not isinstance(value, str):
        return None
    try:
        network = ip_network(value, strict=False)
    except ValueError:
        return None
    return network.prefixlen <= _WIDEST[network.version] and not any(_within(network, block) for block in _ELSEWHERE)


def _within(network: Network, block: Network) -> bool:
    return network.version == block.version and network.subnet_of(block)  # type: ignore[arg-type]  # same version


def opens(ports: list[tuple[int, int]], first: Value, last: Value, protocol: Value) -> Truth:
    """Whether a filter rule for `protocol` from port `first` to `last` lets any port of `ports` (ranges) through."""
    if isinstance(protocol, bool) or not isinstance(protocol, (str, int)):
        return None
    name = str(protocol).lower()
    if name in _ALL_PROTOCOLS:
        return True
    if name not in _WITH_PORTS:
        return False if name.isdecimal() or name in _WITHOUT_PORTS else None
    low, high = _port(first, 0), _port(last, 65535)
    if low is None or high is None:
        return None
    return any(low <= end and start <= high for start, end in ports)


def _port(value: Value, otherwise: int) -> int | None:
    if value is None:
        return otherwise
    try:
        return int(value)  # type: ignore[arg-type]  # int() itself says whether the value will do
    except (OverflowError, TypeError, ValueError):
        return None
