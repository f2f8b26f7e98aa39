"""What all module instances of one root module share: its files, what was given to it, and what went wrong."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from levelgate.model.resource import Problem
from levelgate.model.value import Unknown
from levelgate.sources.terraform.language.limits import Budget
from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.module.declared import Module, module_of
from levelgate.sources.terraform.module.files import Tree
from levelgate.sources.terraform.module.variables import Value

# What `terraform init` writes about the modules that it fetched.
_MANIFEST = Path(".terraform") / "modules" / "modules.json"


class Root:
    """A root module in `folder`, read within `tree`, with the values `given` to its variables.

    `workspace` is empty where it is not told.
    """

    def __init__(self, folder: Path, tree: Tree, given: Mapping[str, Value], workspace: str) -> None:
        self.folder = folder
        self.tree = tree
        self.given = given
        # Only the environment tells: the workspace that a tree says was selected is the tree's own word.
        self.workspace = workspace or UNDECIDED
        self.budget = Budget()
        self.opened: dict[int, tuple[Any, Unknown | None]] = {}
        self.provisioned: list[str] = []
        self._modules: dict[Path, Module] = {}
        self._fetched = _fetched(folder, tree)
        self._seen: set[tuple[str, str, str]] = set()

    def module(self, folder: Path) -> Module:
        """The module in a directory, read once."""
        if folder not in self._modules:
            self._modules[folder] = module_of(folder, self.tree)
        return self._modules[folder]

    def folder_of(self, source: str, above: Path, key: str) -> Path | None:
        """Where the module `source`, called from `above`, lies; `key` is its path of names. None if it is not here."""
        if source.startswith(("./", "../")) or source in (".", ".."):
            return _clean(above / source)
        found = self._fetched.get(key)
        return _clean(self.folder / found) if found else None

    def complain(self, code: str, detail: str, where: str) -> None:
        """Note a problem, once."""
        # Once a bound is reached, everything that is left reaches it: the first place is enough.
        key = (code, detail, "" if code == "SOURCE_LIMIT" else where)
        if key not in self._seen:
            self._seen.add(key)
            self.tree.problems.append(Problem(code, detail, where))


def _fetched(folder: Path, tree: Tree) -> dict[str, str]:
    """The directories of modules that were fetched, by their path of names."""
    content = tree.content(folder / _MANIFEST) if (folder / _MANIFEST).is_file() else None
    try:
        entries = json.loads(content)["Modules"] if content else []
        return {str(entry["Key"]): str(entry["Dir"]) for entry in entries}
    except (ValueError, KeyError, TypeError, RecursionError):
        tree.problems.append(Problem("SOURCE_UNREADABLE", "not the list of fetched modules", str(folder / _MANIFEST)))
        return {}


def _clean(place: Path) -> Path:
    """The path without `..`, by its text alone, as Terraform has it."""
    parts: list[str] = []
    for part in place.parts:
        if part == ".." and parts and parts[-1] not in ("..", place.anchor):
            parts.pop()
        elif part != ".":
            parts.append(part)
    return Path(*parts)
