"""The clock: the only place where a run learns what time it is."""

from datetime import UTC, datetime

from levelgate.errors import UsageError


def moment(as_of: str | None) -> datetime:
    """The time to judge at: `as_of` (`YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`, UTC), else now; whole seconds.

    Raises UsageError (USAGE) when `as_of` is neither.
    """
    if as_of is None:
        return datetime.now(UTC).replace(microsecond=0)
    for form in ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"):
        try:
            return datetime.strptime(as_of, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise UsageError("USAGE", f"not a time: {as_of[:40]!r}", help="write --as-of 2026-12-01 or 2026-12-01T00:00:00Z")
