"""Whether rules are sound: area files in, the first thing that is wrong with them raised, with its `file:line`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from levelgate.checks.conditions import compile_condition
from levelgate.checks.nodes import Context
from levelgate.checks.world import World
from levelgate.errors import MappingError, UsageError, nearest
from levelgate.mapping import platforms, protections
from levelgate.mapping.document import Document, Path
from levelgate.mapping.extension import AreaFile
from levelgate.mapping.protections import ParameterSpec
from levelgate.mapping.reads import reads
from levelgate.mapping.terms import Terms, written_out
from levelgate.model.rule import Rule

# The attribute paths of each type, as its provider's schema has them.
Schema = Mapping[str, frozenset[str]]
_PARTS = ("subjects", "assert", "exists", "when")
_SAMPLES: dict[str, Any] = {"integer": 1, "boolean": True, "list": ()}


def verify(files: Iterable[AreaFile], taken: Iterable[str], schema: Schema | None = None) -> None:
    """Check every rule of area files against the language, the protections, and the schema where one is given.

    `taken` are ids that no rule may bear. Raises UsageError (RULE_INVALID).
    """
    files, ids = list(files), set(taken)
    terms = {file.platform: dict(_given(file.platform)) for file in files}
    for file in files:
        terms[file.platform] |= file.area.terms
    for file in files:
        for index, rule in enumerate(file.area.rules):
            place = ("rules", index)
            _identity(rule, ids, file.document, place)
            _language(rule, terms[file.platform], file.document, place)
            if schema is not None:
                _attributes(rule, terms[file.platform], schema, file.document, place)
            ids.add(rule.id)


def _given(platform: str) -> Terms:
    """The terms that the gate's own knowledge gives a platform; none where that itself is what is verified."""
    try:
        return platforms.terms(platform) if any(one.id == platform for one in platforms.platforms()) else {}
    except MappingError:
        return {}


def _identity(rule: Rule, ids: set[str], document: Document, place: Path) -> None:
    if rule.id in ids:
        raise _wrong(f"there is a rule {rule.id!r} already", document, (*place, "id"), "give it another id")
    known = protections.protections()
    if rule.protection not in known:
        what = f"there is no protection {rule.protection!r}"
        raise _wrong(what, document, (*place, "protection"), nearest(rule.protection, known))
    if bool(rule.exists) == bool(rule.subjects) or bool(rule.subjects) != bool(rule.assertion):
        raise _wrong("a rule has either subjects with assert, or exists", document, place, "see docs/rules.md")


def _language(rule: Rule, terms: Terms, document: Document, place: Path) -> None:
    specs = protections.parameters(rule.protection)
    context = Context(World((), whole=True), {}, {name: _sample(spec) for name, spec in specs.items()})
    for part, condition in _conditions(rule).items():
        if condition is None:
            continue
        try:
            compile_condition(written_out(condition, terms), context)
        except MappingError as problem:
            where = _named(problem.what, document, (*place, part))
            raise _wrong(problem.what, document, where, problem.help or "see docs/rules.md") from None
        except (AttributeError, KeyError, TypeError, ValueError, re.error) as problem:
            what = f"a word has a body of another shape than the language gives it ({problem})"
            raise _wrong(what, document, (*place, part), "see docs/rules.md") from None


def _conditions(rule: Rule) -> dict[str, Any]:
    where = rule.subjects.where if rule.subjects else None
    return dict(zip(_PARTS, (where, rule.assertion, rule.exists, rule.when), strict=True))


def _sample(spec: ParameterSpec) -> Any:
    return spec.default if spec.default is not None else _SAMPLES.get(spec.type, "a")


def _attributes(rule: Rule, terms: Terms, schema: Schema, document: Document, place: Path) -> None:
    for type, path in reads(platforms.spoken(rule, terms)):
        if type not in schema:
            where = _named(f"{type!r}", document, place)
            raise _wrong(f"there is no resource type {type!r}", document, where, nearest(type, schema))
        if path and path not in schema[type]:
            where = _named(f"{path!r}", document, place)
            raise _wrong(f"{type} has no attribute {path!r}", document, where, nearest(path, schema[type]))


def _wrong(what: str, document: Document, place: Path, help: str) -> UsageError:
    return UsageError("RULE_INVALID", what, where=document.where(place), help=help)


def _named(what: str, document: Document, place: Path) -> Path:
    """Where what `what` quotes stands: below `place`, else in a term, else `place` itself."""
    quoted = re.search(r"'([^']+)'", what)
    found = [*document.naming(quoted[1], place), *document.naming(quoted[1], ("terms",))] if quoted else []
    return found[0] if found else place
