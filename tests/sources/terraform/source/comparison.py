"""What the reader of a source found, held against what Terraform planned: every value equal, or unknown.

Equal means: the same value, where texts that are both JSON are compared as JSON (providers write a policy anew), and
sets in any order. What the source does not write is left to the provider, whatever the plan shows there.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from levelgate.model.resource import Definition, Resource
from levelgate.model.value import Unknown
from levelgate.sources.collect import collect
from levelgate.sources.terraform.given import Given
from levelgate.sources.terraform.module import schema
from levelgate.sources.terraform.module.bodies import META_ARGUMENTS, META_BLOCKS, kind_of
from levelgate.sources.terraform.module.parsed import body_of

CASES = Path(__file__).parent / "cases"
Json = dict[str, Any]


class Tally(NamedTuple):
    """Counts of values that the source writes, and what was wrong, as `address path: source, plan`.

    `known` were found equal; `open` are unknown to both; `missed` are unknown here, although the plan knows them.
    """

    known: list[str]
    open: list[str]
    missed: list[str]
    wrong: list[str]


def definition(case: Path) -> Definition:
    """The reading of a case's source, with the values that its case.json gives."""
    return collect((str(case),), None, given(case))


def given(case: Path) -> Given:
    """The values that a case's case.json gives."""
    file = case / "case.json"
    wanted: Json = json.loads(file.read_bytes()) if file.exists() else {}
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in wanted.get("vars", {}).items()}
    return Given(
        wanted.get("env", {}),
        tuple(case / name for name in wanted.get("var_files", ())),
        tuple(f"{name}={text}" for name, text in texts.items()),
    )


def compared(found: Definition, planned: Sequence[Json]) -> Tally:
    """Hold a reading against the resources of a plan."""
    tally = Tally([], [], [], [])
    ours = {one.address: one for one in found.resources}
    theirs = {one["address"]: one for one in planned if one["mode"] == "managed"}
    # Where it is not known how many there are, none is shown: the reading says so in its problems.
    uncounted = any(problem.code == "SOURCE_COUNT" for problem in found.problems)
    tally.wrong.extend(f"{address} is not in the plan" for address in ours.keys() - theirs.keys())
    tally.wrong.extend(f"{address} is missing" for address in theirs.keys() - ours.keys() if not uncounted)
    for address in ours.keys() & theirs.keys():
        plan, one = theirs[address], ours[address]
        block = schema.of(plan["provider_name"], plan["type"])
        if (one.type, one.provider) != (plan["type"], plan["provider_name"]):
            tally.wrong.append(f"{address} is of another type or provider: {one.type} {one.provider}")
        for name, value in one.attributes.items():
            mark = plan["after_unknown"].get(name, False) if isinstance(plan["after_unknown"], dict) else True
            _compare(value, plan["values"].get(name), mark, _type(block, name), f"{address} {name}", tally)
    return tally


def _type(block: schema.Block | None, name: str) -> Any:
    """An attribute's type; a nested block's as a type of objects."""
    if block is None:
        return None
    if name in block.attributes:
        return block.attributes[name]
    nested = block.blocks.get(name)
    inner = ["object", {each: _type(nested.block, each) for each in _names(nested.block)}] if nested else None
    return [nested.nesting, inner] if nested and nested.nesting in ("list", "set") else inner


def _names(block: schema.Block) -> list[str]:
    return [*block.attributes, *block.blocks]


def _compare(ours: Any, theirs: Any, mark: Any, type: Any, where: str, tally: Tally) -> None:
    if isinstance(ours, Unknown):
        (tally.missed if mark is not True and theirs is not None else tally.open).append(where)
    elif ours is None:
        # An attribute that is not written; inside a value without a schema it is null, and must be so in the plan.
        tally.wrong.extend([f"{where}: null, {theirs!r}"] if type is None and theirs is not None else [])
    elif mark is True:
        tally.wrong.append(f"{where}: {ours!r}, unknown in the plan")
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        _objects(ours, theirs, mark, type, where, tally)
    elif isinstance(ours, list) and isinstance(theirs, list):
        _lists(ours, theirs, mark, type, where, tally)
    elif _same(ours, theirs):
        tally.known.append(where)
    else:
        tally.wrong.append(f"{where}: {ours!r}, {theirs!r}")


def _objects(ours: Json, theirs: Json, mark: Any, type: Any, where: str, tally: Tally) -> None:
    for name, value in ours.items():
        inner = mark.get(name, False) if isinstance(mark, dict) else False
        _compare(value, theirs.get(name), inner, _below(type, name), f"{where}.{name}", tally)
    if type in (None, "dynamic") or type[0] == "map":
        more = [name for name in theirs if name not in ours and theirs[name] is not None]
        tally.wrong.extend(f"{where}.{name} is missing" for name in more)


