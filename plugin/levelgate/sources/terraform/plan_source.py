"""The source that a plan was made from: where a block stands, and which of its attributes are nothing but a reference.

Only these facts are taken from it; values come from the plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from levelgate.errors import UsageError
from levelgate.model.resource import Location, Problem
from levelgate.sources.terraform.bare import BareReference, bare_references, iterated
from levelgate.sources.terraform.language.nodes import AnyNode, Block, Body
from levelgate.sources.terraform.module.bodies import META_ARGUMENTS, META_BLOCKS
from levelgate.sources.terraform.module.declared import Declared, Module, module_of
from levelgate.sources.terraform.module.files import Tree, is_override


class Source:
    """The source of a root module, read one directory at a time, when a plan names it.

    `problems` are files that could not be read: the verdict is then at best incomplete.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._tree = Tree(root, Path.cwd())
        self._modules: dict[str, Module] = {}

    @property
    def problems(self) -> list[Problem]:
        """What could not be read so far."""
        return self._tree.problems

    def location(self, directory: str | None, block: str) -> Location | None:
        """Where the block stands, or None."""
        found = self._block(directory, block)
        return found.location if found else None

    def references(self, directory: str | None, block: str) -> Mapping[str, tuple[BareReference, ...]]:
        """The attributes of the block that are plain references, by path; nested blocks are joined by dots."""
        found = self._block(directory, block)
        if found is None or directory is None or self._is_doubtful(directory):
            return {}
        over, locals = iterated(found.argument("for_each")), self._module(directory).locals
        paths: dict[str, list[BareReference] | None] = {}
        for path, value in _values(found.body, ""):
            bare = bare_references(value, locals, over)
            seen = paths.get(path, [])
            paths[path] = None if bare is None or seen is None else [*seen, *bare]
        return {path: tuple(bare) for path, bare in paths.items() if bare}

    def dynamic(self, directory: str | None, block: str) -> frozenset[str] | None:
        """Paths that `dynamic` blocks make: of nested blocks, and of all that their contents write.

        A plan's JSON does not show these as written. None where the source does not show the block.
        """
        found = self._block(directory, block)
        if found is None or directory is None or self._is_doubtful(directory):
            return None
        return frozenset(_made(found.body, "")) if _is_whole(found.body) else None

    def _block(self, directory: str | None, block: str) -> Declared | None:
        type, _, name = block.partition(".")
        return self._module(directory).resources.get(("managed", type, name)) if directory is not None else None

    def _module(self, directory: str) -> Module:
        if directory not in self._modules:
            self._modules[directory] = module_of(self._root / directory, self._tree)
        return self._modules[directory]

    def _is_doubtful(self, directory: str) -> bool:
        """Whether the blocks of a directory are not all that is said: twice, or by an override that cannot be read."""
        folder = (self._root / directory).as_posix()
        places = [(problem.code, Path(problem.where.partition(":")[0])) for problem in self.problems]
        here = [(code, place.name) for code, place in places if place.parent.as_posix() == folder]
        return any(code == "SOURCE_TWICE" or is_override(name) for code, name in here)


def read_source(root: Path) -> Source:
    """The source below `root`; raises UsageError (SOURCE_MISSING) when it is not a directory."""
    if not root.is_dir():
        raise UsageError(
            "SOURCE_MISSING", "there is no such directory", where=str(root), help="give --source the root module"
        )
    return Source(root)


def _values(body: Body, prefix: str) -> Iterator[tuple[str, AnyNode]]:
    """What attributes say, by path, in the body and its nested blocks."""
    for name, argument in body.arguments.items():
        if prefix or name not in META_ARGUMENTS:
            yield f"{prefix}{name}", argument.value
    for block in body.blocks:
        if block.type != "dynamic" and (prefix or block.type not in META_BLOCKS):
            yield from _values(block.body, f"{prefix}{block.type}.")


def _is_whole(body: Body) -> bool:
    """Whether every `dynamic` in the body has its content: Terraform accepts no other, so this source made no plan."""
    contents = (any(True for _ in block.body.of_type("content")) for block in body.of_type("dynamic"))
    return all(contents) and all(_is_whole(block.body) for block in body.blocks)


def _made(body: Body, prefix: str) -> Iterator[str]:
    """Paths that the `dynamic` blocks of `body` and of its nested blocks make."""
    for block in body.blocks:
        if block.type != "dynamic":
            yield from _made(block.body, f"{prefix}{block.type}.")
        elif len(block.labels) == 1:
            yield prefix + block.labels[0]
            for content in block.body.of_type("content"):
                yield from _all_of(content.body, f"{prefix}{block.labels[0]}.")


def _all_of(content: Body, prefix: str) -> Iterator[str]:
    yield from (prefix + name for name in content.arguments)
    yield from _made(Body({}, tuple(content.of_type("dynamic"))), prefix)
    for block in _static(content.blocks):
        yield prefix + block.type
        yield from _all_of(block.body, f"{prefix}{block.type}.")


def _static(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.type != "dynamic")
