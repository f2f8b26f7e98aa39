"""Functions that read files of the tree, and those whose answer depends on when and where Terraform runs."""

import base64
import hashlib
import os.path
import posixpath
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from levelgate.model.value import Unknown
from levelgate.sources.terraform.language import template
from levelgate.sources.terraform.language.evaluate import Env, evaluate
from levelgate.sources.terraform.language.functions import counting
from levelgate.sources.terraform.language.functions.elements import make_set
from levelgate.sources.terraform.language.limits import Budget
from levelgate.sources.terraform.language.nodes import AnyNode, Call, Name
from levelgate.sources.terraform.language.primitives import text
from levelgate.sources.terraform.language.problems import SyntaxProblem
from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.language.values import (
    NO_MARKS,
    LanguageError,
    Lookup,
    all_marks,
    first_unknown,
    marked,
    plain,
    unmarked,
)

if TYPE_CHECKING:
    from levelgate.sources.terraform.module.scope import Scope

_MAX_FOUND = 10_000


def special(node: Call, env: Env, scope: "Scope") -> Any:
    """The value of a call that needs more than its arguments; raises LanguageError.

    What depends on time, machine or user is unknown, and so is every function that is not known here.
    """
    arguments = [evaluate(argument, env) for argument in node.arguments]
    marks = NO_MARKS.union(*map(all_marks, arguments))
    if node.name == "templatefile" and len(arguments) == 2:
        return _templatefile(unmarked(arguments[0])[0], unmarked(arguments[1])[0], scope)
    if node.name not in _OF_PATHS or node.spread:
        return marked(UNDECIDED, marks)
    unknown = next(filter(None, map(first_unknown, arguments)), None)
    return marked(unknown or counting(_OF_PATHS[node.name])(scope, *map(plain, arguments)), marks)


def relative(folder: Path, root: Path) -> str:
    """`path.module` of a module in `folder`, as seen from the root module's folder."""
    return Path(os.path.relpath(folder, root)).as_posix()


class _Alone:
    """The surroundings of a template's file: it knows its variables and nothing else."""

    def __init__(self, scope: "Scope") -> None:
        self._scope = scope
        self.budget: Budget = scope.budget
        self.opened = scope.opened

    def name(self, node: Name) -> Any:
        """No name but its variables."""
        raise LanguageError(f"the template has no {node.name}")

    def special(self, node: Call, env: Env) -> Any:
        """What files say, but no further template."""
        if node.name == "templatefile":
            raise LanguageError("a template may not call templatefile")
        return special(node, env, self._scope)


def _templatefile(path: Any, names: Any, scope: "Scope") -> Any:
    if isinstance(path, Unknown) or isinstance(names, (Unknown, Lookup)):
        return marked(UNDECIDED, all_marks(names))
    if not isinstance(names, dict):
        raise LanguageError("the variables of a template are no object")
    content = _read(scope, path)
    if isinstance(content, Unknown):
        return content
    try:
        node = _template(_utf8(content))
    except SyntaxProblem as problem:
        raise LanguageError(f"a template's file: {problem.what}") from None
    return evaluate(node, Env(_Alone(scope), names))


@lru_cache(maxsize=64)
def _template(content: str) -> AnyNode:
    return template.bare(content)


def _read(scope: "Scope", path: Any) -> bytes | Unknown:
    """The bytes of a file of the tree; unknown, with a problem, for one outside it."""
    place = scope.root.folder / text(path)
    if text(path).startswith("~"):
        scope.root.complain("SOURCE_OUTSIDE", "a file in somebody's home is not read", text(path))
        return UNDECIDED
    if scope.root.tree.may(place) and not place.is_file():
        raise LanguageError("there is no such file")
    content = scope.root.tree.content(place)
    return UNDECIDED if content is None else content


def _utf8(content: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8"))
    except UnicodeDecodeError:
        raise LanguageError("a file is not UTF-8 text") from None


def _of_content(convert: Callable[[bytes], str]) -> Callable[..., Any]:
    def read(scope: "Scope", path: Any) -> Any:
        content = _read(scope, path)
        return content if isinstance(content, Unknown) else convert(content)

    return read


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _exists(scope: "Scope", path: Any) -> Any:
    place = scope.root.folder / text(path)
    return place.is_file() if scope.root.tree.may(place) else UNDECIDED


def _set_of_files(scope: "Scope", path: Any, pattern: Any) -> Any:
    folder, wanted = scope.root.folder / text(path), text(pattern)
    if not scope.root.tree.may(folder) or ".." in wanted or any(sign in wanted for sign in "{}[]\\"):
        return UNDECIDED
    # A pattern that ends in `**` means files, for Python only folders.
    wanted = f"{wanted}/*" if wanted.endswith("**") else wanted
    try:
        places = list(islice(folder.glob(wanted), _MAX_FOUND + 1)) if wanted else []
    except (NotImplementedError, OSError, ValueError):
        # A pattern, or a name, that Python's own glob does not take.
        return UNDECIDED
    if len(places) > _MAX_FOUND:
        return UNDECIDED
    files = (place for place in places if place.is_file() and scope.root.tree.may(place))
    return make_set(place.relative_to(folder).as_posix() for place in files)


def _basename(scope: "Scope", path: Any) -> str:
    return posixpath.basename(text(path).rstrip("/")) or ("/" if text(path) else ".")


def _dirname(scope: "Scope", path: Any) -> str:
    return posixpath.normpath(posixpath.dirname(text(path)) or ".")


_OF_PATHS: Mapping[str, Callable[..., Any]] = {
    "basename": _basename,
    "dirname": _dirname,
    "file": _of_content(_utf8),
    "filebase64": _of_content(_base64),
    "filebase64sha256": _of_content(lambda content: _base64(hashlib.sha256(content).digest())),
    "filebase64sha512": _of_content(lambda content: _base64(hashlib.sha512(content).digest())),
    "fileexists": _exists,
    "filemd5": _of_content(lambda content: hashlib.md5(content, usedforsecurity=False).hexdigest()),
    "fileset": _set_of_files,
    "filesha1": _of_content(lambda content: hashlib.sha1(content, usedforsecurity=False).hexdigest()),
    "filesha256": _of_content(lambda content: hashlib.sha256(content).hexdigest()),
    "filesha512": _of_content(lambda content: hashlib.sha512(content).hexdigest()),
}
