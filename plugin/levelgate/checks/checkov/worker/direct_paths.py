"""Plain attribute paths, looked up directly: the library that Checkov asks walks the whole configuration for each."""

from collections.abc import Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from levelgate.checks.checkov.worker.lean import VALUE_CHECKS

_GLOB = set("*?[]!")
_MISSING = object()


def use_direct_paths() -> None:
    """Let Checkov's value checks look up plain paths without the library; other paths still go through it."""
    library = import_module("dpath")

    def search(conf: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        if kwargs == {"yielded": True} and not args and path.startswith("**/") and not _GLOB & set(path[3:]):
            return _anywhere(conf, path[3:], ())
        steps = _plain(path)
        if steps is None or args or kwargs:
            return library.search(conf, path, *args, **kwargs)
        found = _walk(conf, steps)
        return {} if found is _MISSING else {path: found}

    def get(conf: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        steps = _plain(path)
        if steps is None or args or kwargs:
            return library.get(conf, path, *args, **kwargs)
        return _walk(conf, steps)

    for module in VALUE_CHECKS:
        shortened: Any = import_module(f"checkov.terraform.checks.resource.{module}")
        shortened.dpath = SimpleNamespace(search=search, get=get)


def _plain(path: str) -> list[str | int] | None:
    """The steps of a path that names keys and single digits only; None for any other pattern.

    `[0]` is a pattern too, one that matches the index 0 alone.
    """
    steps: list[str | int] = []
    for step in path.split("/"):
        if len(step) == 3 and step[0] == "[" and step[2] == "]" and step[1].isdigit():
            steps.append(int(step[1]))
        elif not step or _GLOB & set(step):
            return None
        else:
            steps.append(step)
    return steps


def _anywhere(value: Any, name: str, place: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Where the last step of a path is `name`: what lies in a value comes before what lies deeper."""
    if isinstance(value, dict):
        children = [(str(key), each) for key, each in value.items()]
    elif isinstance(value, list):
        children = [(str(index), each) for index, each in enumerate(value)]
    else:
        return
    yield from (("/".join((*place, key)), each) for key, each in children if key == name)
    for key, each in children:
        yield from _anywhere(each, name, (*place, key))


def _walk(value: Any, steps: list[str | int]) -> Any:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(str(step), _MISSING)
        elif isinstance(value, list) and str(step).isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return _MISSING
        if value is _MISSING:
            return _MISSING
    return value
