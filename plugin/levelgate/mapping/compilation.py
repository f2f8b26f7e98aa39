"""The knowledge compiled: YAML in, the JSON that a wheel holds out."""

from pathlib import Path
from typing import Any

import msgspec

from levelgate.mapping import platforms, store


def compile_to(target: Path) -> list[Path]:
    """Write the knowledge of a source tree as JSON below `target`; returns the files written.

    Of a platform's area files only what they come to is written: their terms are written out once, not on every run.
    """
    found = {path.relative_to(store.SOURCE): store.load(path).data for path in store.sources()}
    rules = {Path("platforms", one.id, store.COMPILED): platforms.come_to(one.id) for one in platforms.platforms()}
    return [_write(target / path, data) for path, data in (found | rules).items()]


def _write(path: Path, data: Any) -> Path:
    path = path.with_suffix(".json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.encode(_keyed(data) if isinstance(data, dict) else data))
    return path


def _keyed(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _keyed(value) for key, value in data.items()}
    return [_keyed(item) for item in data] if isinstance(data, list) else data
