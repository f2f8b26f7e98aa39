"""Values of a definition, where *unknown* is a value, and three-valued truth."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec


class Unknown(msgspec.Struct, frozen=True):
    """A value that is written in the definition but not known yet; `reason` is one of the tokens below.

    `where` is `file:line` of what is not known, where the source shows it.
    """

    reason: str
    where: str = ""


class Token:
    """Words that stand in a report where there is no value to show; `reports.texts` translates them."""

    AFTER_APPLY = "(known after apply)"
    DATA = "(read while planning)"
    NO_VALUE = "(variable without a value)"
    NOT_READ = "(in a module that was not read)"
    UNDECIDED = "(not evaluated)"
    UNSET = "(unset)"
    ABSENT = "(absent)"
    PRESENT = "(present)"
    SENSITIVE = "(sensitive)"
    UNCERTAIN_LINK = "(link not certain)"
    UNREADABLE = "(unreadable)"
    UNSEEN = "(not shown by the definition)"
    NOT_RUN = "(Checkov did not run)"


AFTER_APPLY = Unknown(Token.AFTER_APPLY)

Value: TypeAlias = bool | int | float | str | Unknown | Sequence["Value"] | Mapping[str, "Value"] | None

# Three-valued truth: None is "unknown". A plain bool | None keeps the evaluator's inner loop free of objects.
Truth: TypeAlias = bool | None


def every(truths: Sequence[Truth]) -> Truth:
    """Strong Kleene conjunction: one False decides, else one unknown, else True (also for no operand)."""
    if False in truths:
        return False
    return None if None in truths else True


def some(truths: Sequence[Truth]) -> Truth:
    """Strong Kleene disjunction: one True decides, else one unknown, else False (also for no operand)."""
    if True in truths:
        return True
    return None if None in truths else False


def opposite(truth: Truth) -> Truth:
    """Negation; unknown stays unknown."""
    return None if truth is None else not truth
