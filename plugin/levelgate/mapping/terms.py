"""Terms: conditions of a platform that have a name. A condition with `is` in, the same with the terms written out."""

from collections.abc import Mapping
from typing import Any

from levelgate.errors import MappingError, nearest
from levelgate.model.rule import Condition

Terms = Mapping[str, Condition]


def written_out(condition: Any, terms: Terms, within: tuple[str, ...] = ()) -> Any:
    """The condition with every `is: name` (or list of names) as `is: {name: condition}`, from `terms`.

    Raises MappingError (RULE_INVALID) for a term that there is not, and for one that stands within itself.
    """
    if isinstance(condition, list):
        return [written_out(item, terms, within) for item in condition]
    if not isinstance(condition, Mapping):
        return condition
    return {
        word: _named(body, terms, within) if word == "is" else written_out(body, terms, within)
        for word, body in condition.items()
    }


def _named(body: Any, terms: Terms, within: tuple[str, ...]) -> dict[str, Any]:
    return {str(name): _term(str(name), terms, within) for name in (body if isinstance(body, list) else [body])}


def _term(name: str, terms: Terms, within: tuple[str, ...]) -> Any:
    if name not in terms:
        raise MappingError("RULE_INVALID", f"there is no term {name!r}", help=nearest(name, terms))
    if name in within:
        raise MappingError("RULE_INVALID", f"the term {name!r} stands within itself", help="write one of them out")
    return written_out(terms[name], terms, (*within, name))
