"""Address and port reasoning for conditions: CIDR blocks and port ranges in, three-valued answers out."""

from ipaddress import ip_network

from levelgate.model.value import Truth, Unknown, Value

# NOTE: a range this wide takes in so much of the Internet that splitting 0.0.0.0/0 into halves is no way round a rule.
_WIDEST = {4: 8, 6: 16}
_ALL_PROTOCOLS = {"-1", "all", "any"}
_WITH_PORTS = {"tcp", "udp", "6", "17"}


def from_internet(value: Value) -> Truth:
    """Whether a CIDR block (or any of a list of them) takes in the Internet at large; not written means no."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, list):
        answers = [from_internet(item) for item in value]
        return True if True in answers else (None if None in answers else False)
    if not isinstance(value, str):
        return False
    try:
        network = ip_network(value, strict=False)
    except ValueError:
        return None
    return network.prefixlen <= _WIDEST[network.version] and not (network.prefixlen and network.is_private)


def opens(ports: list[tuple[int, int]], first: Value, last: Value, protocol: Value) -> Truth:
    """Whether a filter rule for `protocol` from port `first` to `last` lets any port of `ports` (ranges) through."""
    if isinstance(protocol, Unknown):
        return None
    name = str(protocol).lower()
    if name in _ALL_PROTOCOLS:
        return True
    if name not in _WITH_PORTS:
        return False
    if isinstance(first, Unknown) or isinstance(last, Unknown):
        return None
    low, high = _port(first, 0), _port(last, 65535)
    if low is None or high is None:
        return None
    return any(low <= end and start <= high for start, end in ports)


def _port(value: Value, otherwise: int) -> int | None:
    if value is None:
        return otherwise
    try:
        return int(value)  # type: ignore[arg-type]  # int() itself says whether the value will do
    except (TypeError, ValueError):
        return None
