"""Terms: conditions of a platform that have a name. A condition with `is` in, the same with the terms written out."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from levelgate.errors import MappingError
from levelgate.model.rule import Condition

Terms = Mapping[str, Condition]


def written_out(condition: Any, terms: Terms, within: tuple[str, ...] = ()) -> Any:
    """The condition with every `is: name` (or list of names) replaced by what `terms` holds.

    Raises MappingError (RULE_INVALID) for a term that there is not, and for one that stands within itself.
    """
    if isinstance(condition, list):
        return [written_out(item, terms, within) for item in condition]
    if not isinstance(condition, Mapping):
        return condition
    rest = {word: written_out(body, terms, within) for word, body in condition.items() if word != "is"}
    if "is" not in condition:
        return rest
    names = condition["is"] if isinstance(condition["is"], list) else [condition["is"]]
    parts = [_term(str(name), terms, within) for name in names] + ([rest] if rest else [])
    return parts[0] if len(parts) == 1 else {"all": parts}


def _term(name: str, terms: Terms, within: tuple[str, ...]) -> Any:
    if name not in terms:
        near = ", ".join(get_close_matches(name, terms, n=1) or sorted(terms)) or "none"
        raise MappingError("RULE_INVALID", f"there is no term {name!r}", help=f"known: {near}")
    if name in within:
        raise MappingError("RULE_INVALID", f"the term {name!r} stands within itself", help="write one of them out")
    return written_out(terms[name], terms, (*within, name))
