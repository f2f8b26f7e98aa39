"""Checkov's modules without what a run of some checks does not need.

Importing anything below `checkov.terraform` normally imports all its checks, a graph library and an HCL parser, which
takes seconds. Here packages are only places to look for modules, and a few libraries are stood in for by the names
asked of them.
"""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

# Packages of Checkov whose `__init__` is not run; each folder of checks is one more.
_PACKAGES = (
    "",
    ".common",
    ".common.checks",
    ".common.checks_infra",
    ".common.graph",
    ".common.graph.checks_infra",
    ".common.util",
    ".terraform",
    ".terraform.checks",
    ".terraform.context_parsers",
    ".terraform.graph_builder",
    ".terraform.graph_builder.graph_components",
    ".terraform.modules",
)
KINDS = ("data", "provider", "resource")
# The modules of Checkov's two kinds of checks of one value, and their classes.
VALUE_CHECKS = {
    "base_resource_value_check": "BaseResourceValueCheck",
    "base_resource_negative_value_check": "BaseResourceNegativeValueCheck",
}


class Graph:
    """Stands in for the graph classes of the libraries: what Checkov asks of a graph here is its nodes.

    They are made when they are asked for: three of Checkov's Python checks do. `asked` says that one did.
    """

    def __init__(self, make: Callable[[], list[tuple[int, dict[str, Any]]]]) -> None:
        self._make = make
        self._made: list[tuple[int, dict[str, Any]]] | None = None
        self.asked = False

    def nodes(self) -> list[tuple[int, dict[str, Any]]]:
        """Number and attributes of every node."""
        self.asked = True
        if self._made is None:
            self._made = self._make()
        return self._made


def root() -> Path:
    """Where Checkov is installed; raises ModuleNotFoundError where it is not."""
    spec = find_spec("checkov")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("there is no Checkov in this interpreter", name="checkov")
    return Path(next(iter(spec.submodule_search_locations)))


def folders_of_checks(place: Path) -> Iterator[tuple[str, Path]]:
    """Every package of checks below Checkov's Terraform checks: its name and folder."""
    for kind in KINDS:
        base = place / "terraform" / "checks" / kind
        yield f"checkov.terraform.checks.{kind}", base
        for folder in sorted(base.iterdir()):
            if folder.is_dir() and folder.name != "__pycache__":
                yield f"checkov.terraform.checks.{kind}.{folder.name}", folder


def folder_of_policies(place: Path) -> Path:
    """Where the files of Checkov's graph policies are."""
    return place / "terraform" / "checks" / "graph_checks"


def prepare() -> Path:
    """Make Checkov's modules importable one by one; returns where it is installed."""
    place = root()
    for suffix in _PACKAGES:
        _stand_in(f"checkov{suffix}", path=place.joinpath(*suffix.split(".")[1:]))
    for name, folder in folders_of_checks(place):
        _stand_in(name, path=folder)
    _stand_in("hcl2", START_LINE="__start_line__", END_LINE="__end_line__")
    # What Checkov asks `isinstance` of; it is only ever given a `Graph`.
    _stand_in("networkx", DiGraph=type("DiGraph", (), {}), edge_dfs=None)
    _stand_in("rustworkx", PyDiGraph=Graph)
    # The plan's JSON is never parsed here, and nothing is asked of the network.
    _stand_in("checkov.terraform.context_parsers.tf_plan", parse=None)
    _stand_in("checkov.common.util.http_utils", normalize_bc_url=str)
    _stand_in("checkov.common.graph.checks_infra.debug", __getattr__=_silent)
    objects = import_module("checkov.terraform.modules.module_objects")
    sys.modules["checkov.terraform"].__dict__.update(TFModule=objects.TFModule, TFDefinitionKey=objects.TFDefinitionKey)
    return place


def _silent(name: str) -> Any:
    """Checkov's trace of what a policy read, which it switches on by its environment."""
    return lambda *args, **kwargs: None


def _stand_in(name: str, path: Path | None = None, **names: Any) -> None:
    module = ModuleType(name)
    if path is not None:
        module.__path__ = [str(path)]
    module.__dict__.update(names)
    sys.modules[name] = module
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)
