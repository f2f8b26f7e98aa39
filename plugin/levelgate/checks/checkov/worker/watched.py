"""Configurations that notice when a check reads a value that is not known yet."""

from collections.abc import Callable, Iterator, KeysView
from importlib import import_module
from typing import Any

from levelgate.checks.checkov.worker.entities import Entity, Path, shown
from levelgate.checks.checkov.worker.lean import VALUE_CHECKS

Notice = Callable[[str], None]


class WatchedDict(dict[str, Any]):
    """A dict with keys that stand for unknown values: asking for one, or for all there is, is noticed."""

    def __init__(self, values: dict[str, Any], hidden: dict[str, str], notice: Notice) -> None:
        super().__init__(values)
        self._hidden = hidden
        self._notice = notice

    def _asked(self, key: object) -> None:
        if key in self._hidden:
            self._notice(self._hidden[str(key)])

    def _asked_all(self) -> None:
        for attribute in self._hidden.values():
            self._notice(attribute)

    def __getitem__(self, key: str) -> Any:
        self._asked(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._asked(key)
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """As of a dict."""
        self._asked(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[str]:
        self._asked_all()
        return super().__iter__()

    def keys(self) -> Any:
        """As of a dict; to ask whether one is there is not to ask for all."""
        return KeysView(self)

    def values(self) -> Any:
        """As of a dict."""
        self._asked_all()
        return super().values()

    def items(self) -> Any:
        """As of a dict."""
        self._asked_all()
        return super().items()


def leave_dynamic_alone() -> None:
    """Let Checkov's look for `dynamic` blocks, which reads everything, pass over watched configurations.

    These are made of ones that it has been through.
    """
    for name in ("base_resource_check", *VALUE_CHECKS):
        module: Any = import_module(f"checkov.terraform.checks.resource.{name}")
        module.handle_dynamic_values = _passing_over(module.handle_dynamic_values)


def _passing_over(handle: Callable[..., bool]) -> Callable[..., bool]:
    return lambda conf, *more: False if isinstance(conf, WatchedDict) else handle(conf, *more)


def watched(entity: Entity, notice: Notice) -> dict[str, Any]:
    """The entity's configuration, telling `notice` the attribute whenever a check reads what is unknown in it."""
    found = _watched(entity.conf, {path: shown(path) for path in entity.unknown}, notice)
    return found if isinstance(found, dict) else entity.conf


def _watched(value: Any, unknown: dict[Path, str], notice: Notice) -> Any:
    """`unknown` are paths below the value. Lists, Checkov's wrapping and lists of blocks alike, are looked through."""
    if not unknown:
        return value
    if isinstance(value, dict):
        below = {key: _below(unknown, key) for key in {path[0] for path in unknown if path}}
        # An item of a list that is not known is noticed where the list is asked for.
        hidden = {
            str(key): attribute
            for key, paths in below.items()
            for rest, attribute in paths.items()
            if all(isinstance(step, int) for step in rest)
        }
        inner = {key: _watched(each, below.get(key, {}), notice) for key, each in value.items()}
        return WatchedDict(inner, hidden, notice)
    if isinstance(value, list):
        # Wrapping takes no step of a path; an item of a list of blocks takes one, its index.
        return [_watched(each, unknown | _below(unknown, number), notice) for number, each in enumerate(value)]
    return value


def _below(unknown: dict[Path, str], step: object) -> dict[Path, str]:
    return {path[1:]: attribute for path, attribute in unknown.items() if path and path[0] == step}
