"""The language of texts."""

import os
from typing import Literal

import click

Language = Literal["vi", "en"]

option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    envvar="LEVELGATE_LANG",
    show_envvar=True,
    help="Language of the texts; default: the locale's, else English.",
)


def chosen(lang: str | None) -> Language:
    """The language asked for, else that of the locale, else English."""
    if lang is not None:
        return "vi" if lang == "vi" else "en"
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "vi" if locale.lower().startswith("vi") else "en"
