"""Closing what must not be shown: sensitive strings and a text in, the text without them out."""

import re
from collections.abc import Iterable

import msgspec

from levelgate.model.value import Token

_SHORTEST = 4


class Secrets:
    """Sensitive strings that no report may contain.

    A short one (under 4 characters) is hidden only where it is the whole value: hiding every `3` would hide the report.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        self._whole = frozenset(secrets)
        written = {form for one in self._whole if len(one) >= _SHORTEST for form in (one, _escaped(one))}
        longer = sorted(written, key=lambda form: (-len(form), form))
        self._inside = re.compile("|".join(map(re.escape, longer))) if longer else None

    def hide(self, text: str) -> str:
        """`text` without any secret."""
        if text in self._whole:
            return Token.SENSITIVE
        return self._inside.sub(Token.SENSITIVE, text) if self._inside else text

    def hide_key(self, address: str) -> str:
        """An address without a secret in an instance key; names of blocks are chosen in the open."""
        if self._inside is None or "[" not in address:
            return address
        head, bracket, rest = address.partition("[")
        return head + bracket + self.hide(rest)


def _escaped(secret: str) -> str:
    # How a string stands inside an instance key, or inside JSON text.
    return msgspec.json.encode(secret.encode("utf-8", "replace").decode()).decode()[1:-1]
