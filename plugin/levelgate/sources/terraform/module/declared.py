"""What a module declares: the files of one directory in, its blocks by name out, override files merged.

Source: https://developer.hashicorp.com/terraform/language/files/override
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from levelgate.model.resource import Location, Problem
from levelgate.sources.terraform.language.nodes import AnyNode, Argument, Block, Body
from levelgate.sources.terraform.module.files import File, Tree

Key: TypeAlias = tuple[str, ...]


class Declared(NamedTuple):
    """A block with the file it stands in."""

    file: str
    block: Block

    @property
    def location(self) -> Location:
        """Where it stands."""
        return Location(self.file, self.block.line)

    @property
    def body(self) -> Body:
        """What stands between its braces."""
        return self.block.body

    def argument(self, name: str) -> AnyNode | None:
        """The expression of an argument, or None."""
        found = self.block.body.arguments.get(name)
        return found.value if found else None

    def at(self, name: str) -> str:
        """`file:line` of an argument, or of the block where it has none of that name."""
        found = self.block.body.arguments.get(name)
        return f"{self.file}:{found.line if found and found.line else self.block.line}"


class Local(NamedTuple):
    """A local value: its expression, and `file:line`."""

    value: AnyNode
    where: str


class Module(NamedTuple):
    """The blocks of a directory: `resources` by mode, type and name, `blocks` by type and name."""

    folder: Path
    resources: Mapping[Key, Declared]
    locals: Mapping[str, Local]
    blocks: Mapping[Key, Declared]

    def named(self, type: str) -> Iterator[tuple[str, Declared]]:
        """The blocks of a type, with their names."""
        return ((name, found) for (one, name), found in self.blocks.items() if one == type)


def module_of(folder: Path, tree: Tree) -> Module:
    """Read a directory; what is wrong with it goes into the tree's problems."""
    declaring, overriding = tree.sources(folder)
    reader = _Reader(folder, tree.problems)
    for file in declaring:
        reader.read(file, reader.declare)
    for file in overriding:
        reader.read(file, reader.override)
    return reader.module


class _Reader:
    """Collects the blocks of a directory, file by file."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self._resources: dict[Key, Declared] = {}
        self._locals: dict[str, Local] = {}
        self._blocks: dict[Key, Declared] = {}
        self._problems = problems
        self.module = Module(folder, self._resources, self._locals, self._blocks)

    def read(self, file: File, add: Callable[[Declared], None]) -> None:
        """Add the blocks of a file, each by `add`."""
        for block in file.body.blocks:
            found = Declared(file.path, block)
            if block.type == "locals":
                self._add_locals(found, add)
            else:
                add(found)

    def _add_locals(self, found: Declared, add: Callable[[Declared], None]) -> None:
        for name, argument in found.body.arguments.items():
            if name in self._locals and add == self.declare:
                self._twice(f"local.{name}", found)
            self._locals[name] = Local(argument.value, found.at(name))

    def declare(self, found: Declared) -> None:
        """A block of an ordinary file: each name once."""
        known, key = self._place(found)
        if found.block.type == "terraform" and key in known:
            known[key] = _merged(known[key], found)
            return
        if key in known:
            self._twice(" ".join((found.block.type, *found.block.labels)), found)
        known[key] = found

    def override(self, found: Declared) -> None:
        """A block of an override file: it changes the one of its name."""
        known, key = self._place(found)
        if key in known:
            known[key] = _merged(known[key], found)
        else:
            self._problems.append(Problem("SOURCE_OVERRIDE", "there is no such block to override", found.at("")))

    def _place(self, found: Declared) -> tuple[dict[Key, Declared], Key]:
        """Where a block is kept, and under which key; blocks without a name of their own under their place."""
        type, labels = found.block.type, found.block.labels
        if type in ("resource", "data") and len(labels) == 2:
            return self._resources, ("managed" if type == "resource" else "data", *labels)
        if type == "provider":
            alias = found.argument("alias")
            return self._blocks, (type, ".".join([*labels[:1], *_text(alias)]))
        named = type in ("variable", "output", "module") and labels
        return self._blocks, (type, labels[0] if named else "" if type == "terraform" else found.at(""))

    def _twice(self, what: str, found: Declared) -> None:
        self._problems.append(Problem("SOURCE_TWICE", f"{what} is declared twice", found.at("")))


def _text(node: AnyNode | None) -> list[str]:
    value = getattr(node, "value", None)
    return [value] if isinstance(value, str) else []


def _merged(base: Declared, other: Declared) -> Declared:
    """A block with what another says of it: arguments one by one, nested blocks by type."""
    replaced = {_kind(block) for block in other.body.blocks} - {"lifecycle", "required_providers"}
    kept = tuple(block for block in base.body.blocks if _kind(block) not in replaced)
    arguments: dict[str, Argument] = {**base.body.arguments, **other.body.arguments}
    body = Body(arguments, kept + other.body.blocks)
    return base._replace(block=Block(base.block.type, base.block.labels, body, base.block.line))


def _kind(block: Block) -> str:
    return block.labels[0] if block.type == "dynamic" and block.labels else block.type
