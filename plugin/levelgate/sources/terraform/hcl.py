"""Terraform source in, locations and plain references out.

Only facts are taken from it: where a block stands, and which attributes are nothing but a reference. Its values come
from the plan.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from levelgate.errors import UsageError
from levelgate.model.resource import Location, Problem

_MAX_BYTES = 1024 * 1024
_MAX_HOPS = 10
_NAME = r"[A-Za-z_][\w-]*"
_RESOURCE = rf"(?P<block>(?!var\.|local\.|each\.|data\.|module\.|count\.|path\.|self\.){_NAME}\.{_NAME})"
_OWN = ("[count.index]", "[each.key]")
_LITERAL = r'\[(?:\d+|"[^"\\$%]*")\]'
_PLAIN = re.compile(rf"{_RESOURCE}(?P<index>{_LITERAL}|\[count\.index\]|\[each\.key\])?(?:\.{_NAME})+\Z")
_ELSEWHERE = re.compile(rf"(?:module|var)\.{_NAME}(?:{_LITERAL})?(?:\.{_NAME})*\Z")
_OVERRIDE = re.compile(r"(?:.*_)?override\.(?:tf|tofu)(?:\.json)?\Z")
_ALL = (
    re.compile(rf"{_RESOURCE}\[\*\](?:\.{_NAME})+\Z"),
    re.compile(rf"values\({_RESOURCE}\)\[\*\](?:\.{_NAME})+\Z"),
    re.compile(rf"\[\s*for\s+(?:{_NAME}\s*,\s*)?(?P<item>{_NAME})\s+in\s+{_RESOURCE}\s*:\s*(?P=item)\.{_NAME}\s*\]\Z"),
)


class BareReference(NamedTuple):
    """A value that is nothing but a reference: its text without attribute, and which instances it means.

    `own_key` is the instance with the referring one's key; `every` all instances.
    """

    text: str
    own_key: bool = False
    every: bool = False


class Block(NamedTuple):
    """A resource block: where it stands and what it says."""

    location: Location
    body: dict[str, Any]


class Module(NamedTuple):
    """One directory of source: resource blocks by address, local values by name."""

    blocks: dict[str, Block]
    locals: dict[str, Any]


class Source:
    """The source of a root module, read one directory at a time, when a plan names it.

    `problems` are files that could not be read: the verdict is then at best incomplete.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._allowed = (root.resolve(), Path.cwd().resolve())
        self._modules: dict[str, Module] = {}
        self.problems: list[Problem] = []

    def location(self, directory: str | None, block: str) -> Location | None:
        """Where the block stands, or None."""
        found = self._module(directory).blocks.get(block)
        return found.location if found else None

    def references(self, directory: str | None, block: str) -> Mapping[str, tuple[BareReference, ...]]:
        """The attributes of the block that are plain references, by path; nested blocks are joined by dots."""
        module = self._module(directory)
        found = module.blocks.get(block)
        if found is None:
            return {}
        iterated = _unwrapped(found.body.get("for_each"))
        paths: dict[str, list[BareReference] | None] = {}
        for path, value in _values(found.body, ""):
            bare = _bare(value, module, iterated, 0)
            seen = paths.get(path, [])
            paths[path] = None if bare is None or seen is None else [*seen, *bare]
        return {path: tuple(bare) for path, bare in paths.items() if bare}

    def dynamic(self, directory: str | None, block: str) -> frozenset[str] | None:
        """Paths that `dynamic` blocks make: of nested blocks, and of all that their contents write.

        A plan's JSON does not show these as written. None where the source does not show the block.
        """
        found = self._module(directory).blocks.get(block)
        try:
            return frozenset(_made(found.body, "")) if found and found.body else None
        except (AttributeError, KeyError, TypeError):
            # Terraform accepts no other shape of a `dynamic` block: this source is not the plan's.
            return None

    def _module(self, directory: str | None) -> Module:
        if directory is None:
            return Module({}, {})
        if directory not in self._modules:
            self._modules[directory] = self._read(self._root / directory)
        return self._modules[directory]

    def _read(self, folder: Path) -> Module:
        module = Module({}, {})
        files = sorted(folder.glob("*")) if self._may(folder) else []
        readable = [file for file in files if file.suffix in (".tf", ".tofu") and self._may(file) and file.is_file()]
        # Override files change blocks of the others; they are read last.
        for file in sorted(readable, key=lambda file: bool(_OVERRIDE.match(file.name))):
            try:
                _add(module, file)
            except (OSError, ValueError) as problem:
                self.problems.append(Problem("SOURCE_UNREADABLE", type(problem).__name__, str(file)))
                self._doubt(module, file)
        for file in files:
            if file.suffix == ".json":
                self._doubt(module, file)
        return module

    def _may(self, place: Path) -> bool:
        # A link may lead to a device that never ends, or to a file that is nobody's business.
        allowed = any(place.resolve().is_relative_to(folder) for folder in self._allowed)
        if not allowed:
            what = "a file or module outside the source is not read"
            self.problems.append(Problem("SOURCE_OUTSIDE", what, str(place)))
        return allowed

    def _doubt(self, module: Module, file: Path) -> None:
        """Forget what blocks say where an override that cannot be read may say otherwise."""
        if _OVERRIDE.match(file.name):
            module.blocks.update({address: Block(one.location, {}) for address, one in module.blocks.items()})