def _lists(ours: list[Any], theirs: list[Any], mark: Any, type: Any, where: str, tally: Tally) -> None:
    marks = mark if isinstance(mark, list) else [False] * len(theirs)
    padded = theirs + [None] * (len(marks) - len(theirs))
    marks = marks + [False] * (len(padded) - len(marks))
    inner = type[1] if isinstance(type, list) and type[0] in ("list", "set") else None
    if len(ours) != len(padded):
        if any(isinstance(one, Unknown) for one in ours):
            tally.missed.append(where)
        else:
            tally.wrong.append(f"{where}: {len(ours)} items, {len(padded)} in the plan")
        return
    # Of a value without a type the plan does not tell whether it is a set; texts and numbers it sorts.
    loose = type in (None, "dynamic") and all(isinstance(one, (dict, list)) for one in ours)
    if loose or (isinstance(type, list) and type[0] == "set"):
        padded, marks = _arranged(ours, padded, marks, inner)
    for i, (one, other, each) in enumerate(zip(ours, padded, marks, strict=True)):
        _compare(one, other, each, inner, f"{where}[{i}]", tally)


def _arranged(ours: list[Any], theirs: list[Any], marks: list[Any], type: Any) -> tuple[list[Any], list[Any]]:
    """The plan's items of a set, each where its equal stands in ours, if it has one."""
    left = list(zip(theirs, marks, strict=True))
    chosen: dict[int, Any] = {}
    # One that is unknown fits many: it gets what the others leave.
    for i in sorted(range(len(ours)), key=lambda i: "Unknown(" in repr(ours[i])):
        fits = [place for place, (other, mark) in enumerate(left) if not _wrong(ours[i], other, mark, type)]
        chosen[i] = left.pop(fits[0] if fits else 0)
    return [chosen[i][0] for i in range(len(ours))], [chosen[i][1] for i in range(len(ours))]


def _wrong(ours: Any, theirs: Any, mark: Any, type: Any) -> bool:
    tally = Tally([], [], [], [])
    _compare(ours, theirs, mark, type, "", tally)
    return bool(tally.wrong)


def _below(type: Any, name: str) -> Any:
    if isinstance(type, list) and type[0] == "object":
        return type[1].get(name)
    return type[1] if isinstance(type, list) and type[0] == "map" else None


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, bool) is not isinstance(theirs, bool):
        return False
    return bool(ours == theirs) or (isinstance(ours, str) and isinstance(theirs, str) and _json(ours) == _json(theirs))


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text.lstrip()[:1] in ("{", "[") else text
    except ValueError:
        return text


def dropped(found: Definition, planned: Sequence[Json]) -> list[str]:
    """What a resource's block writes and the plan shows, but the reading has not at all."""
    theirs = {one["address"]: one for one in planned}
    return [
        f"{resource.address} {name}"
        for resource in found.resources
        for name in written(resource)
        if resource.attributes.get(name) is None and not _is_nothing(theirs.get(resource.address), name)
    ]


def written(resource: Resource) -> Iterator[str]:
    """The names of the arguments and blocks that a resource's block writes."""
    place = resource.location
    assert place is not None
    file = Path(place.file)
    for block in body_of(file.read_bytes(), file.suffix == ".json").blocks:
        if block.line == place.line and block.type == "resource":
            yield from block.body.arguments.keys() - META_ARGUMENTS
            yield from {kind_of(one) for one in block.body.blocks} - META_BLOCKS


def _is_nothing(plan: Json | None, name: str) -> bool:
    """Whether the plan shows nothing at a name: no value, an empty one, or one that the provider chooses."""
    value = plan["values"].get(name) if plan else None
    return value is None or value in ([], {}, "", 0) or value is False


def closed(found: Definition, planned: Sequence[Json]) -> list[str]:
    """What the plan marks as sensitive and the reading leaves open."""
    ours = {one.address: one for one in found.resources}
    return [
        path
        for plan in planned
        if plan["address"] in ours
        for path in _open(plan.get("sensitive_values", {}), *_told(ours[plan["address"]]), plan["address"])
    ]


def _told(ours: Resource) -> tuple[Any, Any]:
    return ours.sensitive[0] if isinstance(ours.sensitive, tuple) else None, ours.attributes


def _open(theirs: Any, ours: Any, value: Any, where: str) -> list[str]:
    """Paths that the plan closes, ours does not, and at which ours has a value."""
    if theirs is True:
        return [] if ours is True or value is None or isinstance(value, Unknown) else [where]
    names = theirs if isinstance(theirs, dict) else range(len(theirs)) if isinstance(theirs, list) else ()
    found = ((name, theirs[name], ours if ours is True else _at(ours, name), _at(value, name)) for name in names)
    return [path for name, *inner in found for path in _open(*inner, f"{where}.{name}")]


def _at(value: Any, name: Any) -> Any:
    try:
        return value[name]
    except (KeyError, IndexError, TypeError):
        return None
