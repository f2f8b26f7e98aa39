"""Accounts that provider blocks name."""

from collections.abc import Iterable

from levelgate.model.value import Value


def one_account(settings: Iterable[Value]) -> Value:
    """The one account that settings of a provider block name: ids, or ARNs; None where they name none, or several."""
    named = {account for value in settings for account in _accounts(value)}
    return named.pop() if len(named) == 1 else None


def _accounts(value: Value) -> list[str]:
    texts = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
    return [text.split(":")[4] if text.startswith("arn:") and text.count(":") >= 5 else text for text in texts]