def read_source(root: Path) -> Source:
    """The source below `root`; raises UsageError (SOURCE_MISSING) when it is not a directory."""
    if not root.is_dir():
        raise UsageError(
            "SOURCE_MISSING", "there is no such directory", where=str(root), help="give --source the root module"
        )
    return Source(root)


def _add(module: Module, file: Path) -> None:
    for child in _parsed(file).body.children:
        labels = [_unquoted(label.serialize()) for label in getattr(child, "labels", ())]
        if labels[:1] == ["resource"] and len(labels) == 3:
            address = f"{labels[1]}.{labels[2]}"
            where = Location(file.as_posix(), child._meta.line)
            # A block that stands twice is overridden: neither body says it all.
            twice = module.blocks.get(address)
            module.blocks[address] = Block(twice.location, {}) if twice else Block(where, child.body.serialize())
        elif labels == ["locals"]:
            module.locals.update(child.body.serialize())


def _parsed(file: Path) -> Any:
    import hcl2  # NOTE: its import takes as long as reading a plan of a thousand resources; most runs have no source

    if file.stat().st_size > _MAX_BYTES:
        raise ValueError("larger than 1 MiB")
    try:
        return hcl2.parses(file.read_text(encoding="utf-8-sig"))
    except Exception as problem:
        # NOTE: the parser raises lark's own errors and, on odd input, plain ones (IndexError, KeyError).
        raise ValueError(str(problem)) from problem


def _values(body: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in body.items():
        if name.startswith("__") or name in ("dynamic", "lifecycle", "provisioner", "depends_on"):
            continue
        path = f"{prefix}.{name}" if prefix else name
        blocks = _blocks(value)
        for item in blocks:
            yield from _values(item, path)
        if not blocks:
            yield path, value


def _blocks(value: Any) -> list[dict[str, Any]]:
    """The nested blocks that a serialised value stands for; none where it is an attribute's."""
    items = value if isinstance(value, list) else []
    return items if all(isinstance(item, dict) and "__is_block__" in item for item in items) else []


def _made(body: Mapping[str, Any], prefix: str) -> Iterator[str]:
    """Paths that the `dynamic` blocks of `body` and of its nested blocks make."""
    for dynamic in body.get("dynamic", ()):
        for label, block in dynamic.items():
            yield prefix + _unquoted(label)
            for content in block["content"]:
                yield from _all_of(content, f"{prefix}{_unquoted(label)}.")
    for name, value in body.items():
        for item in _blocks(value) if name != "dynamic" else ():
            yield from _made(item, f"{prefix}{name}.")


def _all_of(content: Mapping[str, Any], prefix: str) -> Iterator[str]:
    yield from _made({"dynamic": content.get("dynamic", ())}, prefix)
    for name, value in content.items():
        if not name.startswith("__") and name != "dynamic":
            yield prefix + name
            for item in _blocks(value):
                yield from _all_of(item, f"{prefix}{name}.")


def _bare(value: Any, module: Module, iterated: str, hops: int) -> list[BareReference] | None:
    """The references that `value` consists of, or None where it is anything else."""
    if isinstance(value, list):
        parts = [_bare(item, module, iterated, hops) for item in value]
        return None if not parts or None in parts else [one for part in parts for one in part or ()]
    text = _unwrapped(value)
    if text.startswith("local.") and hops < _MAX_HOPS:
        return _bare(module.locals.get(text[6:]), module, iterated, hops + 1)
    found = _reference(text, iterated)
    return [found] if found else None


def _reference(text: str, iterated: str) -> BareReference | None:
    for pattern in _ALL:
        whole = pattern.match(text)
        if whole:
            return BareReference(whole["block"], every=True)
    if _ELSEWHERE.match(text):
        return BareReference(text)
    if text.startswith("each.value.") and re.fullmatch(_RESOURCE, iterated):
        return BareReference(iterated, own_key=True)
    plain = _PLAIN.match(text)
    if plain is None:
        return None
    own = plain["index"] in _OWN
    return BareReference(plain["block"] if own else plain["block"] + (plain["index"] or ""), own_key=own)


def _unwrapped(value: Any) -> str:
    # "${a.b.id}" in quotes is a.b.id in the manner of old.
    text = value.strip('"') if isinstance(value, str) else ""
    return text[2:-1] if text.startswith("${") and text.endswith("}") and text.count("${") == 1 else ""


def _unquoted(label: str) -> str:
    return label.strip('"')
