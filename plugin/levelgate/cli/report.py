"""`levelgate report`: a result in, any report of it out."""

from pathlib import Path

import click
import msgspec

from levelgate.cli import language, output
from levelgate.errors import InputError
from levelgate.reports.result import decode


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@output.options
@language.option
def report(result: Path, formats: tuple[str, ...], output_dir: Path | None, lang: str | None) -> None:
    """Render reports from RESULT (`--format json` of a check); the verdict is the result's."""
    targets = output.targets(formats, output_dir)
    try:
        content = decode(result.read_bytes())
    except OSError as problem:
        what = f"the file cannot be read: {problem.strerror}"
        raise InputError("RESULT_UNREADABLE", what, where=str(result), help="give the file of --format json") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        what = "this is not a result of levelgate, version 1"
        raise InputError("RESULT_UNREADABLE", what, where=str(result), help="give the file of --format json") from None
    output.write(content, targets, language.chosen(lang))
