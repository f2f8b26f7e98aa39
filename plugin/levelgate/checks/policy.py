"""IAM policy documents: the JSON of a policy in, its statements in one plain shape out.

Source: AWS IAM User Guide, "IAM JSON policy elements reference".
"""

from levelgate.model.value import Token, Unknown, Value

UNREADABLE = Unknown(Token.UNREADABLE)

_LISTS = ("Action", "NotAction", "Resource", "NotResource")


def statements(document: Value) -> Value:
    """Normalise a decoded policy document.

    Out: a list of dicts with `Effect`; `Action`, `NotAction`, `Resource`, `NotResource` as lists of strings;
    `Principal` and `NotPrincipal` as lists of strings (`*`, an ARN or account, else `Kind:value`);
    `Condition` as given; `conditioned`, whether there is a non-empty condition.
    What has not the shape of a policy is `UNREADABLE`: it must not pass for one that allows nothing.
    """
    found = document.get("Statement") if isinstance(document, dict) else None
    items = found if isinstance(found, list) else [found]
    plain = [_statement(item) for item in items if isinstance(item, dict)]
    return plain if len(plain) == len(items) else UNREADABLE


def _statement(raw: dict[str, Value]) -> dict[str, Value]:
    plain: dict[str, Value] = {name: _listed(raw.get(name)) for name in _LISTS}
    plain["Effect"] = raw.get("Effect")
    plain["Principal"] = _principals(raw.get("Principal"))
    plain["NotPrincipal"] = _principals(raw.get("NotPrincipal"))
    plain["Condition"] = raw.get("Condition") or {}
    plain["conditioned"] = bool(raw.get("Condition"))
    return plain


def _listed(value: Value) -> list[Value]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _principals(value: Value) -> list[Value]:
    if not isinstance(value, dict):
        return _listed(value)
    return [_principal(kind, item) for kind, items in value.items() for item in _listed(items)]


def _principal(kind: str, item: Value) -> Value:
    return item if kind == "AWS" or item == "*" else f"{kind}:{item}"
