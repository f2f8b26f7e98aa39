"""Which Checkov the gate works with, and what is known against some of its versions."""

from typing import NamedTuple

PINNED = "3.3.30"
# From this version on, and before that one. Known weaknesses of older ones let a scanned file run code, print keys or
# write where it should not.
OLDEST = "3.3.25"
TOO_NEW = "3.5.0"


class Weakness(NamedTuple):
    """A published weakness of Checkov: since when it is mended, what it is, and why the worker is not reached by it."""

    id: str
    mended: str
    what: str
    why_not_here: str


WEAKNESSES = (
    Weakness("CVE-2025-2180", "3.2.415", "code of a scanned Terraform file runs", ""),
    Weakness("CVE-2025-2181", "3.2.449", "access keys in the clear in its output", ""),
    Weakness("CVE-2026-0311", "3.2.533", "requests to where a scanned file says", ""),
    Weakness("CVE-2026-0312", "3.3.25", "paths that leave the folder", ""),
    Weakness(
        "CVE-2026-0323",
        "3.4.2",
        "requests to where a scanned file says",
        "the worker loads nothing that makes requests, and gives Checkov no file to read",
    ),
)


def number(version: str) -> tuple[int, ...]:
    """A version's numbers, for comparing: `3.3.30` gives (3, 3, 30); what is no number ends it."""
    found = []
    for part in version.split("."):
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)


def supported(version: str) -> bool:
    """Whether the worker may run this version."""
    return number(OLDEST) <= number(version) < number(TOO_NEW)


def against(version: str) -> list[Weakness]:
    """What is known against a version."""
    return [one for one in WEAKNESSES if number(version) < number(one.mended)]
