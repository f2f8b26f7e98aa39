"""Values that the pipeline's owner gives to the variables of a root module."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Given(NamedTuple):
    """The environment, files of variables, and NAME=VALUE assignments; of two values for one name the later counts."""

    environment: Mapping[str, str] = {}
    files: tuple[Path, ...] = ()
    assigned: tuple[str, ...] = ()


NOTHING_GIVEN = Given()
