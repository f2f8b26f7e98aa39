"""The zone and address plan: its rows in, a table for people, for a merge request or for a spreadsheet out."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from levelgate.mapping.zones import ZoneName
from levelgate.model.value import Token
from levelgate.model.zone import ZoneRow
from levelgate.reports import escape
from levelgate.reports.secrets import Secrets
from levelgate.reports.texts import Say

HEADS = ("zone", "zone-title", "resource", "type", "private", "public", "internet", "root")
_REACHED = {True: "zones.yes", False: "zones.no", None: "zones.open"}
_UNNAMED = {"": "zones.none", Token.AFTER_APPLY: "zones.open"}
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cells = Sequence[Sequence[str]]


def cells(rows: Iterable[ZoneRow], names: Mapping[str, ZoneName], secrets: Secrets, say: Say) -> list[list[str]]:
    """The plan as texts, not escaped: `HEADS` name the columns."""
    return [_cells(row, names, secrets, say) for row in rows]


def _cells(row: ZoneRow, names: Mapping[str, ZoneName], secrets: Secrets, say: Say) -> list[str]:
    known = names.get(row.zone)
    title = say.text(known.title) if known else say(_UNNAMED[row.zone]) if row.zone in _UNNAMED else row.zone
    return [
        "" if row.zone == Token.AFTER_APPLY else row.zone,
        title,
        secrets.hide_key(row.resource.address),
        row.resource.type,
        ", ".join(secrets.hide(say.value(one)) for one in row.private),
        ", ".join(secrets.hide(say.value(one)) for one in row.public),
        say(_REACHED[row.reached]) if row.routed else "",
        row.resource.root,
    ]


def text(plan: Cells, say: Say) -> str:
    """Columns for a terminal."""
    table = [_heads(say), *([escape.terminal(one) for one in row] for row in plan)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADS))]
    lines = ("  ".join(one.ljust(width) for one, width in zip(row, widths, strict=True)) for row in table)
    return "\n".join(line.rstrip() for line in lines)


def markdown(plan: Cells, say: Say) -> str:
    """A table for a merge request or a dossier."""
    rows = [_heads(say), ["---"] * len(HEADS), *([escape.cell(escape.markdown(one)) for one in row] for row in plan)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def csv_text(plan: Cells, say: Say) -> str:
    """Comma-separated values with heads, each line ended by CR LF (RFC 4180); no cell that computes."""
    out = io.StringIO()
    csv.writer(out).writerows([_heads(say), *([_inert(escape.line(one)) for one in row] for row in plan)])
    return out.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _heads(say: Say) -> list[str]:
    return [say(f"zones.{head}") for head in HEADS]


FORMATS: dict[str, Callable[[Cells, Say], str]] = {"text": text, "markdown": markdown, "csv": csv_text}
