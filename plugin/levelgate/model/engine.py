"""What became of Checkov in a run."""

from enum import StrEnum

import msgspec


class EngineStatus(StrEnum):
    """Whether Checkov gave evidence: it ran, had nothing to look at, was not there, was not wanted, or failed."""

    RAN = "ran"
    IDLE = "idle"
    ABSENT = "absent"
    OFF = "off"
    FAILED = "failed"


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """Checkov in a run: its version (empty where it did not run), how many checks were asked, how many answers came.

    `stale` are ids that the mapping names and this version does not know; they count for nothing. `detail` says why it
    failed.
    """

    status: EngineStatus
    version: str = ""
    checks: int = 0
    results: int = 0
    stale: tuple[str, ...] = ()
    detail: str = ""
