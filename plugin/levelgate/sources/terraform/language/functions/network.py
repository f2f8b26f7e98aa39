"""Functions of IP networks: PLAIN, as in the package's docstring.

Source: https://developer.hashicorp.com/terraform/language/functions (IP network functions);
cidrcontains: https://opentofu.org/docs/language/functions/cidrcontains/
"""

import ipaddress
import re
from typing import Any

from levelgate.sources.terraform.language.functions.arguments import room, whole
from levelgate.sources.terraform.language.primitives import Unsupported, number, text
from levelgate.sources.terraform.language.values import LanguageError, List

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
# The most by which one call lengthens a prefix.
_MAX_BITS = 32


def cidrhost(prefix: Any, host: Any) -> str:
    """The address with this number in the network; a negative number counts from its end."""
    found, wanted = _network(text(prefix)), _integer(host)
    size = found.num_addresses
    if not -(2**62) < wanted < 2**62:
        raise Unsupported("a host number of more than 64 bits")
    if not -size <= wanted < size:
        raise LanguageError("the network has no host of this number")
    return str(found[wanted])


def cidrnetmask(prefix: Any) -> str:
    found = _network(text(prefix))
    if found.version == 6:
        raise LanguageError("an IPv6 network has no netmask")
    return str(found.netmask)


def cidrsubnet(prefix: Any, bits: Any, which: Any) -> str:
    found, longer, wanted = _network(text(prefix)), whole(bits), _integer(which)
    if longer < 0 or wanted < 0:
        raise Unsupported("a negative number of bits or networks")
    if found.prefixlen + longer > found.max_prefixlen:
        raise LanguageError("the network has not enough bits left")
    if wanted >> longer:
        raise LanguageError("the network has no subnet of this number")
    return _subnet(found, found.prefixlen + longer, wanted << (found.max_prefixlen - found.prefixlen - longer))


def cidrsubnets(prefix: Any, *bits: Any) -> List:
    """Subnets of these sizes, one after the other, each at its first possible place."""
    room(items=len(bits))
    if bits and not int(_network(text(prefix)).network_address):
        raise Unsupported("Terraform looks for the place before the first address there is")
    found, offset, result = _network(text(prefix)), 0, List()
    for longer in map(whole, bits):
        length = _lengthened(found, longer)
        size: int = 1 << (found.max_prefixlen - length)
        start = -(-offset // size) * size
        offset = start + size
        if offset > found.num_addresses:
            raise LanguageError("the network has not enough addresses left")
        result.append(_subnet(found, length, start))
    return result


def cidrcontains(prefix: Any, other: Any) -> bool:
    """Whether the network contains the other network or address."""
    found, written = _network(text(prefix)), text(other)
    inside = _network(written if "/" in written else f"{written}/{128 if ':' in written else 32}")
    if found.version != inside.version:
        raise LanguageError("networks of two versions of IP")
    return inside.network_address in found and inside.broadcast_address in found


def _lengthened(found: Network, longer: int) -> int:
    if not 1 <= longer <= _MAX_BITS or found.prefixlen + longer > found.max_prefixlen:
        raise LanguageError("not a number of bits that this network can be lengthened by")
    return found.prefixlen + longer


def _subnet(found: Network, length: int, offset: int) -> str:
    return f"{found.network_address + offset}/{length}"


def _network(written: str) -> Network:
    """The network of an address and a prefix length; bits of hosts are dropped, as Terraform does."""
    address, slash, length = written.partition("/")
    if not slash or not re.fullmatch(r"\d{1,3}", length, re.ASCII) or "%" in address:
        raise LanguageError("not a network in CIDR notation")
    try:
        found = ipaddress.ip_network((_address(address), int(length)), strict=False)
    except ValueError:
        raise LanguageError("not a network in CIDR notation") from None
    if isinstance(found, ipaddress.IPv6Network) and found.overlaps(_MAPPED) and found.prefixlen > 64:
        raise Unsupported("Terraform writes these addresses in a way of its own")
    return found


def _address(written: str) -> str:
    # Terraform reads 010 as ten, which the standard library refuses.
    return _LEADING_ZEROS.sub("", written) if ":" not in written else written


def _integer(value: Any) -> int:
    found = number(value)
    if not isinstance(found, int):
        raise LanguageError("a whole number is required")
    return found
