"""Which Checkov the gate works with. What is known against some of its versions stands in mappings/checkov.yaml."""

from levelgate.mapping.checkov import Weakness, weaknesses

PINNED = "3.3.30"
# From this version on, and before that one. Older ones link resources of modules otherwise than the worker does, and
# known weaknesses of many of them let a scanned file run code, print keys or read where it should not.
OLDEST = "3.3.28"
TOO_NEW = "3.5.0"


def against(version: str) -> list[Weakness]:
    """What is known against a version."""
    return [one for one in weaknesses() if _number(version) < _number(one.mended)]


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
