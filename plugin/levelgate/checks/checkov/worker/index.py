"""Which of Checkov's checks looks at which types: made by importing all of them once, kept for the next runs."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path
from typing import Any

from levelgate.checks.checkov.worker.lean import KINDS, folder_of_policies, folders_of_checks

# Checkov's plan runner leaves these out: they ask for `lifecycle`, which no plan shows.
_NOT_OF_PLANS = "TF_LIFECYCLE_CHECK_IDS"

Index = dict[str, Any]


def build(place: Path) -> Index:
    """The index of an installed Checkov.

    {"version", "checks": {id: {"kind", "module", "types"}}, "policies": {id: {"file", "types", "judged"}}}; `judged`
    are the types that a policy gives outcomes for, the others it only connects to.
    """
    version = import_module("checkov.version").version
    return {"version": version, "checks": dict(_checks(place)), "policies": dict(_policies(place))}


def _checks(place: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    brought = _brought(place)
    left_out = _ids_left_out(place)
    found: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        for type, check in registry(kind).all_checks():
            if check.id not in left_out:
                entry = {"kind": kind, "module": brought[kind, check.id], "types": []}
                found.setdefault(check.id, entry)["types"].append(type)
    for id, entry in sorted(found.items()):
        yield id, entry | {"types": sorted(entry["types"])}


def _brought(place: Path) -> dict[tuple[str, str], str]:
    """The module that makes each check, by kind and id; it need not be the one of the check's class."""
    brought: dict[tuple[str, str], str] = {}
    loaded = _packages_loaded(place)
    files = ((name, file) for name, folder in folders_of_checks(place) for file in sorted(folder.glob("*.py")))
    for name, file in files:
        if name in loaded and not file.stem.startswith("__"):
            import_module(f"{name}.{file.stem}")
            for kind in KINDS:
                brought.update({(kind, id): f"{name}.{file.stem}" for id in _ids(kind) if (kind, id) not in brought})
    return brought


def registry(kind: str) -> Any:
    """Where Checkov's checks of a kind register when their modules are imported."""
    return getattr(import_module(f"checkov.terraform.checks.{kind}.registry"), f"{kind}_registry")


def _ids(kind: str) -> list[str]:
    return [check.id for _, check in registry(kind).all_checks()]


def _packages_loaded(place: Path) -> set[str]:
    """The packages of checks that Checkov itself loads: one that lies there unnamed never runs."""
    inits = (place / "terraform" / "checks" / kind / "__init__.py" for kind in KINDS)
    return {
        name for init in inits for name in re.findall(r"^from (\S+) import \*", init.read_text("utf-8"), re.MULTILINE)
    }


def _ids_left_out(place: Path) -> set[str]:
    """Read, not imported: the runner brings the whole graph stack."""
    text = (place / "terraform" / "plan_runner.py").read_text("utf-8")
    written = re.search(rf"^{_NOT_OF_PLANS} = \{{(.*?)\}}", text, re.DOTALL | re.MULTILINE)
    return set(re.findall(r'"(CKV\w+)"', written[1])) if written else set()


def _policies(place: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    base = folder_of_policies(place)
    for file in sorted(base.rglob("*.json")):
        policy = json.loads(file.read_text("utf-8"))
        types = sorted(set(_types(policy["definition"])))
        judged = sorted(set(_filtered(policy["definition"]))) or types
        path = file.relative_to(base).as_posix()
        yield policy["metadata"]["id"], {"file": path, "types": types, "judged": judged}


def _types(definition: Any) -> Iterator[str]:
    for condition in conditions(definition):
        for key in ("resource_types", "connected_resource_types"):
            named = condition.get(key) or ()
            yield from [named] if isinstance(named, str) else named


def _filtered(definition: Any) -> Iterator[str]:
    for condition in conditions(definition):
        if condition.get("cond_type") == "filter" and condition.get("attribute") == "resource_type":
            yield from condition["value"]


def conditions(definition: Any) -> Iterator[dict[str, Any]]:
    """Every condition in a policy's definition, combined ones too."""
    if isinstance(definition, list):
        for each in definition:
            yield from conditions(each)
    elif isinstance(definition, dict):
        yield definition
        for key in ("and", "or", "not"):
            yield from conditions(definition.get(key))


def matching(types: list[str], present: set[str]) -> set[str]:
    """Which of the types present a check names: plainly, or by a pattern."""
    exact = present.intersection(types)
    patterns = [type for type in types if set(type) & set("*?[")]
    return exact | {type for type in present if any(fnmatchcase(type, pattern) for pattern in patterns)}
