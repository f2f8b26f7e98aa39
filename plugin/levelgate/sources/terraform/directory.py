"""A directory of Terraform or OpenTofu source in, its resources out, without a plan and without running anything."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from levelgate.errors import InputError
from levelgate.model.resource import Resource
from levelgate.sources.terraform.given import Given
from levelgate.sources.terraform.language.values import plain
from levelgate.sources.terraform.module.files import Tree, is_module
from levelgate.sources.terraform.module.providers import provider_blocks
from levelgate.sources.terraform.module.resources import resources_of
from levelgate.sources.terraform.module.root import Root
from levelgate.sources.terraform.module.scope import Scope
from levelgate.sources.terraform.module.variables import closed, given_values
from levelgate.sources.terraform.plan import Reading
from levelgate.sources.terraform.secrets import marked_texts, texts

# References go through modules a hundred deep; each step of the way takes about a dozen frames.
_FRAMES = 10_000


def read(folder: Path, tops: Sequence[Path], given: Given) -> tuple[Reading, str]:
    """Read the root module in `folder`: what it says, and the digest of what was read.

    Nothing outside `tops` is read but the files that `given` names. The digest is the SHA-256 of one line per file,
    sorted: its own SHA-256, two spaces, its path (what `sha256sum` prints).

    Raises InputError where there is no Terraform source (INPUT_DIRECTORY), where none of it can be read
    (INPUT_UNREADABLE), or where there is neither a resource in it nor anything that could not be read (INPUT_EMPTY).
    """
    if not is_module(folder):
        help = "give the directory of a root module, or a plan's JSON"
        raise InputError("INPUT_DIRECTORY", "the directory holds no Terraform source", where=str(folder), help=help)
    files = Tree(*tops)
    with _deep():
        root = Root(folder, files, given_values(folder, given, files), given.environment.get("TF_WORKSPACE", ""))
        scope = Scope(root, root.module(folder))
        resources = list(resources_of(scope))
        secrets = _secrets(scope, resources)
    if not resources and files.problems and not _says_anything(scope):
        first = files.problems[0]
        help = "check the files and their permissions"
        raise InputError("INPUT_UNREADABLE", first.detail, where=first.where, help=help)
    if not resources and not files.problems:
        help = "give the directory of a root module"
        raise InputError("INPUT_EMPTY", "there is no resource in this source", where=str(folder), help=help)
    providers = list(provider_blocks(scope))
    return Reading(resources, files.problems, root.provisioned, secrets, providers), _digest(files)


def _secrets(root: Scope, resources: list[Resource]) -> set[str]:
    """Every text that the configuration calls sensitive: in variables, outputs and resources."""
    found: set[str] = set()
    for resource in resources:
        for marks in resource.sensitive if isinstance(resource.sensitive, tuple) else ():
            found |= set(marked_texts(resource.attributes, marks))
    for type, read in (("variable", root.variable), ("output", root.output)):
        for name, declared in root.module.named(type):
            found |= set(texts(plain(read(name)))) if closed(declared) else set()
    return found


def _says_anything(scope: Scope) -> bool:
    return bool(scope.module.resources or scope.module.locals or scope.module.blocks)


@contextmanager
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _digest(files: Tree) -> str:
    lines = sorted(f"{digest}  {path}\n" for path, digest in files.digests.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()
