"""The options for the variables of Terraform source."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from levelgate.sources.terraform.given import Given

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --var and --var-file, which reach the command as `assigned` and `var_files`."""
    text = "A value for a variable of Terraform source (repeatable); wins over every file."
    command = click.option("--var", "assigned", multiple=True, metavar="NAME=VALUE", help=text)(command)
    text = "A file of variables for Terraform source (repeatable)."
    return click.option("--var-file", "var_files", multiple=True, type=_FILE, help=text)(command)


def given(assigned: tuple[str, ...], var_files: tuple[Path, ...]) -> Given:
    """What the owner gives: options, and the variables TF_VAR_… of the environment."""
    return Given(os.environ, var_files, assigned)
