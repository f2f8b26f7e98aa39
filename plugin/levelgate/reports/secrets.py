"""Closing what must not be shown: sensitive strings and a text in, the text without them out."""

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
        self._inside = {form for one in self._whole if len(one) >= _SHORTEST for form in (one, _escaped(one))}
        # How long the secrets are that begin alike: a plan may hold ten thousand, and every text is searched for all.
        lengths: dict[str, set[int]] = {}
        for form in self._inside:
            lengths.setdefault(form[:_SHORTEST], set()).add(len(form))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        # Values repeat: ten thousand resources fail a rule in a handful of ways.
        self._hidden: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """`text` without any secret."""
        if text not in self._hidden:
            self._hidden[text] = Token.SENSITIVE if text in self._whole else self._searched(text)
        return self._hidden[text]

    def _searched(self, text: str) -> str:
        parts, at, seen = [], 0, 0
        while self._lengths and at + _SHORTEST <= len(text):
            length = self._secret_at(text, at)
            if length:
                parts += [text[seen:at], Token.SENSITIVE]
                seen = at + length
            at += length or 1
        return "".join(parts) + text[seen:]

    def _secret_at(self, text: str, at: int) -> int:
        """The length of the longest secret that starts there, or 0."""
        lengths = self._lengths.get(text[at : at + _SHORTEST], ())
        return next((length for length in lengths if text[at : at + length] in self._inside), 0)

    def hide_key(self, address: str) -> str:
        """An address without a secret in an instance key; names of blocks are chosen in the open."""
        if not self._inside or "[" not in address:
            return address
        head, bracket, rest = address.partition("[")
        return head + bracket + self.hide(rest)


def _escaped(secret: str) -> str:
    # How a string stands inside an instance key, or inside JSON text.
    return msgspec.json.encode(secret.encode("utf-8", "replace").decode()).decode()[1:-1]
