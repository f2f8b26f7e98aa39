"""What a field of a signed record or of the manifest may hold, as types that a conversion checks."""

from datetime import datetime
from typing import Annotated, TypeAlias

import msgspec

# Control and text-direction characters could make a report or a terminal show something else than what was signed.
_HIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"

Id = Annotated[str, msgspec.Meta(pattern=rf"\A[^\s{_HIDDEN}]{{1,300}}\Z")]
Line = Annotated[str, msgspec.Meta(pattern=rf"\A[^\n\t{_HIDDEN}]{{1,2000}}\Z")]
Prose = Annotated[str, msgspec.Meta(pattern=rf"\A[^{_HIDDEN}]{{1,8000}}\Z")]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
KeyId = Annotated[str, msgspec.Meta(pattern=r"\Asha256:[0-9a-f]{64}\Z")]
Level = Annotated[int, msgspec.Meta(ge=1, le=5)]
Count = Annotated[int, msgspec.Meta(ge=1, le=2**31)]
Scalar: TypeAlias = bool | int | float | str | None


def check_period(start: datetime, end: datetime) -> None:
    """Raise ValueError unless the half-open period `[start, end)` holds at least one moment."""
    if start >= end:
        raise ValueError("the period of validity is empty")
