"""The refusal of one record, as an error on its way to becoming an entry among the papers."""

import re

from levelgate.errors import Exit, LevelgateError

MAX_LENGTH = 300
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class RecordError(LevelgateError):
    """A record that does not count: `code` is stable, `what` says why in a sentence, `where` is the file.

    Ends `levelgate record verify` with 1; the store turns it into a `Refusal` instead.
    """

    exit = Exit.BLOCKED


def printable(text: str) -> str:
    """A sentence that quotes a file nobody vouches for, without control characters and at most 300 letters long."""
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)[:MAX_LENGTH]
