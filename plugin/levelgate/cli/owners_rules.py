"""The option `--rules`: rules of the pipeline's owner, in force while the gate judges."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from levelgate.errors import UsageError
from levelgate.model.resource import InputFile


@contextmanager
def owners_rules(folder: Path | None, tree: Path) -> Iterator[tuple[InputFile, ...]]:
    """The rules below `folder` count within this context; gives their files with digests, none without a folder.

    Raises UsageError: RULES_INSIDE where the folder lies in the scanned repository `tree`, and what
    `mapping.extension.read_beside` and `checks.sound.verify` raise.
    """
    if folder is None:
        yield ()
        return
    # Only a run with rules of its owner needs the YAML parser.
    from levelgate.checks.sound import verify
    from levelgate.mapping import knowledge, platforms
    from levelgate.mapping.extension import read_beside
    from levelgate.records.confined import inside

    if inside(folder, tree):
        what = "the rules lie inside the scanned repository, which may not say how it is judged"
        raise UsageError("RULES_INSIDE", what, where=str(folder), help="keep them in a repository of the owner's")
    beside = read_beside(folder)
    verify(beside.files, knowledge.rules())
    with platforms.extended(beside.extension):
        yield tuple(_digested(path) for path in beside.paths)


def _digested(path: Path) -> InputFile:
    return InputFile(str(path), "rules", hashlib.sha256(path.read_bytes()).hexdigest())
